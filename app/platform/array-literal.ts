/** What an array of PostgreSQL can be made of here. A Buffer is a `bytea`. */
export type ArrayElement = string | boolean | Buffer | null;

const NEEDS_ESCAPE = /["\\]/;

function elementOf(value: string | boolean | Buffer): string {
  if (typeof value === "boolean") return value ? "t" : "f";
  if (typeof value !== "string") return `"\\\\x${value.toString("hex")}"`;
  return NEEDS_ESCAPE.test(value) ? `"${value.replace(/["\\]/g, "\\$&")}"` : `"${value}"`;
}

/**
 * One column of many rows as PostgreSQL reads an array, ready to be a parameter. Null when no row has a value there:
 * `unnest` of several arrays fills a missing one up with nulls. The driver's own conversion does the same in
 * twice the time.
 */
export function arrayLiteral<Row>(rows: Row[], value: (row: Row) => ArrayElement): string | null {
  let text = "{";
  let isBlank = true;
  for (const [place, row] of rows.entries()) {
    const element = value(row);
    if (element !== null) isBlank = false;
    text += `${place > 0 ? "," : ""}${element === null ? "NULL" : elementOf(element)}`;
  }
  return isBlank ? null : `${text}}`;
}
