import { v7 as newId } from "uuid";
import { recordAudit } from "#app/audit/record-audit.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { enqueue } from "#app/platform/jobs.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";
import type { Permission } from "#app/staff/permissions.ts";
import type { RunActor } from "./run.ts";

export const WORK_RUN = "run.work";

export type NewRun = {
  /** Names the handler: lower case and dashes. */
  kind: string;
  actor: RunActor;
  /** What one must be allowed in order to see it and its files, checked anew each time. */
  permission: Permission;
  campaignId: string | null;
  /** Whatever the handler needs; JSON. */
  input: unknown;
  /** Page of the panel it belongs to. */
  page?: string;
  /** The run that this one takes back. Errors: throws when something takes it back already. */
  undoes?: string;
  /** The caller works it off itself, at once: no worker is asked. */
  here?: boolean;
  now: Date;
};

/**
 * Starts a long piece of work in the caller's transaction: a worker begins once that has committed. The trail
 * says who started it. Returns its id; it is watched at /admin/runs/<id>.
 */
export async function startRun(tx: Tx, run: NewRun): Promise<string> {
  const id = newId({ msecs: run.now.getTime() });
  const { id: actorId, name, from, campaigns, language, timeZone } = run.actor;
  await tx.jobRun.create({
    data: {
      id,
      kind: run.kind,
      permission: run.permission,
      campaignId: run.campaignId,
      startedBy: actorId,
      actor: { name, from, campaigns, language, timeZone },
      page: run.page ?? null,
      input: run.input as Prisma.InputJsonValue,
      createdAt: run.now,
    },
  });
  if (run.undoes) await markUndone(tx, run.undoes, id);
  await recordAudit(tx, {
    actor: run.actor,
    what: "run.started",
    subject: { kind: "run", id, name: run.kind },
    campaignId: run.campaignId,
    ...(run.undoes && { after: { undoes: run.undoes } }),
    now: run.now,
  });
  if (!run.here) await queueRun(tx, id);
  return id;
}

async function markUndone(tx: Tx, undone: string, by: string): Promise<void> {
  const { count } = await tx.jobRun.updateMany({
    where: { id: undone, undoneBy: null, state: { in: ["done", "cancelled"] } },
    data: { undoneBy: by },
  });
  if (count === 0) throw new Error(`run ${undone} cannot be taken back, or is already`);
}

/** Two lanes, so that long work never holds every place of a worker: mail and counts go on beside it. */
const LANES = 2;

/** Asks a worker for a run that is queued. */
export async function queueRun(tx: Tx, id: string): Promise<void> {
  const lane = Number.parseInt(id.slice(-2), 16) % LANES;
  await enqueue(tx, WORK_RUN, { run: id }, { jobKey: `run:${id}`, queue: `runs:${lane}` });
}
