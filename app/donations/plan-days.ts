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

/** When a subscription is charged: its next charge, and the one that its months are counted from. */
export type Charges = { next: Date; anchor: Date };

/** The charge so many months after the next one, as Stripe counts: on the anchor's day, or the last of a shorter month. */
function chargeAfter({ next, anchor }: Charges, months: number): Date {
  const [year, month] = [next.getUTCFullYear(), next.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const at = new Date(next);
  at.setUTCFullYear(year, month, Math.min(anchor.getUTCDate(), last));
  return at;
}

const DAY_MS = 86_400_000;

/** When a pause is over that leaves out the next so many charges: the day before the charge that comes after them. */
export const pauseEnd = (months: number, charges: Charges): Date =>
  new Date(chargeAfter(charges, months).getTime() - DAY_MS);

/** As far ahead as charges of a pause are told one by one; a longer one was not made here. */
const MOST_TOLD = 12;

/** What a pause until a moment leaves out, and the charge after it; null where that lies further ahead than is told. */
export function chargesOver(charges: Charges, resumes: Date): { skipped: Date[]; next: Date } | null {
  const skipped: Date[] = [];
  for (let month = 0; month <= MOST_TOLD; month += 1) {
    const at = chargeAfter(charges, month);
    if (at >= resumes) return { skipped, next: at };
    skipped.push(at);
  }
  return null;
}
