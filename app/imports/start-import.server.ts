import { recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import { dropFile } from "#app/runs/kept-files.server.ts";
import { isOver, type RunActor } from "#app/runs/run.ts";
import { startRun } from "#app/runs/start-run.server.ts";
import { undoDaysOver } from "./import-age.ts";
import type { Plan } from "./import-plan.ts";
import type { ImportReport } from "./import-report.ts";
import { IMPORT_RUN, LOOK_RUN, UNDO_RUN } from "./run-kinds.ts";

type Deed = { actor: RunActor; now: Date };

export type StepOutcome =
  | { outcome: "started"; runId: string }
  /** A run of this import waits or is under way. */
  | { outcome: "under-way" }
  /** Somebody has chosen otherwise since the form was shown. */
  | { outcome: "changed-meanwhile" }
  /** It is brought in already, or nobody has looked through it yet. */
  | { outcome: "out-of-turn" }
  /** The file was dropped: its week is over. */
  | { outcome: "file-gone" }
  /** It is too long ago to be taken back. */
  | { outcome: "too-late" }
  | { outcome: "not-found" };

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

const findRow = (tx: Tx, id: string) =>
  tx.supporterImport.findUnique({ where: { id }, include: { run: true, lookRun: true, undoRun: true } });

/** One step at a time for each import: who comes second sees what the first one did. */
function step(id: string, take: (tx: Tx, row: Row) => Promise<StepOutcome>): Promise<StepOutcome> {
  return prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM supporter_import WHERE id = ${id}::uuid FOR UPDATE`;
    const row = await findRow(tx, id);
    if (!row) return { outcome: "not-found" };
    const running = [row.run, row.undoRun].some((run) => run && !isOver(run.state));
    return running ? { outcome: "under-way" } : take(tx, row);
  });
}

const runOf = (row: Row, { actor, now }: Deed) => ({
  actor,
  permission: "supporters.import" as const,
  campaignId: null,
  page: `/admin/imports/${row.id}`,
  now,
});

const subjectOf = ({ id, fileName }: Row) => ({ kind: "import", id, name: fileName });

/**
 * Keeps what the columns are and what is to become of them, and begins the dry look. `version` is that of the choices
 * the form was filled with.
 */
export function planImport(id: string, plan: Plan, version: number, deed: Deed): Promise<StepOutcome> {
  return step(id, async (tx, row) => {
    if (row.importedAt) return { outcome: "out-of-turn" };
    if (row.planVersion !== version) return { outcome: "changed-meanwhile" };
    if (!row.fileId) return { outcome: "file-gone" };
    const planVersion = version + 1;
    const input = { importId: id, planVersion };
    const runId = await startRun(tx, { ...runOf(row, deed), kind: LOOK_RUN, input });
    await tx.supporterImport.update({
      where: { id },
      data: { plan, planVersion, lookRunId: runId, look: {} },
    });
    return { outcome: "started", runId };
  });
}

/** Brings a file in that was looked through, or goes on where it was stopped. `here`: the caller works it off itself. */
export function startImport(
  id: string,
  version: number,
  deed: Deed,
  { here = false }: { here?: boolean } = {},
): Promise<StepOutcome> {
  return step(id, async (tx, row) => {
    const looked = (row.look as Partial<ImportReport> | null)?.figures !== undefined;
    const over = row.run?.state === "done" || (row.importedAt !== null && row.run === null);
    if (row.undoneAt || row.undoRunId || over || (!looked && !here) || !row.plan)
      return { outcome: "out-of-turn" };
    if (row.planVersion !== version) return { outcome: "changed-meanwhile" };
    if (!row.fileId) return { outcome: "file-gone" };
    const input = { importId: id, planVersion: version };
    const runId = await startRun(tx, { ...runOf(row, deed), kind: IMPORT_RUN, input, here });
    await tx.supporterImport.update({ where: { id }, data: { runId } });
    const after = { consent: (row.plan as Plan).consent.kind, existing: (row.plan as Plan).existing };
    await recordAudit(tx, { ...deed, what: "import.started", subject: subjectOf(row), after });
    return { outcome: "started", runId };
  });
}

/**
 * Takes an import back: what people have done since stays, a detail is put back if nobody has changed it since, and
 * whoever is known by nothing else goes. Once begun it may be begun again, until it is through.
 */
export function undoImport(id: string, deed: Deed): Promise<StepOutcome> {
  return step(id, async (tx, row) => {
    if (!row.importedAt || row.undoneAt) return { outcome: "out-of-turn" };
    if (undoDaysOver(row.importedAt, deed.now)) return { outcome: "too-late" };
    const undoes = row.run && row.run.undoneBy === null && row.run.state !== "failed" ? row.run.id : null;
    const runId = await startRun(tx, {
      ...runOf(row, deed),
      kind: UNDO_RUN,
      input: { importId: id },
      ...(undoes && { undoes }),
    });
    await tx.supporterImport.update({ where: { id }, data: { undoRunId: runId } });
    await recordAudit(tx, { ...deed, what: "import.undone", subject: subjectOf(row) });
    return { outcome: "started", runId };
  });
}

/** Throws a file away that was never brought in. */
export async function discardImport(
  id: string,
  deed: Deed,
): Promise<{ outcome: "discarded" | "out-of-turn" | "not-found" }> {
  const fileIds: string[] = [];
  const result = await prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM supporter_import WHERE id = ${id}::uuid FOR UPDATE`;
    const row = await findRow(tx, id);
    if (!row) return { outcome: "not-found" as const };
    if (row.importedAt || row.runId) return { outcome: "out-of-turn" as const };
    if (row.fileId) fileIds.push(row.fileId);
    await tx.supporterImport.delete({ where: { id } });
    await recordAudit(tx, { ...deed, what: "import.discarded", subject: subjectOf(row) });
    return { outcome: "discarded" as const };
  });
  for (const fileId of fileIds) await dropFile(fileId);
  return result;
}
