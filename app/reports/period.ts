import { lastBuckets, type Step } from "#app/platform/time-buckets.ts";

/** Stretches of time that a report may speak of, and into what each is cut. */
export const periods = {
  day: { step: "hour", count: 24 },
  week: { step: "day", count: 7 },
  month: { step: "day", count: 30 },
  quarter: { step: "day", count: 91 },
  year: { step: "week", count: 53 },
} as const satisfies Record<string, { step: Step; count: number }>;

export type Period = keyof typeof periods;

/** The period an address asks for; a month when it asks for none that there is. */
export function readPeriod(text: string | null): Period {
  return text !== null && Object.hasOwn(periods, text) ? (text as Period) : "month";
}

/** A period that ends now, in a time zone: what it is cut into, and when each piece begins. */
export function periodOf(period: Period, now: Date, timeZone: string) {
  const { step, count } = periods[period];
  const starts = lastBuckets(now, step, count, timeZone);
  return { step, starts, span: { from: starts[0]!, until: new Date(now.getTime() + 900_000) } };
}
