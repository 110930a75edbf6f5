import { setTimeout as pause } from "node:timers/promises";

const PROBE_MS = 5;
/** Timers are never quite on time. */
const TOLERATED_MS = 3;
const TIMES = 10;
const LONGEST_MS = 500;

/**
 * Lets more urgent work go first, between two pieces of work that can wait. A short wait that takes longer than it
 * should means that the event loop or the processors are busy with something else: then this waits ten times as long
 * as it overran, half a second at most. On a quiet machine it costs five milliseconds.
 */
export async function giveWay(): Promise<void> {
  const begin = performance.now();
  await pause(PROBE_MS);
  const overrun = performance.now() - begin - PROBE_MS;
  if (overrun > TOLERATED_MS) await pause(Math.min(overrun * TIMES, LONGEST_MS));
}
