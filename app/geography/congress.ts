/** The Congress that sits on a day (ISO 8601): the 119th from 3 January 2025. Source: Twentieth Amendment, section 1. */
export function sittingCongress(day: string): number {
  const year = Number(day.slice(0, 4)) - (day.slice(5) < "01-03" ? 1 : 0);
  return Math.floor((year - 1789) / 2) + 1;
}

/** The days a Congress sits from and to; the last is the day the next one begins. */
export function termOfCongress(congress: number): { startsOn: string; endsOn: string } {
  const year = 1789 + (congress - 1) * 2;
  return { startsOn: `${year}-01-03`, endsOn: `${year + 2}-01-03` };
}
