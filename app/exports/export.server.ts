import { z } from "zod";
import { type AuditActor, recordAudit } from "#app/audit/record-audit.server.ts";
import { organisationDay } from "#app/organisation/organisation-queries.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { keepFile } from "#app/runs/kept-files.server.ts";
import type { RunActor, RunHandler, RunHandlers } from "#app/runs/run.ts";
import { startRun } from "#app/runs/start-run.server.ts";
import { type Filter, FilterSchema } from "#app/segments/filter.ts";
import { countSupporters } from "#app/segments/supporters-page.server.ts";
import { customFields } from "#app/supporters/custom-fields.server.ts";
import { signatureFile } from "./signature-file.server.ts";
import { supporterFile } from "./supporter-file.server.ts";

/** Up to so many rows a file is sent at once; more are made beside the panel. */
export const AT_ONCE = 5_000;
const REPORT_BYTES = 2_000_000;

export type ExportOutcome =
  | { outcome: "file"; name: string; content: AsyncGenerator<Buffer> }
  /** It is long: watch it at /admin/runs/<id>. */
  | { outcome: "run"; runId: string };

type Deed = { actor: RunActor; now: Date };

/** The supporters who fit and whom the actor may see, as CSV with all that is known of them. */
export async function exportSupporters(filter: Filter, { actor, now }: Deed): Promise<ExportOutcome> {
  const scope = { campaigns: actor.campaigns, personal: true };
  const { count, capped } = await countSupporters(filter, scope, AT_ONCE);
  const conditions = filter.groups.flat().map(({ kind }) => kind);
  const after = { conditions, rows: capped ? `more than ${AT_ONCE}` : count };
  if (!capped) {
    await recordExport("supporters.exported", { actor, now }, after, null);
    const fields = await customFields();
    return {
      outcome: "file",
      name: "supporters",
      content: supporterFile(filter, scope, fields, { many: false }),
    };
  }
  const runId = await prisma.$transaction(async (tx) => {
    await recordAudit(tx, exportRecord("supporters.exported", { actor, now }, after, null));
    return startRun(tx, {
      kind: "supporter-export",
      actor,
      permission: "supporters.export",
      campaignId: null,
      input: { filter },
      now,
    });
  });
  return { outcome: "run", runId };
}

export type Petition = { id: string; campaignId: string; slug: string };

/** Every signature of a petition as CSV. The caller has checked that the actor may have them. */
export async function exportSignatures(petition: Petition, { actor, now }: Deed): Promise<ExportOutcome> {
  const few = await prisma.signature.findMany({
    where: { petitionId: petition.id },
    select: { id: true },
    take: AT_ONCE + 1,
  });
  const after = { petition: petition.slug, rows: few.length > AT_ONCE ? `more than ${AT_ONCE}` : few.length };
  if (few.length <= AT_ONCE) {
    await recordExport("signatures.exported", { actor, now }, after, petition.campaignId);
    return { outcome: "file", name: `signatures-${petition.slug}`, content: signatureFile(petition.id) };
  }
  const runId = await prisma.$transaction(async (tx) => {
    await recordAudit(tx, exportRecord("signatures.exported", { actor, now }, after, petition.campaignId));
    return startRun(tx, {
      kind: "signature-export",
      actor,
      permission: "supporters.export",
      campaignId: petition.campaignId,
      input: { petitionId: petition.id, slug: petition.slug },
      now,
    });
  });
  return { outcome: "run", runId };
}

type What =
  | "supporters.exported"
  | "signatures.exported"
  | "donations.exported"
  | "audit.exported"
  | "suppressions.exported";

/** The entry of the trail that says so. */
export function exportRecord(
  what: What,
  { actor, now }: { actor: AuditActor; now: Date },
  after: Record<string, unknown>,
  campaignId: string | null,
) {
  return { actor, what, subject: { kind: "export", id: what.split(".")[0]! }, campaignId, after, now };
}

/** Says in the trail that somebody took a file away: with what in it, by kinds and numbers, never by names. */
export async function recordExport(
  what: What,
  deed: { actor: AuditActor; now: Date },
  after: Record<string, unknown>,
  campaignId: string | null,
): Promise<void> {
  await prisma.$transaction((tx) => recordAudit(tx, exportRecord(what, deed, after, campaignId)));
}

const SupporterInput = z.object({ filter: FilterSchema });
const SignatureInput = z.object({ petitionId: z.uuid(), slug: z.string() });

const exportSupportersRun: RunHandler = async (run, report, cancelled) => {
  const { filter } = SupporterInput.parse(run.input);
  const scope = { campaigns: run.actor.campaigns, personal: true };
  const fields = await customFields();
  return writeFile(
    run,
    `supporters-${await organisationDay(run.now)}.csv`,
    { report, cancelled },
    (counted) => supporterFile(filter, scope, fields, { many: true, counted }),
  );
};

const exportSignaturesRun: RunHandler = async (run, report, cancelled) => {
  const { petitionId, slug } = SignatureInput.parse(run.input);
  const name = `signatures-${slug.slice(0, 60)}-${await organisationDay(run.now)}.csv`;
  return writeFile(run, name, { report, cancelled }, (counted) => signatureFile(petitionId, counted));
};

type Source = (counted: (rows: number) => void) => AsyncGenerator<Buffer>;
type Asks = { report: Parameters<RunHandler>[1]; cancelled: Parameters<RunHandler>[2] };

class Stopped extends Error {}

/** Makes the file of a run, with progress, until somebody stops it. */
export async function writeFile(run: Parameters<RunHandler>[0], name: string, asks: Asks, source: Source) {
  let rows = 0;
  const file = { runId: run.id, name, mediaType: "text/csv; charset=utf-8", now: run.now };
  try {
    await keepFile(
      file,
      watched(source, asks, (count) => {
        rows = count;
      }),
    );
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return {};
  }
  await asks.report(rows, rows);
  return { figures: { rows } };
}

/** Counts lines as they pass, and stops when somebody asks for it. Spreadsheets know UTF-8 by its mark. */
async function* watched(source: Source, { report, cancelled }: Asks, counted: (rows: number) => void) {
  let bytes = 0;
  let lines = 0;
  yield "\uFEFF";
  for await (const piece of source(counted)) {
    yield piece;
    bytes += piece.length;
    for (let at = piece.indexOf(10); at !== -1; at = piece.indexOf(10, at + 1)) lines += 1;
    if (bytes < REPORT_BYTES) continue;
    bytes = 0;
    await report(lines, null);
    if (await cancelled()) throw new Stopped();
  }
}

/** Runs of this room, for the worker. */
export const exportRuns: RunHandlers = {
  "supporter-export": exportSupportersRun,
  "signature-export": exportSignaturesRun,
};
