import { statfs } from "node:fs/promises";
import { reportsMailbox } from "#app/bounces/reports-mailbox.server.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import { livingWorkers } from "#app/platform/job-presence.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { officialsSources, STALE_DAYS } from "#app/sources/source-queries.server.ts";
import { version } from "../../package.json";
import { queueFacts } from "./job-queries.server.ts";

/** A fact about a part: how it stands, which sentence says it, and with what figures. */
export type HealthFact = {
  part: "worker" | "queue" | "mails" | "reports" | "counts" | "facts" | "size" | "disk" | "versions";
  /** `look`: it works, and somebody should look. */
  state: "ok" | "look" | "off" | "failed";
  code: string;
  values: Record<string, string | number>;
};

/** A job, or a mail, that has been due for longer than this waits for a worker that is not there. */
const PATIENCE_SECONDS = 300;
/** Below this share of free space, or this many bytes, a disk is about to be full. */
const LEAST_FREE = { share: 0.05, bytes: 1_000_000_000 };

/** What the panel and the command line tell about a deployment, from its own database and disk. */
export async function healthFacts(): Promise<HealthFact[]> {
  return Promise.all([
    workerFact(),
    queueFact(),
    mailFact(),
    reportsFact(),
    countFact(),
    officialsFact(),
    sizeFact(),
    diskFact(),
    versionFact(),
  ]);
}

async function workerFact(): Promise<HealthFact> {
  const workers = await livingWorkers();
  const state = workers > 0 ? "ok" : "off";
  return { part: "worker", state, code: workers > 0 ? "alive" : "none", values: { count: workers } };
}

async function queueFact(): Promise<HealthFact> {
  const { running, waiting, failed, oldestDueSeconds } = await queueFacts();
  const late = oldestDueSeconds > PATIENCE_SECONDS;
  const values = { running, waiting, failed, minutes: Math.floor(oldestDueSeconds / 60) };
  return {
    part: "queue",
    state: late ? "failed" : failed > 0 ? "look" : "ok",
    code: late ? "late" : failed > 0 ? "failed" : "ok",
    values,
  };
}

type Mails = { sent: number; failed: number; skipped: number; queued: number; oldest: number };

async function mailFact(): Promise<HealthFact> {
  const { rows } = await pool.query<Mails>(
    `SELECT count(*) FILTER (WHERE status = 'sent')::int AS sent,
       count(*) FILTER (WHERE status = 'failed')::int AS failed,
       count(*) FILTER (WHERE status = 'skipped')::int AS skipped,
       (SELECT count(*)::int FROM (SELECT FROM outgoing_mail WHERE status = 'queued' AND run_at <= now() LIMIT 10000) q) AS queued,
       coalesce((SELECT extract(epoch FROM now() - min(run_at)) FROM outgoing_mail
         WHERE status = 'queued' AND run_at <= now()), 0)::float AS oldest
     FROM outgoing_mail WHERE claimed_at > now() - interval '1 hour'`,
  );
  const { oldest, ...values } = rows[0]!;
  const late = oldest > PATIENCE_SECONDS;
  const state = late ? "failed" : values.failed > 0 ? "look" : "ok";
  return {
    part: "mails",
    state,
    code: late ? "late" : "ok",
    values: { ...values, minutes: Math.floor(oldest / 60) },
  };
}

/** Whether what comes back is read: a mailbox that nobody reads lets mail go on to addresses that are gone. */
async function reportsFact(): Promise<HealthFact> {
  const mailbox = reportsMailbox();
  if (!mailbox) return { part: "reports", state: "off", code: "off", values: {} };
  const row = await prisma.reportMailbox.findUnique({ where: { mailbox: mailbox.name } });
  if (!row?.readAt) return { part: "reports", state: "look", code: "never", values: {} };
  const { heeded, leftAlone, problem } = row;
  const values = { heeded, leftAlone, at: row.readAt.toISOString(), problem: problem ?? "" };
  return { part: "reports", state: problem ? "failed" : "ok", code: problem ? "failed" : "ok", values };
}

async function countFact(): Promise<HealthFact> {
  const { rows } = await pool.query<{ checked: number; wrong: number; at: Date | null }>(
    `SELECT count(*)::int AS checked, count(*) FILTER (WHERE stored <> actual)::int AS wrong, max(checked_at) AS at
     FROM count_check WHERE checked_at > now() - interval '2 days'`,
  );
  const { checked, wrong, at } = rows[0]!;
  if (!at) return { part: "counts", state: "off", code: "never", values: {} };
  const values = { checked, wrong, at: at.toISOString() };
  return { part: "counts", state: wrong > 0 ? "look" : "ok", code: wrong > 0 ? "wrong" : "ok", values };
}

/** How old what sources tell of officials is; districts and ZIP codes stay what they are for years. */
async function officialsFact(): Promise<HealthFact> {
  const ages = (await officialsSources(new Date())).map(({ name, daysOld }) => ({ name, daysOld: daysOld! }));
  const stale = ages.filter(({ daysOld }) => daysOld > STALE_DAYS);
  if (ages.length === 0) return { part: "facts", state: "off", code: "never", values: {} };
  const named = stale.length > 0 ? stale : ages;
  const values = {
    days: STALE_DAYS,
    sources: named.map(({ name, daysOld }) => `${name} (${daysOld})`).join(", "),
  };
  return {
    part: "facts",
    state: stale.length > 0 ? "look" : "ok",
    code: stale.length > 0 ? "stale" : "ok",
    values,
  };
}

async function sizeFact(): Promise<HealthFact> {
  const { rows } = await pool.query<{
    bytes: string;
    version: string;
    migrations: number;
    last: string | null;
  }>(
    `SELECT pg_database_size(current_database()) AS bytes, current_setting('server_version') AS version,
       (SELECT count(*)::int FROM _prisma_migrations WHERE finished_at IS NOT NULL) AS migrations,
       (SELECT max(migration_name) FROM _prisma_migrations WHERE finished_at IS NOT NULL) AS last`,
  );
  const { bytes, version, migrations, last } = rows[0]!;
  const values = {
    megabytes: megabytes(Number(bytes)),
    version: version.split(" ")[0]!,
    migrations,
    last: last ?? "",
  };
  return { part: "size", state: "ok", code: "ok", values };
}

async function diskFact(): Promise<HealthFact> {
  const folder = getSettings().DATA_DIR;
  const disk = await statfs(folder).catch(() => null);
  if (!disk) return { part: "disk", state: "failed", code: "unreadable", values: { folder } };
  const [free, total] = [disk.bavail * disk.bsize, disk.blocks * disk.bsize];
  const low = free < Math.min(LEAST_FREE.bytes, total * LEAST_FREE.share);
  const values = { folder, free: megabytes(free), total: megabytes(total) };
  return { part: "disk", state: low ? "failed" : "ok", code: low ? "low" : "ok", values };
}

async function versionFact(): Promise<HealthFact> {
  const values = { app: version, node: process.versions.node };
  return { part: "versions", state: "ok", code: "ok", values };
}

const megabytes = (bytes: number) => Math.round(bytes / 1_000_000);
