import { pool } from "#app/platform/db.server.ts";
import type { DivisionType } from "./division.ts";

export type Division = {
  id: string;
  type: DivisionType;
  name: string;
  /** "CA" */
  stateCode: string;
  /** Part of a ZIP code's land, 0 to 1, where it was asked by one; null: not known. */
  landShare?: number | null;
};

/** Divisions by their Census number within a type, or by their id: whichever is known of each. */
export async function knownDivisions(
  asked: readonly { type: DivisionType; geoid: string; id: string | null }[],
): Promise<(Division & { geoid: string | null })[]> {
  const { rows } = await pool.query<Division & { geoid: string | null }>(
    `SELECT DISTINCT d.id, d.type, d.name, d.state_code AS "stateCode", d.geoid
     FROM unnest($1::text[], $2::text[], $3::text[]) AS a (type, geoid, id)
       JOIN division d ON d.type = a.type AND (d.geoid = a.geoid OR d.id = a.id)
     WHERE d.state_code IS NOT NULL AND d.valid_until IS NULL`,
    [asked.map(({ type }) => type), asked.map(({ geoid }) => geoid), asked.map(({ id }) => id)],
  );
  return rows;
}

/** The divisions of a type in a state ("CA") that exist on a day, in the order of their numbers. */
export async function divisionsOfState(
  type: DivisionType,
  stateCode: string,
  day: string,
): Promise<Division[]> {
  const { rows } = await pool.query<Division>(
    `SELECT id, type, name, state_code AS "stateCode" FROM division
     WHERE type = $1 AND state_code = $2 AND (valid_until IS NULL OR valid_until >= $3::date)`,
    [type, stateCode, day],
  );
  const { compare } = new Intl.Collator("en", { numeric: true });
  return rows.sort((a, b) => compare(a.id, b.id));
}

/** Divisions by id; what is not known is left out. */
export async function divisionsById(ids: string[]): Promise<Division[]> {
  const { rows } = await pool.query<Division>(
    `SELECT id, type, name, state_code AS "stateCode" FROM division
     WHERE id = ANY($1) AND state_code IS NOT NULL ORDER BY id`,
    [ids],
  );
  return rows;
}
