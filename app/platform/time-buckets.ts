import { instantOf, wallClock } from "#app/i18n/zoned-time.ts";

export type Step = "hour" | "day" | "week";

/**
 * SQL that says in which hour, day or week of a time zone a quarter of an hour lies: the instant at which that
 * begins. An hour is found by its minutes and not by its name, since one hour a year has the name of another.
 * `column` and `zone` are SQL themselves.
 */
export function bucketSql(column: string, step: Step, zone: string): string {
  if (step !== "hour") return `date_trunc('${step}', ${column}, ${zone})`;
  return `${column} - make_interval(mins => extract(minute FROM ${column} AT TIME ZONE ${zone})::int)`;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** The beginning of the hour, day or week (Monday) of a time zone in which an instant lies. */
export function bucketOf(at: Date, step: Step, timeZone: string): Date {
  const now = Math.floor(at.getTime() / 1_000) * 1_000;
  const wall = wallClock(now, timeZone);
  if (step === "hour") return new Date(now - (((wall % HOUR_MS) + HOUR_MS) % HOUR_MS));
  const day = wall - (((wall % DAY_MS) + DAY_MS) % DAY_MS);
  const weekday = (new Date(day).getUTCDay() + 6) % 7;
  return new Date(instantOf(step === "week" ? day - weekday * DAY_MS : day, timeZone));
}

/** The beginnings of `count` hours, days or weeks that end with the one of `now`, first to last. */
export function lastBuckets(now: Date, step: Step, count: number, timeZone: string): Date[] {
  const last = bucketOf(now, step, timeZone);
  if (step === "hour") {
    return Array.from({ length: count }, (_, at) => new Date(last.getTime() - (count - 1 - at) * HOUR_MS));
  }
  const wall = wallClock(last.getTime(), timeZone);
  const whole = wall - (((wall % DAY_MS) + DAY_MS) % DAY_MS);
  const days = step === "week" ? 7 : 1;
  return Array.from(
    { length: count },
    (_, at) => new Date(instantOf(whole - (count - 1 - at) * days * DAY_MS, timeZone)),
  );
}
