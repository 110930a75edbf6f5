export type Clock = ReturnType<typeof createClock>;

/** Time as the fake sees it, in Unix seconds: the given one, and as much later as it was moved. */
export function createClock(given: () => Date) {
  let ahead = 0;
  const now = () => Math.floor(given().getTime() / 1000) + ahead;
  return {
    now,
    /** Never backwards: what was done stays done. */
    moveTo(seconds: number) {
      ahead += Math.max(0, seconds - now());
    },
  };
}

export const DAY = 86_400;

type Interval = string;

/** The moment a number of intervals after an anchor. The 31st becomes the last day of a shorter month. */
export function addIntervals(anchor: number, interval: Interval, count: number): number {
  if (interval === "day") return anchor + count * DAY;
  if (interval === "week") return anchor + count * 7 * DAY;
  const months = interval === "year" ? count * 12 : count;
  const date = new Date(anchor * 1000);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return Math.floor(date.getTime() / 1000);
}

/** The end of the period that begins at `start`, counted from the anchor so that short months lose no days for good. */
export function periodEnd(anchor: number, start: number, interval: Interval, count: number): number {
  if (anchor > start) return anchor;
  for (let periods = 1; ; periods++) {
    const end = addIntervals(anchor, interval, periods * count);
    if (end > start) return end;
  }
}
