/** The day of an instant in a time zone, as "2013-01-14". */
export function printableDay(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(at);
}
