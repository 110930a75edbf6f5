import type { PoolClient } from "pg";

/** The job that finds districts by ZIP code: of one supporter, or of those whom nobody has looked at. */
export const SETTLE_HOMES = "homes.settle";

/** A division that somebody lives in, as told together with a ZIP code. */
export type Told = { supporterId: string; postalCode: string; divisionId: string };

// Rows are taken in the order of their addresses, as the statement that signs takes them.
const HOLD = `
SELECT FROM supporter WHERE id = ANY($1::uuid[]) ORDER BY email_canonical FOR NO KEY UPDATE`;

// Where a person is known to live is not changed by a form that names another ZIP code: it proves nothing about them.
const SETTLE = `
WITH told AS (
  SELECT t.supporter_id, left(t.postal_code, 5) AS zip, d.id, d.type
  FROM unnest($1::uuid[], $2::text[], $3::text[]) AS t (supporter_id, postal_code, division_id)
    JOIN division d ON d.id = t.division_id
),
known AS (
  SELECT h.supporter_id, h.division_id, d.type FROM supporter_division h JOIN division d ON d.id = h.division_id
  WHERE h.supporter_id = ANY($1::uuid[])
),
other AS (
  SELECT k.supporter_id, k.division_id FROM known k JOIN told t USING (supporter_id, type)
  GROUP BY k.supporter_id, k.division_id HAVING bool_and(k.division_id <> t.id)
),
settled AS (
  SELECT s.id FROM supporter s JOIN (SELECT DISTINCT supporter_id, zip FROM told) t ON t.supporter_id = s.id
  WHERE s.erased_at IS NULL AND (
    NOT EXISTS (SELECT FROM known k WHERE k.supporter_id = s.id)
    OR left(s.postal_code, 5) = t.zip AND ($4 OR NOT EXISTS (SELECT FROM other o WHERE o.supporter_id = s.id)))
),
gone AS (
  DELETE FROM supporter_division h USING settled s, other o
  WHERE h.supporter_id = s.id AND o.supporter_id = s.id AND h.division_id = o.division_id
)
INSERT INTO supporter_division AS h (supporter_id, division_id, found_at)
SELECT s.id, t.id, $5 FROM settled s JOIN told t ON t.supporter_id = s.id
ON CONFLICT (supporter_id, division_id) DO UPDATE SET found_at = excluded.found_at WHERE $4`;

/**
 * Stores in which divisions people live, in the caller's transaction; divisions that are not known are left out.
 *
 * Whoever has none gets what is told. Of whoever has some, only what is told with their own ZIP code is taken: it stands in
 * the place of what was known of the same types, and what it says nothing of stays. With `only` "what is missing" it adds to
 * what is known, and nothing at all where the two differ: a ZIP code knows less than an address. Erased people get none.
 */
export async function settleHomes(
  client: PoolClient,
  told: Told[],
  { now, only }: { now: Date; only?: "what is missing" },
): Promise<void> {
  if (told.length === 0) return;
  const ids = told.map(({ supporterId }) => supporterId);
  // What others have stored while these rows were waited for is seen by the second statement only.
  await client.query(HOLD, [[...new Set(ids)]]);
  await client.query(SETTLE, [
    ids,
    told.map(({ postalCode }) => postalCode),
    told.map(({ divisionId }) => divisionId),
    only === undefined,
    now,
  ]);
}
