import { pool } from "#app/platform/db.server.ts";
import type { DivisionType } from "./division.ts";

/** A division that holds a part of a ZIP code's area. */
export type ZipCandidate = {
  id: string;
  type: DivisionType;
  name: string;
  /** "CA" */
  stateCode: string;
  /** Part of the ZIP code's land, 0 to 1; null: not known. */
  landShare: number | null;
  /** Who says so, and the day the facts are of. */
  source: string;
  asOf: string;
};

const TOUCHED = `
WITH touched AS (
  SELECT z.zip, d.id, d.type, d.name, d.state_code AS "stateCode", z.land_share AS "landShare", s.name AS source,
         p.as_of::text AS "asOf",
         rank() OVER (PARTITION BY z.zip, d.type, d.state_code ORDER BY p.starts_on DESC NULLS LAST) AS age
  FROM zip_division z JOIN district_plan p ON p.key = z.plan_key JOIN source s ON s.key = p.source_key
    JOIN division d ON d.id = z.division_id
  WHERE z.zip = ANY($1::bpchar[]) AND (p.starts_on IS NULL OR p.starts_on <= $2::date)
    AND (p.ends_on IS NULL OR p.ends_on >= $2::date) AND (d.valid_until IS NULL OR d.valid_until >= $2::date))
SELECT * FROM (
  SELECT DISTINCT ON (zip, id) zip, id, type, name, "stateCode", "landShare", source, "asOf" FROM touched WHERE age = 1
  ORDER BY zip, id, "asOf" DESC) once
ORDER BY type, "landShare" DESC NULLS LAST, char_length(id), id`;

/**
 * The divisions that a ZIP code's area touches in the plans in force on a day (ISO 8601), the largest part first where
 * parts are known; none for a ZIP code without an area of its own, such as that of a post office's boxes.
 *
 * Where two plans of a type are in force in a state on the day one takes over from the other, it is the later one.
 */
export async function zipDivisions(zip: string, day: string): Promise<ZipCandidate[]> {
  return (await divisionsOfZips([zip], day)).get(zip) ?? [];
}

/** `zipDivisions` of many ZIP codes by one statement; those without an area are left out. */
export async function divisionsOfZips(zips: string[], day: string): Promise<Map<string, ZipCandidate[]>> {
  const { rows } = await pool.query<ZipCandidate & { zip: string }>({
    name: "zip-divisions",
    text: TOUCHED,
    values: [zips, day],
  });
  const found = new Map<string, ZipCandidate[]>();
  for (const { zip, ...candidate } of rows) {
    const known = found.get(zip);
    if (known) known.push(candidate);
    else found.set(zip, [candidate]);
  }
  return found;
}

/** Whether any plan, in force or not, knows an area of this ZIP code. */
export async function isZipOfPlan(zip: string): Promise<boolean> {
  const { rows } = await pool.query<{ known: boolean }>(
    "SELECT EXISTS (SELECT FROM zip_division WHERE zip = $1) AS known",
    [zip],
  );
  return rows[0]!.known;
}
