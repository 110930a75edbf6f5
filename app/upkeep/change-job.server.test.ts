import { beforeEach, expect, test } from "vitest";
import { pool, prisma } from "#app/platform/db.server.ts";
import { enqueue } from "#app/platform/jobs.server.ts";
import { queuedJobs } from "#tests/database.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { removeJob, retryFailedJobs, retryJob } from "./change-job.server.ts";
import { jobsIn, queueFacts } from "./job-queries.server.ts";

const now = new Date();

beforeEach(() => pool.query("DELETE FROM graphile_worker._private_jobs"));

async function failedJob() {
  const id = await enqueue(pool, "counts.check", {}, { maxAttempts: 3 });
  await pool.query(
    "UPDATE graphile_worker._private_jobs SET attempts = 3, last_error = E'no such thing\\n at line 1' WHERE id = $1",
    [id],
  );
  return id;
}

test("a job that was given up is told with the first line of its error, and begins anew", async () => {
  const { actor } = await createActor();
  const id = await failedJob();
  expect(await jobsIn("failed")).toMatchObject([
    { id, name: "counts.check", attempts: 3, error: "no such thing", state: "failed" },
  ]);
  expect(await retryJob(id, { actor, now })).toBe("counts.check");
  expect(await jobsIn("failed")).toEqual([]);
  expect(await queuedJobs("counts.check")).toMatchObject([{ attempts: 0 }]);
  const entry = await prisma.auditEntry.findFirst({ where: { what: "job.retried" } });
  expect(entry).toMatchObject({ subjectId: id, subjectName: "counts.check", before: { attempts: 3 } });
});

test("all that failed begin anew at once, and what waits is left alone", async () => {
  const { actor } = await createActor();
  await enqueue(pool, "mail.deliver", {}, { runAt: new Date(Date.now() + 60_000) });
  const ids = [await failedJob(), await failedJob()];
  expect(await queueFacts()).toMatchObject({ failed: 2, waiting: 1, running: 0 });
  expect(await retryFailedJobs({ actor, now })).toBe(2);
  expect(await retryFailedJobs({ actor, now })).toBe(0);
  expect((await jobsIn("waiting")).map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
});

test("a job that runs is neither removed nor begun anew; one that waits is removed", async () => {
  const { actor } = await createActor();
  const id = await enqueue(pool, "counts.check");
  await pool.query(
    "UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'w' WHERE id = $1",
    [id],
  );
  expect((await jobsIn("running")).map((job) => job.id)).toEqual([id]);
  expect(await removeJob(id, { actor, now })).toBeNull();
  expect(await retryJob(id, { actor, now })).toBeNull();
  await pool.query(
    "UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL WHERE id = $1",
    [id],
  );
  expect(await removeJob(id, { actor, now })).toBe("counts.check");
  expect(await queuedJobs("counts.check")).toEqual([]);
  expect(await removeJob(id, { actor, now })).toBeNull();
});
