import type { SendOutcome } from "#app/platform/smtp-outcome.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const FIRST_WAIT = 30 * SECOND;

/** A server that is away is asked often, so that its return is noticed; greylisting takes its time. */
const LONGEST_WAIT = { away: 10 * MINUTE, retry: 6 * HOUR };

/** A mail that found no way out for this long is given up, as mail servers do (RFC 5321 4.5.4.1). */
const GIVE_UP_AFTER = 5 * 24 * HOUR;

/**
 * When a mail that was not accepted is tried again, or null when it has been tried long enough.
 * Waits double from 30 seconds, shortened by up to half at random so that many do not come at once.
 * `attempts` counts the tries so far, at least 1; `random` gives [0, 1).
 */
export function nextTry(
  failed: { outcome: "retry" | "away"; attempts: number; queuedAt: Date; now: Date },
  random: () => number,
): Date | null {
  const { outcome, attempts, queuedAt, now } = failed;
  if (now.getTime() - queuedAt.getTime() >= GIVE_UP_AFTER) return null;
  const wait = Math.min(FIRST_WAIT * 2 ** (attempts - 1), LONGEST_WAIT[outcome]);
  return new Date(now.getTime() + wait * (0.5 + random() / 2));
}

/** The outcomes after which the same mail may be tried again. */
export function mayTryAgain(sent: SendOutcome): sent is Extract<SendOutcome, { outcome: "retry" | "away" }> {
  return sent.outcome === "retry" || sent.outcome === "away";
}
