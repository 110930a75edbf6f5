import pg from "pg";
import { afterEach, expect, test, vi } from "vitest";
import { queuedJobs } from "#tests/database.ts";
import { pool, prisma } from "./db.server.ts";
import { enqueue, type JobRunner, onJobEnd, runJobs, type ScheduledJob, type Task } from "./jobs.server.ts";

let runner: JobRunner | undefined;

afterEach(async () => {
  await runner?.stop();
  runner = undefined;
  await pool.query("delete from graphile_worker._private_jobs");
});

async function work(tasks: Record<string, Task>, schedule: ScheduledJob[] = []) {
  runner = await runJobs({ tasks, schedule });
}

test("a job is queued in its transaction: it goes when that is rolled back", async () => {
  await prisma.$transaction(async (tx) => {
    await enqueue(tx, "greet", { name: "Ana" });
  });
  const undone = prisma.$transaction(async (tx) => {
    await enqueue(tx, "greet", { name: "Ben" });
    throw new Error("no");
  });
  await expect(undone).rejects.toThrow("no");

  expect(await queuedJobs("greet")).toMatchObject([{ payload: { name: "Ana" } }]);
});

test("a pg client takes a job as well, and a key makes it one", async () => {
  const runAt = new Date("2030-01-01T00:00:00Z");
  await enqueue(pool, "greet", { n: 1 }, { jobKey: "one", runAt });
  await enqueue(pool, "greet", { n: 2 }, { jobKey: "one", runAt, maxAttempts: 3 });

  expect(await queuedJobs("greet")).toEqual([{ payload: { n: 2 }, runAt, key: "one", attempts: 0 }]);
});

test("jobs run once each and are told of with their outcome", async () => {
  const ended: string[] = [];
  const forget = onJobEnd(({ name, outcome, seconds }) => {
    expect(seconds).toBeGreaterThanOrEqual(0);
    ended.push(`${name} ${outcome}`);
  });
  const greeted: unknown[] = [];
  await enqueue(pool, "greet", { name: "Ana" });
  await enqueue(pool, "break", {}, { maxAttempts: 1 });
  await enqueue(pool, "break", {});

  await work({
    greet: async (payload, { attempt }) => {
      greeted.push({ payload, attempt });
    },
    break: async () => {
      throw new Error("broken");
    },
  });

  await vi.waitFor(() => expect(ended.sort()).toEqual(["break failed", "break retry", "greet done"]), 10_000);
  expect(greeted).toEqual([{ payload: { name: "Ana" }, attempt: 1 }]);
  forget();
});

test("stopping waits for the job that runs", async () => {
  let finished = false;
  let begun = () => {};
  const running = new Promise<void>((resolve) => {
    begun = resolve;
  });
  await enqueue(pool, "slow");
  await work({
    slow: async () => {
      begun();
      await new Promise((resolve) => setTimeout(resolve, 300));
      finished = true;
    },
  });
  await running;
  await runner?.stop();

  expect(finished).toBe(true);
  expect(await queuedJobs("slow")).toEqual([]);
});

test("the jobs of a worker that was killed are taken over", async () => {
  const id = await enqueue(pool, "greet", { name: "Ana" });
  await pool.query(
    `update graphile_worker._private_jobs
     set locked_by = 'worker-that-died', locked_at = now() - interval '1 minute', attempts = 1 where id = $1`,
    [id],
  );
  const greeted = vi.fn();
  await work({ greet: async (payload) => greeted(payload) });

  await vi.waitFor(() => expect(greeted).toHaveBeenCalledWith({ name: "Ana" }), 10_000);
});

test("a start that was missed in an outage is made up for", async () => {
  const checked = vi.fn();
  await work({ "counts.check": async () => checked() }, [
    { name: "counts.check", at: "* * * * *", catchUpHours: 1 },
  ]);
  // The first start only learns of the schedule; after that, two hours go by without a worker.
  await runner?.stop();
  await pool.query(
    "update graphile_worker._private_known_crontabs set last_execution = now() - interval '2 hours'",
  );
  await work({ "counts.check": async () => checked() }, [
    { name: "counts.check", at: "* * * * *", catchUpHours: 1 },
  ]);

  await vi.waitFor(() => expect(checked).toHaveBeenCalled(), 10_000);
});

test("a database that goes away and comes back finds every job done, and the process alive", async () => {
  const url = new URL(process.env.DATABASE_URL!);
  const database = url.pathname.slice(1);
  url.pathname = "/postgres";
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  const done = new Set<number>();
  await work({
    count: async (payload) => {
      await pool.query("select pg_sleep(0.05)");
      done.add((payload as { n: number }).n);
    },
  });
  try {
    for (let n = 0; n < 60; n += 1) await enqueue(pool, "count", { n });
    await vi.waitFor(() => expect(done.size).toBeGreaterThan(4), { timeout: 10_000, interval: 5 });
    await admin.query(`alter database ${database} allow_connections false`);
    await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [
      database,
    ]);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(done.size).toBeLessThan(60);
  } finally {
    await admin.query(`alter database ${database} allow_connections true`);
    await admin.end();
  }
  // Jobs that were being done are free again half a minute later.
  await vi.waitFor(() => expect(done.size).toBe(60), { timeout: 60_000, interval: 200 });
}, 90_000);
