import { pool, type Tx } from "#app/platform/db.server.ts";
import type { Who } from "./bulk.ts";
import { type Condition, type Filter, noFilter } from "./filter.ts";
import { type Where, whereOf } from "./filter-sql.server.ts";
import type { Scope } from "./scope.ts";

/** How far people are counted before it is "more than". */
const CAP = 10_000;

/** The condition about the row `s` that says whom a deed is about, of those who may be seen. */
function whereOfWho(who: Who, scope: Scope, also: Condition[] = []): Where {
  const filter: Filter = "ids" in who ? noFilter : who.filter;
  const groups = [...filter.groups, ...also.map((condition) => [condition])];
  const { sql, values } = whereOf({ ...filter, groups }, scope);
  if (!("ids" in who)) return { sql, values };
  return { sql: `${sql} AND s.id = ANY($${values.length + 1}::uuid[])`, values: [...values, who.ids] };
}

/** How many a deed is about, of whom `also` is true; counted no further than ten thousand. */
export async function countWho(
  who: Who,
  scope: Scope,
  also: Condition[] = [],
): Promise<{ count: number; capped: boolean }> {
  const { sql, values } = whereOfWho(who, scope, also);
  const { rows } = await pool.query<{ found: number }>(
    `SELECT count(*)::int AS found FROM (SELECT FROM supporter s WHERE ${sql} LIMIT ${CAP + 1}) fitting`,
    values,
  );
  const { found } = rows[0]!;
  return { count: Math.min(found, CAP), capped: found > CAP };
}

/** The next of them by their ids, behind `after`. */
export async function nextOfWho(who: Who, scope: Scope, after: string, limit: number): Promise<string[]> {
  const { sql, values } = whereOfWho(who, scope);
  const { rows } = await pool.query<{ id: string }>(
    `SELECT s.id FROM supporter s WHERE ${sql} AND s.id > $${values.length + 1}::uuid ORDER BY s.id LIMIT ${limit}`,
    [...values, after],
  );
  return rows.map(({ id }) => id);
}

export type HeldPerson = { id: string; emailCanonical: string; language: "en" | "es" };

/**
 * Those of these people who are still there, held until the transaction ends: nobody merges or erases them meanwhile.
 * In the order of their addresses, as the statement that signs takes them.
 */
export function holdPeople(tx: Tx, ids: string[]): Promise<HeldPerson[]> {
  return tx.$queryRaw<HeldPerson[]>`
    SELECT id, email_canonical AS "emailCanonical", language FROM supporter
    WHERE id = ANY(${ids}::uuid[]) AND erased_at IS NULL AND merged_into_id IS NULL
    ORDER BY email_canonical FOR SHARE`;
}
