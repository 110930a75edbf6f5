import { readdir } from "node:fs/promises";
import path from "node:path";
import { disconnect, pool } from "./db.server.ts";

export type Readiness = { ready: true } | { ready: false; reason: "database" | "migrations" | "stopping" };

const PATIENCE_MS = 2_000;
const APPLIED =
  "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL";

/** Names of the migrations this release was made with; none when it ships without its SQL. */
async function shippedMigrations(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/**
 * Asks the database whether it answers and holds every migration of this release. `folder`: where the
 * migrations lie. Never throws; waits two seconds at most.
 */
export async function checkReadiness(folder = path.resolve("prisma/migrations")): Promise<Readiness> {
  const timeout = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null).unref());
  try {
    const result = await Promise.race([pool.query<{ migration_name: string }>(APPLIED), timeout]);
    if (!result) return { ready: false, reason: "database" };
    const applied = new Set(result.rows.map((row) => row.migration_name));
    const missing = (await shippedMigrations(folder)).some((name) => !applied.has(name));
    return missing ? { ready: false, reason: "migrations" } : { ready: true };
  } catch (error) {
    const undefinedTable = (error as { code?: string }).code === "42P01";
    return { ready: false, reason: undefinedTable ? "migrations" : "database" };
  }
}

/** Closes the pool of this process, the last thing it does. */
export const closeDatabase = disconnect;
