import { EventEmitter } from "node:events";
import { Logger, parseCronItems, type Runner, run, type WorkerEvents } from "graphile-worker";
import type pg from "pg";
import type { Tx } from "./db.server.ts";
import { type Presence, startPresence } from "./job-presence.server.ts";
import { log } from "./log.server.ts";
import { getSettings } from "./settings.server.ts";

/** Whatever the caller's transaction runs on. */
export type JobDb = Tx | Pick<pg.ClientBase, "query">;

export type JobOptions = {
  /** Not before. */
  runAt?: Date;
  /** A job with the same key that waits is replaced by this one. */
  jobKey?: string;
  /** Tries before it is given up; pauses between them grow as e^n seconds. Default 25. */
  maxAttempts?: number;
  /** Jobs of one queue run one after the other, whatever the number of workers. */
  queue?: string;
};

export type JobContext = {
  jobId: string;
  /** 1 at the first try. */
  attempt: number;
  /** Aborted when the process wants to stop. */
  signal: AbortSignal;
};

/** Does one job; throwing means that it is tried again later. Payloads come out of JSON: parse them. */
export type Task = (payload: unknown, context: JobContext) => Promise<void>;

/** A job that starts by itself. One that still waits is not queued a second time. */
export type ScheduledJob = {
  name: string;
  /** When, in cron's five fields; UTC. */
  at: string;
  /** A start missed in an outage is made up for if it is not older than this. Default: never. */
  catchUpHours?: number;
  maxAttempts?: number;
};

const ADD_JOB = `
  SELECT id::text FROM graphile_worker.add_job(
    identifier := $1::text, payload := $2::json, run_at := $3::timestamptz,
    job_key := $4::text, max_attempts := $5::int, queue_name := $6::text)`;

/** Queues a job in the caller's transaction: it runs once that has committed, or never. Returns its id. */
export async function enqueue(
  db: JobDb,
  name: string,
  payload: unknown = {},
  { runAt, jobKey, maxAttempts, queue }: JobOptions = {},
): Promise<string> {
  const values = [
    name,
    JSON.stringify(payload),
    runAt ?? null,
    jobKey ?? null,
    maxAttempts ?? null,
    queue ?? null,
  ];
  if ("$queryRawUnsafe" in db) {
    const rows = await db.$queryRawUnsafe<{ id: string }[]>(ADD_JOB, ...values);
    return rows[0]!.id;
  }
  const { rows } = await db.query({ name: "enqueue", text: ADD_JOB, values });
  return rows[0].id;
}

export type JobOutcome = {
  name: string;
  seconds: number;
  /** "retry" will be tried again, "failed" will not. */
  outcome: "done" | "retry" | "failed";
};

const listeners = new Set<(job: JobOutcome) => void>();

/** Calls the listener after every job of this process; returns how to stop that. */
export function onJobEnd(listener: (job: JobOutcome) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

type Work = { tasks: Record<string, Task>; schedule: ScheduledJob[] };

export type JobRunner = {
  /** Takes no more jobs, waits for the running ones, gives back the rest. */
  stop(): Promise<void>;
};

const CONCURRENCY = 4;
const STOP_PATIENCE_MS = 20_000;
const RESTART_PAUSE_MS = 1_000;
/** How long a runner that gave up may take to put its things away. */
const GIVING_UP_PATIENCE_MS = 5_000;

/**
 * Works jobs off until stopped, through outages of the database too. Jobs of a process that was killed are taken
 * over within half a minute.
 */
export async function runJobs(options: Work): Promise<JobRunner> {
  let stopping = false;
  let current = await startRunner(options);

  const supervised = (async () => {
    while (!stopping) {
      await current.ended;
      while (!stopping) {
        await new Promise((resolve) => setTimeout(resolve, RESTART_PAUSE_MS));
        if (stopping) break;
        try {
          current = await startRunner(options);
          break;
        } catch (error) {
          log.warn({ err: error }, "the job runner does not start again yet");
        }
      }
    }
  })();

  return {
    async stop() {
      stopping = true;
      await current.stop();
      await supervised;
    },
  };
}

async function startRunner({ tasks, schedule }: Work) {
  const presence = await startPresence(getSettings().DATABASE_URL!);
  const events = observe(presence);
  const givenUp = afterGivingUp(events);
  try {
    const runner = await run({
      connectionString: getSettings().DATABASE_URL,
      taskList: Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, adapt(task)])),
      parsedCronItems: parseCronItems(schedule.map(cronItem)),
      concurrency: CONCURRENCY,
      maxPoolSize: CONCURRENCY + 2,
      noHandleSignals: true,
      logger: new Logger(() => quietly),
      events,
      preset: {
        worker: {
          pollInterval: 2_000,
          // One round trip reports several jobs as done. They are fetched one by one: the local queue that would fetch
          // several ends the process when the database goes away while it gives them back (0.17.3).
          completeJobBatchDelay: 0,
          failJobBatchDelay: 0,
        },
      },
    });
    const over = ended(Promise.race([runner.promise, givenUp]), presence);
    return { ended: over, stop: () => stop(runner, over) };
  } catch (error) {
    await presence.end();
    throw error;
  }
}

