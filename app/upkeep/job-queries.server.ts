import { pool } from "#app/platform/db.server.ts";

export type JobState = "running" | "waiting" | "failed";

export type JobLine = {
  id: string;
  name: string;
  state: JobState;
  attempts: number;
  maxAttempts: number;
  /** First line of what went wrong at the last try. */
  error: string | null;
  /** ISO instants. */
  runAt: string;
  createdAt: string;
  lockedAt: string | null;
};

type Row = Omit<JobLine, "runAt" | "createdAt" | "lockedAt"> & {
  runAt: Date;
  createdAt: Date;
  lockedAt: Date | null;
};

/** Most jobs of a state that are listed. */
const MOST = 100;

const STATE: Record<JobState, string> = {
  running: "locked_at IS NOT NULL",
  failed: "locked_at IS NULL AND attempts >= max_attempts",
  waiting: "locked_at IS NULL AND attempts < max_attempts",
};

const ORDER: Record<JobState, string> = {
  running: "locked_at",
  failed: "updated_at DESC, id",
  waiting: "run_at, id",
};

/** Jobs in a state: those that run longest, are due soonest, or failed last, first; a hundred at most. */
export async function jobsIn(state: JobState): Promise<JobLine[]> {
  const { rows } = await pool.query<Row>(
    `SELECT id::text, task_identifier AS name, attempts, max_attempts AS "maxAttempts", last_error AS error,
       run_at AS "runAt", created_at AS "createdAt", locked_at AS "lockedAt"
     FROM graphile_worker.jobs WHERE ${STATE[state]} ORDER BY ${ORDER[state]} LIMIT ${MOST}`,
  );
  return rows.map((row) => ({
    ...row,
    state,
    error: row.error?.split("\n")[0]?.slice(0, 300) ?? null,
    runAt: row.runAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    lockedAt: row.lockedAt?.toISOString() ?? null,
  }));
}

export type QueueFacts = {
  running: number;
  waiting: number;
  failed: number;
  /** Seconds that the job that is due longest has waited; 0 when none is due. */
  oldestDueSeconds: number;
};

/** What the queue holds, and how long the one that is due longest has waited. */
export async function queueFacts(): Promise<QueueFacts> {
  const { rows } = await pool.query<QueueFacts>(
    `SELECT count(*) FILTER (WHERE ${STATE.running})::int AS running,
       count(*) FILTER (WHERE ${STATE.waiting})::int AS waiting,
       count(*) FILTER (WHERE ${STATE.failed})::int AS failed,
       coalesce(extract(epoch FROM now() - min(run_at) FILTER (WHERE ${STATE.waiting} AND run_at <= now())), 0)::float
         AS "oldestDueSeconds"
     FROM graphile_worker.jobs`,
  );
  return rows[0]!;
}
