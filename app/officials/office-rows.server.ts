import type { Language } from "#app/i18n/language.ts";
import { pool } from "#app/platform/db.server.ts";
import type { Link, OfficeFound, Place } from "./office-found.ts";

export type OfficeRow = Omit<OfficeFound, "titles" | "holders" | "vacant"> & {
  titles: { language: Language; title: string }[];
  /** A source keeps it up to date: where it names nobody, nobody holds the seat. */
  followed: boolean;
  /** Terms that ran out after the day their source tells of: who came then is not known. */
  endedSince: number;
};

/** A term with whose it is. Days are ISO 8601. */
export type TermRow = {
  id: string;
  officeId: string;
  /** Null: not known, and long enough ago. */
  startOn: string | null;
  endOn: string | null;
  source: string | null;
  asOf: string | null;
  official: { id: string; name: string; familyName: string; party: string | null; photoUrl: string | null };
};

export type PlaceRow = Place & { id: string; officialId: string };
export type LinkRow = Link & { id: string; officialId: string };

/** The offices that these divisions elect, in the order of ballots: federal first, the governor before the houses. */
export async function officeRows(divisions: string[], day: string): Promise<OfficeRow[]> {
  const { rows } = await pool.query<OfficeRow>(
    `SELECT o.id, o.division_id AS "divisionId", o.level, o.chamber, o.key, o.seat, o.seats,
            coalesce(json_agg(json_build_object('language', t.language, 'title', t.title))
              FILTER (WHERE t.language IS NOT NULL), '[]') AS titles,
            (SELECT count(*)::int FROM term e JOIN official p ON p.id = e.official_id
             WHERE e.office_id = o.id AND e.end_on < $2::date
               AND e.end_on > coalesce(e.as_of, p.as_of)) AS "endedSince",
            NOT EXISTS (SELECT FROM term x WHERE x.office_id = o.id)
              OR EXISTS (SELECT FROM term x WHERE x.office_id = o.id AND x.source_key IS NOT NULL) AS followed
     FROM office o LEFT JOIN office_translation t ON t.office_id = o.id
     WHERE o.division_id = ANY($1)
     GROUP BY o.id ORDER BY o.level, o.division_id, o.key, o.seat`,
    [divisions, day],
  );
  return rows;
}

/** Terms that are in force on the day, and those that a correction may bring into force. */
export async function termRows(divisions: string[], day: string): Promise<TermRow[]> {
  const { rows } = await pool.query<TermRow>(
    `SELECT t.id, t.office_id AS "officeId", t.start_on::text AS "startOn", t.end_on::text AS "endOn",
            s.name AS source, coalesce(t.as_of, p.as_of)::text AS "asOf",
            json_build_object('id', p.id, 'name', p.name, 'familyName', p.family_name, 'party', p.party,
              'photoUrl', p.photo_url) AS official
     FROM office o JOIN term t ON t.office_id = o.id JOIN official p ON p.id = t.official_id
       LEFT JOIN source s ON s.key = coalesce(t.source_key, p.source_key)
     WHERE o.division_id = ANY($1)
       AND (((t.start_on IS NULL OR t.start_on <= $2::date) AND (t.end_on IS NULL OR t.end_on >= $2::date))
         OR EXISTS (SELECT FROM official_override x
           WHERE x.subject_kind = 'term' AND x.subject_id = t.id AND x.withdrawn_at IS NULL))
     ORDER BY p.family_name, p.name, p.id`,
    [divisions, day],
  );
  return rows;
}

/** Every contact of these officials: capitol first, then by town. */
export async function contactRows(officials: string[]): Promise<{ places: PlaceRow[]; links: LinkRow[] }> {
  const [places, links] = await Promise.all([
    pool.query<PlaceRow>(
      `SELECT id, official_id AS "officialId", kind, street, locality, region, postal_code AS "postalCode", phone
       FROM contact_place WHERE official_id = ANY($1::uuid[]) ORDER BY kind, locality, key, id`,
      [officials],
    ),
    pool.query<LinkRow>(
      `SELECT id, official_id AS "officialId", kind, value
       FROM contact_link WHERE official_id = ANY($1::uuid[]) ORDER BY kind, value, id`,
      [officials],
    ),
  ]);
  return { places: places.rows, links: links.rows };
}
