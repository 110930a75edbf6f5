import { pool } from "#app/platform/db.server.ts";
import type { Filter } from "./filter.ts";
import { whereOf } from "./filter-sql.server.ts";
import type { Scope } from "./scope.ts";

/** How many supporters fit. */
export type Found = {
  count: number;
  /** Estimated from a sample, to a figure or two. */
  about: boolean;
  /** Part of all rows of the table that fit. */
  share: number;
};

/** Where there are fewer rows than these, they are counted. */
const FEW = 50_000;
/** With as many in the sample an estimate of one figure is worth more than the wait for a count. */
const ENOUGH = 10;
/** With as many it is a tenth off, as a rule, and says two figures. */
const PLENTY = 100;

// The condition of the index, word for word.
const SAMPLE = "SELECT s.* FROM supporter s WHERE (uuid_hash(s.id) & 255) = 0 OFFSET 0";

const SIZE = "SELECT greatest(reltuples, 0)::float8 AS rows FROM pg_class WHERE oid = 'supporter'::regclass";

/**
 * How many supporters fit and may be seen: counted where that is soon done, else about. Of a million, a sample of four
 * thousand is asked; where too few of those fit, they are few, and are found by what they have in common and counted.
 */
export async function foundSupporters(filter: Filter, scope: Scope, { few = FEW } = {}): Promise<Found> {
  const all = (await pool.query<{ rows: number }>(SIZE)).rows[0]!.rows;
  if (all >= few) {
    const { sql, values } = whereOf(filter, scope, 1, { each: true });
    const { rows } = await pool.query<{ asked: number; fit: number }>(
      `SELECT count(*)::int AS asked, (count(*) FILTER (WHERE ${sql}))::int AS fit FROM (${SAMPLE}) s`,
      values,
    );
    const { asked, fit } = rows[0]!;
    const share = fit / asked;
    const figures = fit >= PLENTY ? 2 : 1;
    if (fit >= ENOUGH) return { count: Number((share * all).toPrecision(figures)), about: true, share };
  }
  const { sql, values } = whereOf(filter, scope);
  const { rows } = await pool.query<{ fit: number }>(
    `SELECT count(*)::int AS fit FROM supporter s WHERE ${sql}`,
    values,
  );
  const { fit } = rows[0]!;
  return { count: fit, about: false, share: fit / Math.max(all, fit, 1) };
}
