import { prisma } from "#app/platform/db.server.ts";
import { type RunHandler, type RunHandlers, RunProblem } from "#app/runs/run.ts";
import { BulkInput, BulkUndoInput } from "./bulk.ts";
import { bulkSteps } from "./bulk-steps.server.ts";
import { bulkUndoSteps } from "./bulk-undo-steps.server.ts";
import { holdPeople, nextOfWho } from "./bulk-who.server.ts";

export const BULK_RUN = "supporter-bulk";
export const BULK_UNDO_RUN = "supporter-bulk-undo";
/** The page that asks for both. */
export const BULK_PAGE = "/admin/supporters/bulk";

const BATCH = 500;
/** A batch may wait for people who sign, and the machine may be busy. */
const PATIENCE = { maxWait: 30_000, timeout: 60_000 };
const FIRST = "00000000-0000-0000-0000-000000000000";

/** Does one thing to many people, batch by batch; what it changed is kept, so that it can be taken back. */
const workBulk: RunHandler = async (run, report, cancelled) => {
  const bulk = BulkInput.parse(run.input);
  const scope = { campaigns: run.actor.campaigns, personal: true };
  const { id: runId, now } = run;
  let after = FIRST;
  let people = 0;
  for (;;) {
    const ids = await nextOfWho(bulk.who, scope, after, BATCH);
    if (ids.length === 0) break;
    await prisma.$transaction(async (tx) => {
      const held = await holdPeople(tx, ids);
      await bulkSteps[bulk.deed](tx, { runId, bulk, people: held, byId: run.actor.id, now });
    }, PATIENCE);
    after = ids.at(-1)!;
    people += ids.length;
    await report(people, bulk.total);
    if (await cancelled()) break;
  }
  const changed = await prisma.supporterBulkItem.count({ where: { runId } });
  const undo = { action: BULK_PAGE, fields: { intent: "undo", run: runId } };
  return { figures: { people, changed }, ...(changed > 0 && { undo }) };
};

/** Takes such a deed back. An item that is taken back is gone, so that beginning again goes on. */
const workUndo: RunHandler = async (run, report, cancelled) => {
  const { undoes } = BulkUndoInput.parse(run.input);
  const undone = await prisma.jobRun.findUnique({ where: { id: undoes } });
  const bulk = BulkInput.safeParse(undone?.input);
  if (!bulk.success) throw new RunProblem("no-deed");
  const total = await prisma.supporterBulkItem.count({ where: { runId: undoes } });
  let people = 0;
  for (;;) {
    const items = await prisma.supporterBulkItem.findMany({
      where: { runId: undoes },
      orderBy: { supporterId: "asc" },
      take: BATCH,
      select: { supporterId: true },
    });
    if (items.length === 0) break;
    const ids = items.map(({ supporterId }) => supporterId);
    await prisma.$transaction(async (tx) => {
      await holdPeople(tx, ids);
      await bulkUndoSteps[bulk.data.deed](tx, { runId: undoes, bulk: bulk.data, ids });
      await tx.supporterBulkItem.deleteMany({ where: { runId: undoes, supporterId: { in: ids } } });
    }, PATIENCE);
    people += ids.length;
    await report(people, total);
    if (await cancelled()) break;
  }
  return { figures: { people } };
};

/** Runs of this room, for the worker. */
export const bulkRuns: RunHandlers = { [BULK_RUN]: workBulk, [BULK_UNDO_RUN]: workUndo };