/**
 * Settles some time after the runner could not say what became of its jobs. When several reports fail at once,
 * graphile-worker (0.17.3) counts them wrong and its promise never settles; the runner takes no more jobs then, so
 * another may begin.
 */
function afterGivingUp(events: WorkerEvents): Promise<void> {
  return new Promise((resolve) => {
    events.once("pool:fatalError", () => setTimeout(resolve, GIVING_UP_PATIENCE_MS));
  });
}

async function ended(over: Promise<void>, presence: Presence): Promise<void> {
  try {
    await over;
  } catch (error) {
    log.error({ err: error }, "the job runner ended");
  } finally {
    await presence.end();
  }
}

async function stop(runner: Runner, over: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, STOP_PATIENCE_MS);
  });
  await Promise.race([runner.stop().catch(() => {}), over, patience]);
  clearTimeout(timer);
}

const HOUR_MS = 3_600_000;

function cronItem({ name, at, catchUpHours = 0, maxAttempts }: ScheduledJob) {
  const options = {
    jobKey: name,
    backfillPeriod: catchUpHours * HOUR_MS,
    ...(maxAttempts && { maxAttempts }),
  };
  return { task: name, match: at, options };
}

function adapt(task: Task) {
  return async (
    payload: unknown,
    helpers: { job: { id: string; attempts: number }; abortSignal?: AbortSignal },
  ) =>
    task(payload, {
      jobId: String(helpers.job.id),
      attempt: helpers.job.attempts,
      signal: helpers.abortSignal ?? new AbortController().signal,
    });
}

function observe(presence: Presence): WorkerEvents {
  const events: WorkerEvents = new EventEmitter();
  const started = new Map<string, number>();
  const report = (job: { id: string; task_identifier: string }, outcome: JobOutcome["outcome"]) => {
    const seconds = (performance.now() - (started.get(job.id) ?? performance.now())) / 1000;
    started.delete(job.id);
    for (const listener of listeners) listener({ name: job.task_identifier, seconds, outcome });
  };
  events.on("pool:create", ({ workerPool }) => presence.announce(workerPool.id));
  events.on("worker:create", ({ worker }) => presence.announce(worker.workerId));
  events.on("job:start", ({ job }) => started.set(job.id, performance.now()));
  events.on("job:success", ({ job }) => report(job, "done"));
  events.on("job:error", ({ job, error }) => {
    const last = job.attempts >= job.max_attempts;
    log.warn(
      { job: job.task_identifier, jobId: job.id, attempt: job.attempts, last, err: error },
      "job failed",
    );
    report(job, last ? "failed" : "retry");
  });
  return events;
}

/** graphile-worker tells of every job twice; we log its errors ourselves, so only its own troubles are kept. */
function quietly(level: string, message: string): void {
  if (level === "error" && !message.startsWith("Failed task")) log.warn({ from: "jobs" }, message);
}
