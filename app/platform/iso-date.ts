/** The calendar date of a value that PostgreSQL keeps as `date`: "2012-12-03". */
export function isoDate(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** Whether a text is a day of the calendar, written "2012-12-03". */
export function isCalendarDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && isoDate(new Date(at)) === text;
}
