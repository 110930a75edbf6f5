import { v7 as newId } from "uuid";
import type { AuditActor } from "#app/audit/record-audit.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";
import type { SourceImportOutcome } from "#app/platform/prisma/enums.ts";
import { foundNothingNew, type ImportReport, type Remark, Tally } from "./import-report.ts";
import type { SourceFacts } from "./source.ts";

export type ImportRequest = {
  source: SourceFacts;
  /** What was read, as a person knows it: the last part of a path, or an address. */
  label: string;
  /** SHA-256 of what was read. */
  hash: string;
  /** The day the facts are of ("2026-08-05"); null: the day it says itself, of what was read before that day still. */
  asOf: string | null;
  /** What the input says of its age, for want of better. */
  modifiedOn: string | null;
  dryRun: boolean;
  actor: AuditActor;
  now: Date;
};

/** What an import works with. */
export type ImportWork = { tx: Tx; tally: Tally; source: SourceFacts; asOf: string; now: Date };

export type ImportResult =
  | { outcome: "done" | "unchanged"; asOf: string; report: ImportReport }
  /** Nothing was written. */
  | { outcome: "refused"; asOf: string; report: ImportReport; because: Remark[] };

/** Thrown by an import's work: the file as a whole is not to be believed. */
export class RefusedFile extends Error {
  constructor(readonly because: Remark[]) {
    super(because.map(({ code }) => code).join(", "));
  }
}

/** Thrown to undo what a dry run wrote. */
class OnlyLooked extends Error {}

const IMPORT_LOCK = 0x696d706f;

/**
 * Reads facts into the tables: `work` in one transaction with what it did written beside it, all or nothing, one import
 * at a time. A dry run does the same and takes it back.
 *
 * Errors: a file that `work` refuses is an outcome, and remembered; what it throws besides is thrown on and remembered
 * as a failure.
 */
export async function runImport(
  request: ImportRequest,
  work: (work: ImportWork) => Promise<void>,
): Promise<ImportResult> {
  const tally = new Tally();
  const startedAt = Date.now();
  const took = () => new Date(request.now.getTime() + Date.now() - startedAt);
  let asOf = request.asOf ?? request.now.toISOString().slice(0, 10);
  const remember = (tx: Tx, outcome: SourceImportOutcome, because: Remark[] = []) =>
    recordImport(tx, {
      ...request,
      asOf,
      outcome,
      report: { ...tally.report(), because },
      finishedAt: took(),
    });
  try {
    return await prisma.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(${IMPORT_LOCK}::bigint)::text`;
      await ensureSource(tx, request.source);
      asOf = await dayOf(tx, request);
      await work({ tx, tally, source: request.source, asOf, now: request.now });
      const outcome = foundNothingNew(tally.report()) ? "unchanged" : "done";
      if (request.dryRun) throw new OnlyLooked(outcome);
      await remember(tx, outcome);
      return { outcome, asOf, report: tally.report() };
    }, TIMES);
  } catch (error) {
    const report = tally.report();
    if (error instanceof OnlyLooked) return { outcome: error.message as "done" | "unchanged", asOf, report };
    const because = error instanceof RefusedFile ? error.because : [];
    const outcome = error instanceof RefusedFile ? "refused" : "failed";
    if (!request.dryRun) await prisma.$transaction((tx) => remember(tx, outcome, because));
    if (outcome === "failed") throw error;
    return { outcome: "refused", asOf, report, because };
  }
}

/** Another import may hold the lock for a while; the largest takes less than a minute. */
const TIMES = { maxWait: 30_000, timeout: 300_000 };

/** The same bytes are the facts of the same day, whenever they are read. */
async function dayOf(tx: Tx, { source, hash, asOf, modifiedOn, now }: ImportRequest): Promise<string> {
  if (asOf) return asOf;
  const before = await tx.sourceImport.findFirst({
    where: { sourceKey: source.key, hash, outcome: { in: ["done", "unchanged"] } },
    orderBy: { finishedAt: "desc" },
  });
  return before?.asOf.toISOString().slice(0, 10) ?? modifiedOn ?? now.toISOString().slice(0, 10);
}

/** Stores a source that is not known yet, and what it is called now. */
export async function ensureSource(tx: Tx, { key, name, url, licence }: SourceFacts): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO source (key, name, url, licence) VALUES (${key}, ${name}, ${url}, ${licence})
    ON CONFLICT (key) DO UPDATE SET name = excluded.name, url = excluded.url, licence = excluded.licence
    WHERE (source.name, source.url, source.licence)
      IS DISTINCT FROM (excluded.name, excluded.url, excluded.licence)`;
}

type Finished = Omit<ImportRequest, "asOf"> & {
  asOf: string;
  outcome: SourceImportOutcome;
  report: ImportReport & { because: Remark[] };
  finishedAt: Date;
};

async function recordImport(tx: Tx, run: Finished): Promise<void> {
  await ensureSource(tx, run.source);
  await tx.sourceImport.create({
    data: {
      id: newId(),
      sourceKey: run.source.key,
      label: run.label,
      asOf: new Date(run.asOf),
      hash: run.hash,
      startedAt: run.now,
      finishedAt: run.finishedAt,
      outcome: run.outcome,
      report: run.report as Prisma.InputJsonObject,
      byId: run.actor.id,
      byName: run.actor.name,
    },
  });
}
