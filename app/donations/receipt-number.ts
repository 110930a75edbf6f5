/** A receipt's number as people read it: the year, and at least four digits. "2026-0001". */
export const receiptNumber = ({ year, number }: { year: number; number: number }): string =>
  `${year}-${String(number).padStart(4, "0")}`;
