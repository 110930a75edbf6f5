import { v4 as newClaim } from "uuid";
import { z } from "zod";
import { pool, prisma } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";
import {
  type Cancelled,
  type Report,
  type Run,
  type RunHandlers,
  RunProblem,
  type RunResult,
} from "./run.ts";
import { queueRun } from "./start-run.server.ts";

/** Tries of a handler that throws. */
const TRIES = 3;
/** Times a run is begun before it is given up: it ends every worker that takes it. */
const MOST_CLAIMS = 25;
const WRITE_EVERY_MS = 400;

const Payload = z.object({ run: z.uuid() });

/** The worker stops, and another one begins the run again. */
class Interrupted extends Error {}
/** Another worker has taken the run over, or it is gone. */
class Superseded extends Error {}

type Work = { id: string; claim: string; clock: () => Date; signal: AbortSignal };

/**
 * Works a run off. Payload: `{ run }`. Safe to repeat: a run that is over stays as it is, and one that a dead
 * worker left is begun again, whoever still held it before writes nothing any more.
 * Errors: throws what the handler threw when it is to be tried again.
 */
export async function workRun(
  payload: unknown,
  handlers: RunHandlers,
  { now, signal }: { now: Date; signal: AbortSignal },
): Promise<void> {
  const { run: id } = Payload.parse(payload);
  const began = performance.now();
  const clock = () => new Date(now.getTime() + (performance.now() - began));
  const work = { id, claim: newClaim(), clock, signal };
  const run = await claim(work);
  if (!run) return;
  try {
    const handler = handlers[run.kind];
    if (!handler) throw new RunProblem("unknown-kind");
    const { report, cancelled, stopped } = watch(work);
    const result = await handler(run, report, cancelled);
    await end(work, stopped() ? "cancelled" : "done", result);
  } catch (error) {
    await fail(work, error);
  }
}

const CLAIM = `
  UPDATE job_run SET state = 'running', claim = $2, claims = claims + 1, touched_at = $3,
    started_at = coalesce(started_at, $3)
  WHERE id = $1 AND ended_at IS NULL
  RETURNING kind, input, actor, started_by, campaign_id, claims`;

async function claim({ id, claim, clock, signal }: Work): Promise<Run | null> {
  const now = clock();
  const { rows } = await pool.query(CLAIM, [id, claim, now]);
  const row = rows[0];
  if (!row) return null;
  if (row.claims > MOST_CLAIMS) {
    await fail({ id, claim, clock, signal }, new RunProblem("interrupted"));
    return null;
  }
  const actor = { id: row.started_by, ...row.actor };
  return { id, kind: row.kind, input: row.input, actor, campaignId: row.campaign_id, now };
}

const TOUCH = `
  UPDATE job_run SET done = $3, total = $4, touched_at = $5 WHERE id = $1 AND claim = $2
  RETURNING cancel_requested_at IS NOT NULL AS cancel`;
const ASK = `SELECT cancel_requested_at IS NOT NULL AS cancel FROM job_run WHERE id = $1 AND claim = $2`;

function watch(work: Work): { report: Report; cancelled: Cancelled; stopped: () => boolean } {
  const { id, claim, clock, signal } = work;
  let written = Number.NEGATIVE_INFINITY;
  let stopped = false;
  const ask = async (sql: string, values: unknown[]) => {
    if (signal.aborted) throw new Interrupted();
    const { rows } = await pool.query<{ cancel: boolean }>(sql, [id, claim, ...values]);
    if (!rows[0]) throw new Superseded();
    return rows[0].cancel;
  };
  return {
    async report(done, total) {
      if (signal.aborted) throw new Interrupted();
      if (performance.now() - written < WRITE_EVERY_MS && done !== total) return;
      written = performance.now();
      await ask(TOUCH, [done, total === null ? null : Math.max(total, done), clock()]);
    },
    async cancelled() {
      stopped = await ask(ASK, []);
      return stopped;
    },
    stopped: () => stopped,
  };
}

async function end(
  { id, claim, clock }: Work,
  state: "done" | "cancelled",
  result: RunResult,
): Promise<void> {
  await prisma.jobRun.updateMany({
    where: { id, claim },
    data: { state, result: result as Prisma.InputJsonObject, claim: null, endedAt: clock() },
  });
}

const GIVE_BACK = `
  UPDATE job_run SET state = CASE WHEN failures + $3 >= $4 THEN 'failed' ELSE 'queued' END::"RunState",
    error = CASE WHEN failures + $3 >= $4 THEN $5 END, ended_at = CASE WHEN failures + $3 >= $4 THEN $6::timestamptz END,
    failures = failures + $3, claim = NULL
  WHERE id = $1 AND claim = $2 RETURNING state`;

async function fail({ id, claim, clock }: Work, error: unknown): Promise<void> {
  if (error instanceof Superseded) return;
  if (error instanceof Interrupted) {
    await prisma.$transaction(async (tx) => {
      const { count } = await tx.jobRun.updateMany({
        where: { id, claim },
        data: { state: "queued", claim: null },
      });
      if (count > 0) await queueRun(tx, id);
    });
    return;
  }
  const problem = error instanceof RunProblem;
  const values = [id, claim, problem ? TRIES : 1, TRIES, problem ? error.code : "unexpected", clock()];
  const { rows } = await pool.query<{ state: string }>(GIVE_BACK, values);
  if (rows[0]?.state === "queued") throw error;
  if (!problem) log.error({ run: id, err: error }, "a run failed");
}
