import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { pool } from "#app/platform/db.server.ts";
import type { Where } from "#app/segments/filter-sql.server.ts";

/** A column of a file: its name, and the SQL that gives its value. `text`: somebody may have typed it. */
export type CsvColumn = { name: string; sql: string; text?: boolean };

/**
 * What a spreadsheet would take for a formula gets an apostrophe in front: see platform/csv.ts. Told by the number of
 * its first letter: = + - @ tab return.
 */
const harmless = (sql: string) =>
  `CASE WHEN ascii(${sql}) = ANY('{61,43,45,64,9,13}') THEN '''' || (${sql}) ELSE (${sql}) END`;

/**
 * A query's rows as CSV, straight from PostgreSQL's COPY: it quotes faster than any code of ours, and sends no more
 * than is taken, so a million rows need no more memory than a hundred. The first line has the names. UTF-8, no mark.
 *
 * `from`: what stands after FROM, with its parameters. `counted` is told how many rows there were, at the end.
 */
export async function* copyCsv(
  columns: CsvColumn[],
  from: Where,
  counted: (rows: number) => void = () => {},
): AsyncGenerator<Buffer> {
  const select = columns.map(({ name, sql, text }) => `${text ? harmless(sql) : sql} AS "${name}"`);
  const query = `SELECT ${select.join(",\n  ")}\nFROM ${inlined(from)}`;
  const client = await pool.connect();
  let whole = false;
  try {
    // Whoever takes it may be slow: that must not end it, and it holds up nobody.
    await client.query("BEGIN READ ONLY");
    await client.query("SET LOCAL statement_timeout = 0");
    const stream = client.query(copyTo(`COPY (${query}) TO STDOUT WITH (FORMAT csv, HEADER true)`));
    for await (const piece of stream) yield piece as Buffer;
    counted(stream.rowCount);
    await client.query("COMMIT");
    whole = true;
  } finally {
    // Left in the middle, the rest of the rows is still on its way: the connection is of no more use.
    client.release(!whole);
  }
}

/** COPY takes no parameters: they are written into the query, quoted by the driver. */
function inlined({ sql, values }: Where): string {
  return sql.replace(/\$(\d+)/g, (_, place) => literal(values[Number(place) - 1]));
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return "NULL";
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.map(element).join(",")}}`);
  return pg.escapeLiteral(value instanceof Date ? value.toISOString() : String(value));
}

const element = (value: unknown) => `"${String(value).replace(/["\\]/g, "\\$&")}"`;
