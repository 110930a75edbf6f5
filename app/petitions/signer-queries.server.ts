import { placeOfZip } from "#app/geography/places.server.ts";
import { pool } from "#app/platform/db.server.ts";

export type WhereFrom = {
  locality: string | null;
  region: string | null;
  postal_code: string | null;
  country: string;
};

type Row = WhereFrom & {
  id: string;
  given_name: string;
  family_name: string | null;
  public: boolean;
  counted_at: Date;
};

const shown = `id, given_name, family_name, public, locality, region, postal_code, country, counted_at`;

/** "Ana R.": the first letter of the family name as a reader sees it, accents and all. */
export function publicName(givenName: string, familyName: string | null): string {
  const letters = familyName && new Intl.Segmenter().segment(familyName.trim())[Symbol.iterator]().next();
  const initial = letters && !letters.done ? letters.value.segment.toLocaleUpperCase() : null;
  return initial ? `${givenName} ${initial}.` : givenName;
}

/** "Los Angeles, CA": the town, and the state where it helps; null when it is not known. */
export function publicPlace(row: WhereFrom): string | null {
  const known = row.country === "US" && row.postal_code ? placeOfZip(row.postal_code) : null;
  const locality = known?.place ?? row.locality;
  const region = known?.state ?? row.region;
  return (
    [locality, row.country === "US" || row.country === "CA" ? region : null].filter(Boolean).join(", ") ||
    null
  );
}

export type PublicComment = {
  key: string;
  /** Null: the signer chose not to be shown. */
  name: string | null;
  place: string | null;
  text: string;
  at: string;
};

/** Says where a page of comments ends; opaque to whoever carries it. */
export type CommentCursor = string;

const toCursor = (row: Row): CommentCursor => `${row.counted_at.getTime()}.${row.id}`;

const cursorForm = /^(\d{1,15})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/**
 * Comments that a moderator approved, latest first. `before` is the `next` of the page before; an
 * unusable one starts again from the latest.
 */
export async function approvedComments(
  petitionId: string,
  { limit = 10, before = null }: { limit?: number; before?: CommentCursor | null } = {},
): Promise<{ comments: PublicComment[]; next: CommentCursor | null }> {
  const [, time, id] = (before && cursorForm.exec(before)) || [];
  const { rows } = await pool.query<Row & { comment: string }>({
    name: time ? "comments-before" : "comments",
    text: `SELECT ${shown}, comment FROM signature
           WHERE petition_id = $1 AND status = 'counted' AND comment_status = 'approved'
           ${time ? "AND (counted_at, id) < ($3::timestamptz, $4::uuid)" : ""}
           ORDER BY counted_at DESC, id DESC LIMIT $2`,
    values: [petitionId, limit + 1, ...(time ? [new Date(Number(time)), id] : [])],
  });
  const page = rows.slice(0, limit);
  return {
    comments: page.map((row) => ({
      key: row.id.slice(-12),
      name: row.public ? publicName(row.given_name, row.family_name) : null,
      place: row.public ? publicPlace(row) : null,
      text: row.comment,
      at: row.counted_at.toISOString(),
    })),
    next: rows.length > limit ? toCursor(page.at(-1)!) : null,
  };
}

/** One line of the sheet. Whoever did not choose to be shown has neither name nor place. */
export type SheetSigner = {
  /** Says nothing about the person; only tells one row from another. */
  key: string;
  /** "Ana R.": never more than first name and initial. */
  name: string | null;
  /** "Los Angeles, CA"; null also when it is not known. */
  place: string | null;
  /** ISO instant. */
  at: string;
};

/** The latest counted signatures of all, latest first, so that the sheet's numbers are those of its lines. */
export async function latestLines(petitionId: string, limit = 8): Promise<SheetSigner[]> {
  const { rows } = await pool.query<Row>({
    name: "latest-lines",
    text: `SELECT ${shown} FROM signature WHERE petition_id = $1 AND status = 'counted'
           ORDER BY counted_at DESC, id DESC LIMIT $2`,
    values: [petitionId, limit],
  });
  return rows.map((row) => ({
    key: row.id.slice(-12),
    name: row.public ? publicName(row.given_name, row.family_name) : null,
    place: row.public ? publicPlace(row) : null,
    at: row.counted_at.toISOString(),
  }));
}
