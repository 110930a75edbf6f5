import { pool } from "#app/platform/db.server.ts";

export type QueuedJob = { payload: unknown; runAt: Date; key: string | null; attempts: number };

/** The jobs of one name that wait for a worker, oldest first. */
export async function queuedJobs(name: string): Promise<QueuedJob[]> {
  const { rows } = await pool.query<QueuedJob>(
    `select job.payload, job.run_at as "runAt", job.key, job.attempts
     from graphile_worker._private_jobs job
     join graphile_worker._private_tasks task on task.id = job.task_id
     where task.identifier = $1 and job.locked_at is null order by job.id`,
    [name],
  );
  return rows;
}
