import { pool } from "#app/platform/db.server.ts";
import type { OfficeFound } from "./office-found.ts";
import { officialsFor } from "./officials-for.server.ts";

/**
 * The offices that these officials hold on a day (ISO 8601), each with those of them who hold it. Who holds none on that
 * day is in none. Only a database failure throws.
 */
export async function officesHeldBy(officials: string[], day: string): Promise<OfficeFound[]> {
  if (officials.length === 0) return [];
  const { rows } = await pool.query<{ id: string }>(
    `SELECT DISTINCT o.division_id AS id FROM term t JOIN office o ON o.id = t.office_id
     WHERE t.official_id = ANY($1::uuid[]) AND coalesce(t.end_on, $2::date) >= $2::date
       AND coalesce(t.start_on, $2::date) <= $2::date`,
    [officials, day],
  );
  const found = await officialsFor(
    rows.map(({ id }) => id),
    day,
  );
  const asked = new Set(officials);
  return found
    .map((office) => ({ ...office, holders: office.holders.filter(({ id }) => asked.has(id)) }))
    .filter(({ holders }) => holders.length > 0);
}
