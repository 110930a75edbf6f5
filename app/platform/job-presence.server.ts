import pg from "pg";
import { pool } from "./db.server.ts";
import { log } from "./log.server.ts";

// First half of the advisory lock that a living worker holds; the second is a hash of its id.
const LIVING_WORKER = 0x6a6f6273;
const LOOK_EVERY_MS = 10_000;
/** A worker whose connection has just been lost may be back before this. */
const GRACE_SECONDS = 15;

const DEAD_WORKERS = `
  SELECT DISTINCT locked_by AS id FROM graphile_worker._private_jobs
  WHERE locked_at < now() - make_interval(secs => $2)
    AND locked_by <> ALL ($3) -- our own session would get its own locks again
    AND pg_try_advisory_xact_lock($1, hashtext(locked_by))`;

export type Presence = {
  /** Shows that the worker with this id lives, for as long as this process does. */
  announce(workerId: string): void;
  end(): Promise<void>;
};

/**
 * Notices workers that were killed and frees the jobs they had begun. Left alone, graphile-worker waits four hours
 * before it takes a job from a silent worker, since it cannot tell a dead one from a slow one; an advisory lock,
 * which PostgreSQL gives back when a connection ends, can.
 */
export async function startPresence(connectionString: string): Promise<Presence> {
  const ids = new Set<string>();
  let client = await connect(connectionString);
  let ended = false;
  let work = Promise.resolve();

  // One after the other: they share a connection that may have to be opened again.
  const queue = (step: () => Promise<void>) => {
    work = work
      .then(step)
      .catch(async (error) => {
        if (ended) return;
        log.warn({ err: error }, "looking for dead workers failed");
        await client.end().catch(() => {});
        const fresh = await connect(connectionString).catch(() => null);
        if (!fresh) return;
        client = fresh;
        for (const id of ids) await hold(client, id);
      })
      .catch(() => {});
  };

  const look = () => queue(() => freeJobsOfTheDead(client, [...ids]));
  look();
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();

  return {
    announce(workerId) {
      ids.add(workerId);
      queue(() => hold(client, workerId));
    },
    async end() {
      ended = true;
      clearInterval(timer);
      await work;
      await client.end().catch(() => {});
    },
  };
}

const LIVING = `
  SELECT count(DISTINCT pid)::int AS workers FROM pg_locks
  WHERE locktype = 'advisory' AND granted AND classid = $1 AND objsubid = 2
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

/** How many worker processes live now, on this machine or others. */
export async function livingWorkers(): Promise<number> {
  const { rows } = await pool.query<{ workers: number }>(LIVING, [LIVING_WORKER]);
  return rows[0]!.workers;
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000, keepAlive: true });
  client.on("error", () => {}); // the next look opens it again
  await client.connect();
  return client;
}

async function hold(client: pg.Client, id: string): Promise<void> {
  await client.query("SELECT pg_advisory_lock($1, hashtext($2))", [LIVING_WORKER, id]);
}

async function freeJobsOfTheDead(client: pg.Client, ours: string[]): Promise<void> {
  const { rows } = await client.query<{ id: string }>(DEAD_WORKERS, [LIVING_WORKER, GRACE_SECONDS, ours]);
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  await client.query("SELECT graphile_worker.force_unlock_workers($1)", [ids]);
  log.info({ workers: ids.length }, "took over the jobs of workers that have died");
}
