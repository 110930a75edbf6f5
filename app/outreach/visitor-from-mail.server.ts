import { pool } from "#app/platform/db.server.ts";
import type { Visitor } from "./outreach-page.ts";
import { townOf } from "./store-visitor.server.ts";
import { asBefore, readVisitor, visitorCookie } from "./visitor-cookie.server.ts";

type Row = {
  id: string;
  given_name: string;
  family_name: string | null;
  email: string;
  postal_code: string | null;
  divisions: string[];
};

// Of two rows that were made one, the one that stands for the person.
const KNOWN = `
SELECT s.id, s.given_name, s.family_name, s.email, s.postal_code,
  ARRAY(SELECT h.division_id FROM supporter_division h WHERE h.supporter_id = s.id ORDER BY 1) AS divisions
FROM supporter o JOIN supporter s ON s.id = coalesce(o.merged_into_id, o.id)
WHERE o.id = $1::uuid AND s.erased_at IS NULL AND s.country = 'US'`;

/**
 * `Set-Cookie` for a browser that followed a link which we mailed to a supporter: pages of calls and letters open at
 * whoever represents them, as far as we know where they live. `cookies` as sent. Null: we do not know.
 */
export async function visitorFromMail(
  supporterId: string,
  { cookies, now }: { cookies: string | null; now: Date },
): Promise<string | null> {
  const { rows } = await pool.query<Row>(KNOWN, [supporterId]);
  const [known] = rows;
  if (!known?.postal_code || known.divisions.length === 0) return null;
  const visitor: Visitor = {
    supporterId: known.id,
    givenName: known.given_name,
    familyName: known.family_name,
    email: known.email,
    place: townOf(known.postal_code),
    divisions: known.divisions,
    // Nothing was asked: a page that needs a district which is not among theirs asks for it.
    asked: [],
    isProved: true,
  };
  return visitorCookie(asBefore(visitor, readVisitor(cookies, now)), now);
}
