import { instantOf, localTimeIn } from "#app/i18n/zoned-time.ts";

const NOON = 12;

/** Noon of a day where the organisation is: far from midnight, it is that day for everybody who looks. */
const noonOf = (year: number, month: number, day: number, timeZone: string) =>
  new Date(instantOf(Date.UTC(year, month, day, NOON), timeZone));

const calendarOf = (at: Date, timeZone: string) => {
  const [year, month, day] = localTimeIn(at.toISOString(), timeZone).slice(0, 10).split("-").map(Number);
  return { year: year!, month: month! - 1, day: day! };
};

/**
 * When a gift is charged next whose day is moved: on that day of the month in which it would have been charged, so that no
 * month is charged twice or left out; where that day is over, of the month after. `day`: 1 to 28.
 */
export function movedCharge(
  next: Date,
  day: number,
  { now, timeZone }: { now: Date; timeZone: string },
): Date {
  const { year, month } = calendarOf(next, timeZone);
  const moved = noonOf(year, month, day, timeZone);
  return moved > now ? moved : noonOf(year, month + 1, day, timeZone);
}

/** When a pause is over that begins now: so many months later, on the same day, or the last day of a shorter month. */
export function pauseEnd(months: number, { now, timeZone }: { now: Date; timeZone: string }): Date {
  const { year, month, day } = calendarOf(now, timeZone);
  const last = new Date(Date.UTC(year, month + months + 1, 0)).getUTCDate();
  return noonOf(year, month + months, Math.min(day, last), timeZone);
}
