import { pool } from "#app/platform/db.server.ts";

export type Likely = {
  id: string;
  givenName: string;
  familyName: string | null;
  email: string;
  phone: string | null;
  locality: string | null;
  region: string | null;
  postalCode: string | null;
  /** What they have in common. */
  why: "phone" | "name";
};

const MOST = 10;

// Telephone numbers are found among the words of the search, ZIP codes by their index: both expressions are those of
// the indexes, word for word.
const zip = (row: string) =>
  `(CASE WHEN ${row}.country = 'US' THEN left(${row}.postal_code, 5) END) COLLATE "C"`;

const LIKELY = `
WITH one AS MATERIALIZED (SELECT id, name_key, phone, country, postal_code FROM supporter WHERE id = $1::uuid),
by_phone AS (
  SELECT s.id FROM one, supporter s
  WHERE length(one.phone) > 6 AND s.words @@ to_tsquery('simple', quote_literal(ltrim(one.phone, '+'))) AND s.phone = one.phone
  LIMIT ${2 * MOST}
),
by_name AS (
  SELECT s.id FROM one, supporter s
  WHERE s.name_key = one.name_key AND one.name_key <> '' AND ${zip("s")} = ${zip("one")}
  LIMIT ${2 * MOST}
)
SELECT s.id, s.given_name AS "givenName", s.family_name AS "familyName", s.email, s.phone, s.locality, s.region,
  s.postal_code AS "postalCode", f.why
FROM (
  SELECT id, max(why) AS why FROM (
    SELECT id, 'phone' AS why FROM by_phone UNION ALL SELECT id, 'name' FROM by_name
  ) found GROUP BY id
) f JOIN supporter s ON s.id = f.id
WHERE s.id <> $1::uuid AND s.erased_at IS NULL AND s.merged_into_id IS NULL
ORDER BY s.id DESC LIMIT ${MOST}`;

/**
 * People who may be the same person: of the same name in the same ZIP code, or with the same telephone number. Ten at
 * most. For those who may see addresses of every campaign.
 */
export async function likelyDuplicates(id: string): Promise<Likely[]> {
  const { rows } = await pool.query<Likely>(LIKELY, [id]);
  return rows;
}
