import type { Language } from "./language.ts";
import { localTimeIn } from "./zoned-time.ts";

/** Spanish of the United States: 24,318 and not 24.318, as our readers write it. */
const locales: Record<Language, string> = { en: "en-US", es: "es-US" };

/** How exactly a date is known. */
export type DatePrecision = "day" | "month" | "year";

// Building an Intl formatter costs a hundred times what using one does.
const kept = new Map<string, unknown>();
function keep<T>(key: string, build: () => T): T {
  if (!kept.has(key)) kept.set(key, build());
  return kept.get(key) as T;
}

/** A whole number with its thousands separated: 24,318. */
export function formatCount(n: number, language: Language): string {
  return keep(`n:${language}`, () => new Intl.NumberFormat(locales[language])).format(n);
}

/** A share of one in percent, with up to so many digits after the point: 0.813 is "81%", with one digit "81.3%". */
export function formatPercent(share: number, language: Language, digits = 0): string {
  return keep(
    `%:${language}:${digits}`,
    () => new Intl.NumberFormat(locales[language], { style: "percent", maximumFractionDigits: digits }),
  ).format(share);
}

/**
 * A date no more exactly than it is known: "December 21, 2012", "December 2012", "2012".
 * `isoDate` is a date or an instant in ISO 8601, read in UTC; `style` "short" abbreviates the month.
 * Errors: throws a RangeError on what is no date.
 */
export function formatDate(
  isoDate: string,
  precision: DatePrecision,
  language: Language,
  style: "long" | "short" = "long",
): string {
  const formatter = keep(
    `d:${language}:${precision}:${style}`,
    () =>
      new Intl.DateTimeFormat(locales[language], {
        timeZone: "UTC",
        year: "numeric",
        ...(precision !== "year" && { month: style }),
        ...(precision === "day" && { day: "numeric" }),
      }),
  );
  return formatter.format(new Date(isoDate));
}

/** An instant to the minute, in a time zone: "Jan 14, 2013, 10:42 AM". `timeZone`: an IANA name. */
export function formatInstant(iso: string, timeZone: string, language: Language): string {
  return keep(
    `i:${language}:${timeZone}`,
    () => new Intl.DateTimeFormat(locales[language], { timeZone, dateStyle: "medium", timeStyle: "short" }),
  ).format(new Date(iso));
}

/** The machine's form for `<time dateTime>`, as exact as the date is known: "2012-12". */
export function dateTimeValue(isoDate: string, precision: DatePrecision): string {
  return isoDate.slice(0, { day: 10, month: 7, year: 4 }[precision]);
}

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 365 * 86_400],
  ["month", 30 * 86_400],
  ["week", 7 * 86_400],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** How long ago an instant was: "now", "5 minutes ago", "hace 2 horas", "yesterday". Future instants are "now". */
export function formatAgo(iso: string, now: Date, language: Language): string {
  const formatter = keep(
    `a:${language}`,
    () => new Intl.RelativeTimeFormat(locales[language], { numeric: "auto" }),
  );
  const seconds = Math.max(0, (now.getTime() - new Date(iso).getTime()) / 1000);
  const [unit, length] = steps.find(([, length]) => seconds >= length) ?? [
    "second",
    Number.POSITIVE_INFINITY,
  ];
  return formatter.format(-Math.floor(seconds / length), unit);
}

/**
 * How far off the day of an instant is, by the calendar of a time zone: "today", "tomorrow", "in 7 days". Days that
 * are over are "today".
 */
export function formatDaysUntil(iso: string, now: Date, timeZone: string, language: Language): string {
  const formatter = keep(
    `a:${language}`,
    () => new Intl.RelativeTimeFormat(locales[language], { numeric: "auto" }),
  );
  const dayOf = (instant: string) => Date.parse(localTimeIn(instant, timeZone).slice(0, 10));
  return formatter.format(Math.max(0, (dayOf(iso) - dayOf(now.toISOString())) / 86_400_000), "day");
}
