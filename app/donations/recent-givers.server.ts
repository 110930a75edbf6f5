import { formatAgo } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/language.ts";
import { publicName, publicPlace } from "#app/petitions/signer-queries.server.ts";
import { pool } from "#app/platform/db.server.ts";

/** A giver who wants to be shown; never how much they gave. */
export type RecentGiver = {
  /** Its place in the list. A gift's id is its giver's own: with it the page after giving is opened. */
  key: string;
  /** "Ana A." */
  name: string;
  /** "San Francisco, CA" */
  place: string | null;
  ago: string;
  /** ISO instant. */
  dateTime: string;
  /** What they wrote, once staff let it be shown; in their language. */
  comment: { text: string; language: Language } | null;
};

const SHOWN = 5;

/** The condition is that of the index `donation_shown_idx`. */
export const RECENT = `
SELECT d.given_name, d.family_name, d.paid_at, d.language, s.locality, s.region, s.postal_code, s.country,
  CASE WHEN d.comment_status = 'approved' THEN d.comment END AS comment
FROM donation d JOIN supporter s ON s.id = d.supporter_id
WHERE d.page_id = $1 AND d.status = 'paid' AND d.is_public AND d.session_id IS NOT NULL
  AND donation_stands(d.status, d.amount_minor, d.refunded_minor, d.lost_minor) > 0 AND d.reasons = '{}'
ORDER BY d.paid_at DESC LIMIT ${SHOWN}`;

type Row = Parameters<typeof publicPlace>[0] & {
  given_name: string;
  family_name: string | null;
  paid_at: Date;
  language: Language;
  comment: string | null;
};

/**
 * The latest givers of a page who ticked that they may be shown, with what staff let be shown of their comments. A gift that
 * went back, or that abuse checks noticed, is left out.
 */
export async function recentGivers(
  pageId: string,
  { language, now }: { language: Language; now: Date },
): Promise<RecentGiver[]> {
  const { rows } = await pool.query<Row>({ name: "recent-givers", text: RECENT, values: [pageId] });
  return rows.map((row, place) => ({
    key: String(place),
    name: publicName(row.given_name, row.family_name),
    place: publicPlace(row),
    ago: formatAgo(row.paid_at.toISOString(), now, language),
    dateTime: row.paid_at.toISOString(),
    comment: row.comment === null ? null : { text: row.comment, language: row.language },
  }));
}
