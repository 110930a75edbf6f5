import type { Language } from "#app/i18n/language.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import type { CommentVerdict } from "./moderate-comments.server.ts";
import { petitionName } from "./petition-name.ts";
import { publicName, publicPlace } from "./signer-queries.server.ts";

export type CommentFilter = {
  state: CommentVerdict;
  /** Only comments of these campaigns; null: of all. */
  campaigns: readonly string[] | null;
  /** The signer's language. */
  language?: Language | null;
};

export type PanelComment = {
  signatureId: string;
  petition: string;
  slug: string;
  campaignId: string;
  givenName: string;
  /** As the public page would say it; null: the signer chose not to be shown. */
  publicName: string | null;
  place: string | null;
  text: string;
  language: Language;
  /** ISO instant. */
  signedAt: string;
  /** Whether it is shown once it is approved: its signature counts. */
  counts: boolean;
};

type Row = {
  id: string;
  petition_id: string;
  given_name: string;
  family_name: string | null;
  public: boolean;
  locality: string | null;
  region: string | null;
  postal_code: string | null;
  country: string;
  comment: string;
  language: Language;
  signed_at: Date;
  status: string;
};

const cursorForm = /^(\d{1,15})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

const toCursor = (row: Row) => `${row.signed_at.getTime()}.${row.id}`;

/**
 * A page of comments: those that wait oldest first, the others latest first; none of an invalid signature.
 * `after` is the `next` of the page before, `before` the `previous` of the page behind; unusable ones begin anew.
 */
export async function commentsPage(
  filter: CommentFilter,
  panelLanguage: Language,
  {
    limit = 30,
    after = null,
    before = null,
  }: { limit?: number; after?: string | null; before?: string | null } = {},
): Promise<{ comments: PanelComment[]; next: string | null; previous: string | null }> {
  const [, time, id] = cursorForm.exec(after ?? before ?? "") ?? [];
  const backwards = time !== undefined && after === null;
  const ascending = (filter.state === "waiting") !== backwards;
  const cursor = time ? `AND (s.signed_at, s.id) ${ascending ? ">" : "<"} ($4::timestamptz, $5::uuid)` : "";
  const order = ascending ? "ASC" : "DESC";
  // Said outright and not as a choice, so that the index of a language can be used.
  const language = filter.language ? `s.language = $2::"Language"` : "$2::text IS NULL";
  // From each petition as many as a page holds, in the order of its index; then the first of all of these.
  const inOrder = `s.signed_at ${order}, s.id ${order}`;
  const { rows } = await pool.query<Row>(
    `SELECT s.* FROM petition p CROSS JOIN LATERAL (
       SELECT s.id, s.petition_id, s.given_name, s.family_name, s.public, s.locality, s.region, s.postal_code, s.country, s.comment,
         s.language, s.signed_at, s.status
       FROM signature s
       WHERE s.petition_id = p.id AND s.comment_status = '${filter.state}' AND s.status <> 'invalid'
         AND ${language} ${cursor}
       ORDER BY ${inOrder} LIMIT $3
     ) s
     WHERE $1::uuid[] IS NULL OR p.campaign_id = ANY($1::uuid[])
     ORDER BY ${inOrder} LIMIT $3`,
    [
      filter.campaigns && [...filter.campaigns],
      filter.language ?? null,
      limit + 1,
      ...(time ? [new Date(Number(time)), id] : []),
    ],
  );
  const more = rows.length > limit;
  const page = rows.slice(0, limit);
  if (backwards) page.reverse();
  const first = page[0] ? toCursor(page[0]) : null;
  const last = page.length > 0 ? toCursor(page.at(-1)!) : null;
  return {
    comments: await withPetitions(page, panelLanguage),
    next: backwards ? last : more ? last : null,
    previous: backwards ? (more ? first : null) : time ? first : null,
  };
}

async function withPetitions(rows: Row[], language: Language): Promise<PanelComment[]> {
  const ids = [...new Set(rows.map((row) => row.petition_id))];
  const petitions = await prisma.petition.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      slug: true,
      campaignId: true,
      translations: { select: { language: true, title: true } },
    },
  });
  const byId = new Map(petitions.map((petition) => [petition.id, petition]));
  return rows.map((row) => {
    const { slug, campaignId, translations } = byId.get(row.petition_id)!;
    return {
      signatureId: row.id,
      petition: petitionName({ slug, translations }, language),
      slug,
      campaignId,
      givenName: row.given_name,
      publicName: row.public ? publicName(row.given_name, row.family_name) : null,
      place: publicPlace(row) ?? row.country,
      text: row.comment,
      language: row.language,
      signedAt: row.signed_at.toISOString(),
      counts: row.status === "counted",
    };
  });
}

/** How many comments wait, `most` at most: nobody reads further than that at once. */
export async function countWaitingComments(
  campaigns: readonly string[] | null,
  most = 1_000,
): Promise<number> {
  const { rows } = await pool.query<{ waiting: number }>(
    `SELECT count(*)::int AS waiting FROM (
       SELECT FROM signature s WHERE s.comment_status = 'waiting' AND s.status <> 'invalid'
         AND ($1::uuid[] IS NULL OR s.petition_id IN (SELECT id FROM petition WHERE campaign_id = ANY($1::uuid[])))
       LIMIT $2) few`,
    [campaigns && [...campaigns], most],
  );
  return rows[0]!.waiting;
}

export type WaitingComment = Pick<PanelComment, "signatureId" | "slug" | "givenName" | "text"> & {
  signedAt: Date;
};

/** Comments that wait for a moderator, oldest first: for the command line. */
export async function waitingComments({ limit = 50 }: { limit?: number } = {}): Promise<WaitingComment[]> {
  const { comments } = await commentsPage({ state: "waiting", campaigns: null }, "en", { limit });
  return comments.map(({ signatureId, slug, givenName, text, signedAt }) => ({
    signatureId,
    slug,
    givenName,
    text,
    signedAt: new Date(signedAt),
  }));
}
