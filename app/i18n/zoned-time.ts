const localForm = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::\d{2})?$/;

const DAY_MS = 86_400_000;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The wall clock of a time zone at an instant, to the second, as if it were UTC, in milliseconds. */
export function wallClock(at: number, timeZone: string): number {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      ...{ year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" },
      second: "numeric",
    });
    formatters.set(timeZone, formatter);
  }
  const parts = formatter.formatToParts(at);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
}

/**
 * The instant at which the wall clock of a time zone says this (milliseconds as if it were UTC). An hour that a
 * change of clocks leaves out is taken an hour later, one that comes twice is the first.
 */
export function instantOf(wall: number, timeZone: string): number {
  const offsetAt = (at: number) => wallClock(at, timeZone) - at;
  const before = wall - offsetAt(wall - DAY_MS);
  const after = wall - offsetAt(wall + DAY_MS);
  const fits = [before, after].filter((instant) => wallClock(instant, timeZone) === wall);
  return fits.length > 0 ? Math.min(...fits) : before;
}

/**
 * The instant that a clock in a zone shows as `local` ("2026-03-01T09:30", as `<input type="datetime-local">` posts
 * it). Null for what is no day and time. An hour that a change of clocks leaves out is taken an hour later, one that
 * comes twice is the first.
 */
export function instantIn(local: string, timeZone: string): Date | null {
  const [, year, month, day, hour, minute] = localForm.exec(local) ?? [];
  if (!year) return null;
  const wall = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
  if (new Date(wall).toISOString().slice(0, 16) !== local.slice(0, 16)) return null;
  return new Date(instantOf(wall, timeZone));
}

/** The other way: how a clock in a zone shows an instant, in the form of `<input type="datetime-local">`. */
export function localTimeIn(iso: string, timeZone: string): string {
  return new Date(wallClock(Date.parse(iso), timeZone)).toISOString().slice(0, 16);
}

/** The instant at which a day ("2013-01-14") begins in a time zone, `plus` days later; null: there is no such day. */
export function startOfDay(day: string, plus: number, timeZone: string): Date | null {
  const at = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day) return null;
  return new Date(instantOf(at + plus * DAY_MS, timeZone));
}
