/** A receipt's number as people read it: the year, and at least four digits. "2026-0001". */
export const receiptNumber = ({ year, number }: { year: number; number: number }): string =>
  `${year}-${String(number).padStart(4, "0")}`;

/** The year that such a number is of. */
export const yearOf = (number: string): number => Number(number.slice(0, 4));
