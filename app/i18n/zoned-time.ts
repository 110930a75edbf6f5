const localForm = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::\d{2})?$/;

/** How far a zone is ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    ...{ year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" },
    second: "numeric",
  }).formatToParts(instant);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  const shown = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return shown - Math.floor(instant / 1_000) * 1_000;
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
  const before = wall - offsetAt(wall - 86_400_000, timeZone);
  const after = wall - offsetAt(wall + 86_400_000, timeZone);
  const fits = [before, after].filter((instant) => instant + offsetAt(instant, timeZone) === wall);
  return new Date(fits.length > 0 ? Math.min(...fits) : before);
}

/** The other way: how a clock in a zone shows an instant, in the form of `<input type="datetime-local">`. */
export function localTimeIn(iso: string, timeZone: string): string {
  const instant = Date.parse(iso);
  return new Date(instant + offsetAt(instant, timeZone)).toISOString().slice(0, 16);
}
