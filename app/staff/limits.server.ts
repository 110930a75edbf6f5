import { RateLimiterPostgres, type RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "#app/platform/db.server.ts";
import { networkOf } from "#app/platform/network-of.ts";

const MINUTE = 60;
const HOUR = 3_600;

/**
 * Tries in a window. An account's window is wide enough for somebody who mistypes and narrow enough that a
 * password of twelve letters outlives the sun; whoever is shut out by a stranger's tries comes in by a reset
 * mail, which opens the account again.
 */
const windows = {
  "sign-in.account": { points: 10, duration: 15 * MINUTE },
  "sign-in.address": { points: 50, duration: 15 * MINUTE },
  "code.account": { points: 8, duration: 15 * MINUTE },
  "reset.account": { points: 3, duration: HOUR },
  "reset.address": { points: 10, duration: HOUR },
  "link.address": { points: 60, duration: HOUR },
  // Pages elsewhere that we ask for on a member's word: more than anybody clips, too few to be a nuisance to others.
  "article.account": { points: 60, duration: HOUR },
  // Mail to any address on a member's word.
  "blast.test": { points: 60, duration: HOUR },
} as const;

type Window = keyof typeof windows;

const limiters = new Map<Window, RateLimiterPostgres>();

function limiter(window: Window): RateLimiterPostgres {
  let found = limiters.get(window);
  if (!found) {
    found = new RateLimiterPostgres({
      ...windows[window],
      storeClient: pool,
      tableName: "staff_limit",
      tableCreated: true,
      keyPrefix: window,
      clearExpiredByTimeout: false,
    });
    limiters.set(window, found);
  }
  return found;
}

/**
 * Counts one try; kept in the database, so that all processes see it and a restart forgets nothing. Returns the
 * seconds until the next one is allowed, 0 when this one may go on. `of`: a canonical address, a member's id,
 * or a visitor's network address, which is counted by household.
 */
export async function countTry(window: Window, of: string): Promise<number> {
  const key = window.endsWith(".address") ? (networkOf(of)?.address ?? of) : of;
  try {
    await limiter(window).consume(key);
    return 0;
  } catch (refused) {
    if (refused instanceof Error) throw refused;
    return Math.ceil((refused as RateLimiterRes).msBeforeNext / 1_000) || 1;
  }
}

/** Starts a window anew for somebody who has shown who they are. */
export async function forgiveTries(window: Window, of: string): Promise<void> {
  await limiter(window).delete(of);
}

/** Removes windows that are over. Returns how many. */
export async function purgeLimits({ now }: { now: Date }): Promise<number> {
  const gone = await pool.query("DELETE FROM staff_limit WHERE expire < $1", [now.getTime()]);
  return gone.rowCount ?? 0;
}
