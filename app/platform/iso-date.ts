/** The calendar date of a value that PostgreSQL keeps as `date`: "2012-12-03". */
export function isoDate(date: Date): string {
  return date.toISOString().slice(0, 10);
}
