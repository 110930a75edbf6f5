import type { OfficeFound } from "#app/officials/office-found.ts";
import { officialsFor } from "#app/officials/officials-for.server.ts";
import { pool } from "#app/platform/db.server.ts";
import { type Body, isCongress } from "./body.ts";

/** Every seat of a body's houses on a day (ISO 8601), by district as ballots order it. */
export async function officesOf(body: Body, day: string): Promise<OfficeFound[]> {
  const level = isCongress(body) ? "federal" : "state";
  const { rows } = await pool.query<{ id: string }>(
    `SELECT DISTINCT o.division_id AS id FROM office o JOIN division d ON d.id = o.division_id
     WHERE o.level = $1::"OfficeLevel" AND o.chamber IS NOT NULL AND ($2::text IS NULL OR d.state_code = $2)`,
    [level, isCongress(body) ? null : body],
  );
  const found = await officialsFor(
    rows.map(({ id }) => id),
    day,
  );
  return found
    .filter((office) => office.level === level && office.chamber !== null)
    .sort((a, b) => byDistrict.compare(a.divisionId, b.divisionId));
}

const byDistrict = new Intl.Collator("en", { numeric: true });
