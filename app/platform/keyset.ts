const uuidForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Where a page of a list starts: after one row, or before one, or at the latest. */
export type Cursor = { after?: string | null; before?: string | null };

/** What a query of a list by growing ids, latest first, needs to know of its cursor. Unusable ones are left out. */
export function readCursor({ after, before }: Cursor): { id: string | null; backwards: boolean } {
  const id = [after, before].find((each) => each && uuidForm.test(each)) ?? null;
  return { id, backwards: id !== null && id === before };
}

/** A page out of one row more than it holds, in the order in which they were read. */
export function pageOf<T extends { id: string }>(
  rows: T[],
  limit: number,
  { id, backwards }: { id: string | null; backwards: boolean },
): { lines: T[]; next: string | null; previous: string | null } {
  const more = rows.length > limit;
  const lines = rows.slice(0, limit);
  if (backwards) lines.reverse();
  const [first, last] = [lines[0]?.id ?? null, lines.at(-1)?.id ?? null];
  return backwards
    ? { lines, next: last, previous: more ? first : null }
    : { lines, next: more ? last : null, previous: id ? first : null };
}
