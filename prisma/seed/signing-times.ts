import type { Random } from "#app/ui/art/knife.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Minutes before now of the latest signatures, so that a fresh demo looks alive. */
const LATEST = [4, 6, 11, 15, 26, 31, 39, 52, 64, 71, 83, 97, 105, 118];

/** How willing people in California are to sign at this hour: little at night. */
function wakefulness(at: number): number {
  const hour = (((at / HOUR - 8) % 24) + 24) % 24;
  if (hour < 6) return 0.1;
  if (hour < 9) return 0.6;
  return hour < 22 ? 1 : 0.45;
}

/** Days after the start: most at the launch, a second wave halfway, and a steady flow. */
function dayOf(random: Random, days: number): number {
  const chance = random();
  if (chance < 0.34) return -Math.log(1 - random()) * 3;
  if (chance < 0.48) return days * 0.55 - Math.log(1 - random()) * 1.2;
  return random() * days;
}

/** `count` instants of the `days` before `now`, in order: none later than a few minutes ago. */
export function signingTimes(
  random: Random,
  count: number,
  { now, days }: { now: Date; days: number },
): number[] {
  const end = now.getTime();
  const latest = LATEST.slice(0, Math.min(LATEST.length, count)).map((minutes) => end - minutes * MINUTE);
  const before = Math.min(...latest, end);
  const times = [...latest];
  while (times.length < count) {
    const at = end - days * DAY + dayOf(random, days) * DAY;
    if (at < before && random() < wakefulness(at)) times.push(Math.floor(at));
  }
  return times.sort((a, b) => a - b);
}
