import { pool } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { compileGuard, type Guard, type GuardRow } from "./compile-guard.ts";

/** How old an answer may be before the database is asked whether the lists are still these. */
const FRESH_MS = 2_000;
/** What expires is noticed within this time. */
const RECOMPILE_MS = 30_000;

const VERSION = { name: "guard-version", text: "SELECT version FROM guard_version WHERE id = 1" };
const ROWS = {
  name: "guard-rows",
  text: `SELECT list, value, expires_at AS "expiresAt" FROM guard_entry
    WHERE removed_at IS NULL AND (expires_at IS NULL OR expires_at > now())`,
};

type Kept = { guard: Guard; version: string; compiledAt: number; askedAt: number };

let kept: Kept | null = null;
let asking: Promise<Kept> | null = null;

/**
 * The lists as they were two seconds ago or later, in memory: whoever posts a form waits for no query. Nobody waits
 * while they are asked for anew either, except the first.
 */
export async function currentGuard(): Promise<Guard> {
  if (kept && performance.now() - kept.askedAt < FRESH_MS) return kept.guard;
  asking ??= refresh().finally(() => {
    asking = null;
  });
  if (!kept) return (await asking).guard;
  asking.catch((error) => log.warn({ err: error }, "the lists could not be read again yet"));
  return kept.guard;
}

/** Forgets them: the next form waits for what the database says now. For whoever changed them, and for tests. */
export function forgetGuard(): void {
  kept = null;
  asking = null;
}

async function refresh(): Promise<Kept> {
  const now = performance.now();
  const { rows } = await pool.query<{ version: string }>(VERSION);
  const version = String(rows[0]?.version ?? 0);
  if (kept?.version === version && now - kept.compiledAt < RECOMPILE_MS) {
    kept = { ...kept, askedAt: now };
    return kept;
  }
  const entries = await pool.query<GuardRow>(ROWS);
  kept = {
    guard: compileGuard(entries.rows, new Date()),
    version,
    compiledAt: now,
    askedAt: now,
  };
  return kept;
}
