import type { Content, FieldValue, Meanwhile } from "./revision.ts";

/** Whether two values are the same; keys of objects have no order, as in the database. */
export function sameValue(one: FieldValue | undefined, other: FieldValue | undefined): boolean {
  return JSON.stringify(ordered(one ?? null)) === JSON.stringify(ordered(other ?? null));
}

function ordered(value: FieldValue): FieldValue {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, ordered(value[key]!)]),
  );
}

/** The fields in which two contents differ, in the order of the second. */
export function changedFields(before: Content, after: Content): string[] {
  const fields = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...fields].filter((field) => !sameValue(before[field], after[field]));
}

type Merged = Pick<Meanwhile, "clashes" | "theirs" | "merged">;

/**
 * Puts together what two people made of one state, field by field. Where both changed a field, and not to the
 * same value, it is a clash; `merged` has mine there.
 */
export function mergeContent(base: Content, mine: Content, theirs: Content): Merged {
  const mineChanged = new Set(changedFields(base, mine));
  const merged: Content = { ...mine };
  const result: Merged = { clashes: [], theirs: [], merged };
  for (const field of changedFields(base, theirs)) {
    const values = { field, base: base[field] ?? null, theirs: theirs[field] ?? null };
    if (!mineChanged.has(field)) {
      merged[field] = values.theirs;
      result.theirs.push(values);
    } else if (!sameValue(mine[field], theirs[field])) {
      result.clashes.push({ ...values, mine: mine[field] ?? null });
    }
  }
  return result;
}

/** The merged content with theirs instead of mine in the fields named. */
export function takeTheirs(meanwhile: Merged, fields: readonly string[]): Content {
  const content = { ...meanwhile.merged };
  for (const { field, theirs } of meanwhile.clashes) if (fields.includes(field)) content[field] = theirs;
  return content;
}
