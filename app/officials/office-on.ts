/** The office somebody held on a date, else the last one they held before today, else none. Null: a day that is not known. */
export function officeOn<T extends { startOn: string | null; endOn: string | null }>(
  offices: T[],
  dateOn: string,
): T | null {
  const held = offices.find(
    ({ startOn, endOn }) => (startOn === null || startOn <= dateOn) && (endOn === null || endOn >= dateOn),
  );
  return held ?? offices[0] ?? null;
}
