import type { Stranger } from "#app/platform/ask-as-stranger.server.ts";
import { log } from "#app/platform/log.server.ts";
import type { ImportOrder } from "#app/sources/import-order.ts";
import type { Remark } from "#app/sources/import-report.ts";
import { UnreadableInput } from "#app/sources/open-input.server.ts";
import { type ImportResult, RefusedFile, runImport } from "#app/sources/run-import.server.ts";
import { isRefreshable, type RefreshableKey } from "#app/sources/set-refresh-url.server.ts";
import { type SourceState, sourceStates } from "#app/sources/source-queries.server.ts";
import { importCongress } from "./import-congress.server.ts";
import { importOpenStates } from "./import-openstates.server.ts";
import { importOwnOfficials } from "./import-own-officials.server.ts";

const readers: Record<RefreshableKey, (where: string, order: ImportOrder) => Promise<ImportResult>> = {
  "congress-legislators": importCongress,
  "openstates-people": importOpenStates,
  "own-officials": importOwnOfficials,
};

/**
 * Job `sources.refresh`: reads every source again that has addresses to be read from. A file that would end most of a
 * body is refused, as by hand, and waits for somebody to look; one source's trouble keeps no other from being read, and
 * is remembered with the source.
 */
export async function refreshSources({ now, stranger }: { now: Date; stranger?: Stranger }): Promise<void> {
  const actor = { id: null, name: "By itself", from: null };
  const order: ImportOrder = { asOf: null, dryRun: false, allowEnding: false, actor, now, stranger };
  for (const source of await sourceStates(now)) {
    if (!isRefreshable(source.key)) continue;
    for (const link of source.refreshUrl?.split(" ") ?? []) await refresh(source, source.key, link, order);
  }
}

async function refresh(
  source: SourceState,
  key: RefreshableKey,
  link: string,
  order: ImportOrder,
): Promise<void> {
  try {
    const { outcome } = await readers[key](link, order);
    log.info({ source: key, outcome }, "a source was read again");
  } catch (error) {
    log.warn({ err: error, source: key }, "a source could not be read again");
    if (error instanceof UnreadableInput) await remember(source, link, error.remark, order);
  }
}

function remember(
  source: SourceState,
  link: string,
  because: Remark,
  order: ImportOrder,
): Promise<ImportResult> {
  const label = link.replace(/[?#].*$/, "");
  return runImport({ ...order, source, label, hash: "", modifiedOn: null }, async () => {
    throw new RefusedFile([because]);
  });
}
