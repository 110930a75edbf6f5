import { recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import type { Deed } from "#app/staff/actor.ts";

type Job = { id: string; name: string; attempts: number };

/** A job that is not being worked on, held until the end of the transaction; null: there is none, or it runs. */
async function hold(tx: Tx, id: string): Promise<Job | null> {
  const rows = await tx.$queryRaw<Job[]>`
    SELECT j.id::text, t.identifier AS name, j.attempts::int
    FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    WHERE j.id = ${BigInt(id)} AND j.locked_at IS NULL FOR UPDATE OF j`;
  return rows[0] ?? null;
}

function record(tx: Tx, what: "job.retried" | "job.removed", job: Job, { actor, now }: Deed): Promise<void> {
  const { id, name, attempts } = job;
  return recordAudit(tx, { actor, what, subject: { kind: "job", id, name }, before: { attempts }, now });
}

/** Lets a job begin anew at once, as if it had never been tried. Returns its name; null when it runs or is gone. */
export function retryJob(id: string, deed: Deed): Promise<string | null> {
  return prisma.$transaction(async (tx) => {
    const job = await hold(tx, id);
    if (!job) return null;
    await tx.$executeRaw`
      SELECT graphile_worker.reschedule_jobs(ARRAY[${BigInt(id)}]::bigint[], run_at := now(), attempts := 0)`;
    await record(tx, "job.retried", job, deed);
    return job.name;
  });
}

/** Takes a job out of the queue for good. Returns its name; null when it runs or is gone. */
export function removeJob(id: string, deed: Deed): Promise<string | null> {
  return prisma.$transaction(async (tx) => {
    const job = await hold(tx, id);
    if (!job) return null;
    await tx.$executeRaw`SELECT graphile_worker.complete_jobs(ARRAY[${BigInt(id)}]::bigint[])`;
    await record(tx, "job.removed", job, deed);
    return job.name;
  });
}

/** Lets every job that was given up begin anew. Returns how many there were. */
export function retryFailedJobs({ actor, now }: Deed): Promise<number> {
  return prisma.$transaction(async (tx) => {
    const rows = await tx.$queryRaw<{ id: bigint }[]>`
      SELECT id FROM graphile_worker._private_jobs
      WHERE locked_at IS NULL AND attempts >= max_attempts ORDER BY id LIMIT 10000 FOR UPDATE SKIP LOCKED`;
    if (rows.length === 0) return 0;
    const ids = rows.map(({ id }) => id);
    await tx.$executeRaw`SELECT graphile_worker.reschedule_jobs(${ids}::bigint[], run_at := now(), attempts := 0)`;
    await recordAudit(tx, {
      actor,
      what: "job.all-retried",
      subject: { kind: "job", id: "all" },
      after: { jobs: ids.length },
      now,
    });
    return ids.length;
  });
}
