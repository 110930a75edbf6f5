import { prisma } from "#app/platform/db.server.ts";
import { isoDate } from "#app/platform/iso-date.ts";
import type { ImportReport } from "./import-report.ts";
import { isRefreshable } from "./set-refresh-url.server.ts";
import { sources } from "./source.ts";

export type SourceState = {
  key: string;
  name: string;
  url: string | null;
  licence: string | null;
  refreshUrl: string | null;
  /** The last import that went through. `asOf`: the day its facts are of. Null: never. */
  last: { asOf: string; finishedAt: Date; label: string; byName: string; report: ImportReport } | null;
  /** The last try, if it did not go through. */
  trouble: { outcome: "refused" | "failed"; finishedAt: Date; label: string } | null;
  /** Whole days since `last.asOf`. */
  daysOld: number | null;
};

/** Facts older than this are said to be old: members change, and so do telephone numbers. */
export const STALE_DAYS = 90;

const A_DAY = 86_400_000;

/** Every source that was ever read, with how old its facts are; by key. */
export async function sourceStates(now: Date): Promise<SourceState[]> {
  const rows = await prisma.source.findMany({ orderBy: { key: "asc" } });
  return Promise.all(rows.map((row) => stateOf(row, now)));
}

/** Sources of officials that were read, which age as people come and go. */
export async function officialsSources(now: Date): Promise<SourceState[]> {
  const states = await sourceStates(now);
  return states.filter(
    ({ key, last }) => last !== null && (isRefreshable(key) || key === sources.review.key),
  );
}

type SourceRow = Awaited<ReturnType<typeof prisma.source.findMany>>[number];

async function stateOf(row: SourceRow, now: Date): Promise<SourceState> {
  const latest = (good: boolean) =>
    prisma.sourceImport.findFirst({
      where: { sourceKey: row.key, outcome: { in: good ? ["done", "unchanged"] : ["refused", "failed"] } },
      orderBy: [...(good ? [{ asOf: "desc" } as const] : []), { id: "desc" }],
    });
  const [good, bad] = await Promise.all([latest(true), latest(false)]);
  const failedSince = bad && (!good || bad.id > good.id) ? bad : null;
  return {
    key: row.key,
    name: row.name,
    url: row.url,
    licence: row.licence,
    refreshUrl: row.refreshUrl,
    last: good && {
      asOf: isoDate(good.asOf),
      finishedAt: good.finishedAt,
      label: good.label,
      byName: good.byName,
      report: good.report as ImportReport,
    },
    trouble: failedSince && {
      outcome: failedSince.outcome as "refused" | "failed",
      finishedAt: failedSince.finishedAt,
      label: failedSince.label,
    },
    daysOld: good && Math.floor((now.getTime() - good.asOf.getTime()) / A_DAY),
  };
}

/** The day of the newest facts of a source that went through; null: none did. */
export async function knownDay(key: string): Promise<string | null> {
  const row = await prisma.sourceImport.findFirst({
    where: { sourceKey: key, outcome: { in: ["done", "unchanged"] } },
    orderBy: { asOf: "desc" },
  });
  return row && isoDate(row.asOf);
}

/** The hash of what was last read of a source, and went through. */
export async function lastHash(key: string): Promise<string | null> {
  const row = await prisma.sourceImport.findFirst({
    where: { sourceKey: key, outcome: { in: ["done", "unchanged"] } },
    orderBy: { id: "desc" },
  });
  return row?.hash ?? null;
}
