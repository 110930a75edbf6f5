/**
 * Applies prisma/migrations the way `prisma migrate deploy` does, without Prisma's command line (which fetches an
 * engine from the network at every start): same order, same bookkeeping table, same advisory lock. Where that
 * command is available it finds nothing left to do.
 */
import { createHash, randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { runMigrations } from "graphile-worker";
import pg from "pg";

export const MIGRATIONS = path.resolve(import.meta.dirname, "../prisma/migrations");

// The number Prisma's own engine locks, so that the two exclude each other.
const LOCK = 72707369;

const BOOKKEEPING = `
create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`;

/** @returns {{ name: string, sql: string, checksum: string }[]} in the order in which they apply */
export function readMigrations(folder = MIGRATIONS) {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const content = fs.readFileSync(path.join(folder, name, "migration.sql"));
      return {
        name,
        sql: content.toString("utf8"),
        checksum: createHash("sha256").update(content).digest("hex"),
      };
    });
}

/**
 * Brings a database up to date: our migrations, each in a transaction of its own, then the job queue's.
 * Two callers at once wait for each other.
 *
 * @param {string} url
 * @param {string} [folder]
 * @returns {Promise<string[]>} names of the migrations applied now
 * Errors: a migration whose file changed after it was applied, one left half done, or one that fails;
 * what was applied before stays.
 */
export async function migrate(url, folder = MIGRATIONS) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await client.query(BOOKKEEPING);
    const waiting = unapplied(readMigrations(folder), await appliedRows(client));
    for (const migration of waiting) await apply(client, migration);
    await runMigrations({ connectionString: url, logger: undefined });
    return waiting.map(({ name }) => name);
  } finally {
    await client.end(); // gives the lock back too
  }
}

async function appliedRows(client) {
  const { rows } = await client.query(
    "select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null",
  );
  return new Map(rows.map((row) => [row.migration_name, row]));
}

/** @returns those of `migrations` that have yet to run; throws if history and files disagree */
function unapplied(migrations, applied) {
  return migrations.filter(({ name, checksum }) => {
    const row = applied.get(name);
    if (!row) return true;
    if (!row.finished_at) {
      throw new Error(
        `Migration ${name} began and never finished: mend the database, then delete its row in _prisma_migrations.`,
      );
    }
    if (row.checksum !== checksum) {
      throw new Error(
        `Migration ${name} was changed after it was applied: restore its file and write a new migration.`,
      );
    }
    return false;
  });
}

async function apply(client, { name, sql, checksum }) {
  try {
    await client.query("begin");
    const started = new Date();
    await client.query(sql);
    await client.query(
      `insert into _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
       values ($1, $2, clock_timestamp(), $3, $4, 1)`,
      [randomUUID(), checksum, name, started],
    );
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`Migration ${name} failed and was rolled back: ${error.message}`, { cause: error });
  }
}
