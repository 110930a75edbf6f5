import type { DatePrecision } from "../i18n/format.ts";
import type { Language } from "../i18n/language.ts";
import { translationIn } from "../i18n/translation-in.ts";
import { prisma } from "../platform/db.server.ts";
import { isoDate } from "../platform/iso-date.ts";
import { Prisma } from "../platform/prisma/client.ts";
import { firstWords, parseRichText } from "../platform/rich-text.ts";
import type { PostPage, PostSummary } from "./post.ts";
import type { PostCursor } from "./post-cursor.ts";
import type { PostKind } from "./post-kind.ts";
import { bodyText, shownWords } from "./post-words.ts";

export interface PostList {
  posts: PostSummary[];
  /** Ends this page and starts the next; null on the last page. */
  next: PostCursor | null;
}

interface Seen {
  now?: Date;
  /** The campaign whose drafts are shown, too, as if they had just been published: to staff. */
  previewOf?: string | null;
}

interface ListOptions extends Seen {
  limit: number;
  before?: PostCursor | null;
  kind?: PostKind | null;
  /** Leaves out what others wrote. */
  oursOnly?: boolean;
}

/** A campaign's published posts, latest date first, a page at a time. */
export async function latestPosts(
  campaignId: string,
  language: Language,
  { limit, before, kind, oursOnly, ...seen }: ListOptions,
): Promise<PostList> {
  const rows = await prisma.post.findMany({
    where: {
      ...published(campaignId, seen),
      ...(oursOnly && { kind: { not: "press" } }),
      ...(kind && { kind }),
      ...(before && {
        OR: [
          { datedOn: { lt: new Date(before.datedOn) } },
          { datedOn: new Date(before.datedOn), id: { lt: before.id } },
        ],
      }),
    },
    orderBy: [{ datedOn: "desc" }, { id: "desc" }],
    take: limit + 1,
    include: { translations: true, partner: true },
  });
  const posts = rows.slice(0, limit).flatMap((row) => toSummary(row, language) ?? []);
  const last = rows[limit - 1];
  return {
    posts,
    next: rows.length > limit && last ? { datedOn: isoDate(last.datedOn), id: last.id } : null,
  };
}

/** What the papers wrote, in the organizers' order; what they put in none, latest first. */
export async function clippingsOf(
  campaignId: string,
  language: Language,
  { limit, ...seen }: Seen & { limit: number },
): Promise<PostSummary[]> {
  const rows = await prisma.post.findMany({
    where: { ...published(campaignId, seen), kind: "press" },
    orderBy: [{ rank: "desc" }, { datedOn: "desc" }, { id: "desc" }],
    take: limit,
    include: { translations: true, partner: true },
  });
  return rows.flatMap((row) => toSummary(row, language) ?? []);
}

/** The pinned post that is latest: it stands beside the story. */
export async function pinnedPost(
  campaignId: string,
  language: Language,
  seen: Seen = {},
): Promise<PostSummary | null> {
  const row = await prisma.post.findFirst({
    where: { ...published(campaignId, seen), pinned: true },
    orderBy: [{ datedOn: "desc" }, { id: "desc" }],
    include: { translations: true, partner: true },
  });
  return row && toSummary(row, language);
}

/** Which kinds of post a campaign has, so that the filter offers no empty page. */
export async function postKindsOf(campaignId: string, seen: Seen = {}): Promise<PostKind[]> {
  const rows = await prisma.post.findMany({
    where: published(campaignId, seen),
    distinct: ["kind"],
    orderBy: { kind: "asc" },
    select: { kind: true },
  });
  return rows.map(({ kind }) => kind);
}

/**
 * One published post, by the slug it has or had; null for drafts and for what does not exist. A page that was asked
 * for by an old slug leads to the new one.
 */
export async function findPost(
  campaignId: string,
  slug: string,
  language: Language,
  seen: Seen = {},
): Promise<PostPage | null> {
  const include = { translations: true, partner: true } as const;
  const where = published(campaignId, seen);
  const row = await prisma.post.findFirst({ where: { ...where, slug }, include });
  if (row) return toPage(row, language);
  const old = await prisma.postOldSlug.findUnique({ where: { campaignId_slug: { campaignId, slug } } });
  const moved = old && (await prisma.post.findFirst({ where: { ...where, id: old.postId }, include }));
  return moved && toPage(moved, language);
}

/** A campaign's latest posts with their whole text, for its feed. */
export async function feedPosts(
  campaignId: string,
  language: Language,
  { limit, now }: { limit: number; now: Date },
): Promise<PostPage[]> {
  const rows = await prisma.post.findMany({
    where: published(campaignId, { now }),
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    take: limit,
    include: { translations: true, partner: true },
  });
  return rows.flatMap((row) => toPage(row, language) ?? []);
}

/** Where every published post of a published campaign stands and when it last changed, for the sitemap. */
export async function postAddresses({
  now,
}: {
  now: Date;
}): Promise<{ campaign: string; slug: string; updatedAt: string }[]> {
  const rows = await prisma.post.findMany({
    where: {
      publishedAt: { lte: now },
      removedAt: null,
      campaign: { status: { not: "draft" }, publishedAt: { not: null } },
      // A post whose words were taken out again is not shown: see `shownWords`.
      OR: [
        { kind: "press", translations: { some: { title: { not: "" } } } },
        {
          translations: {
            some: { title: { not: "" }, OR: [{ excerpt: { not: "" } }, { body: { not: Prisma.AnyNull } }] },
          },
        },
      ],
    },
    orderBy: { id: "asc" },
    select: { slug: true, updatedAt: true, campaign: { select: { slug: true } } },
  });
  return rows.map(({ slug, updatedAt, campaign }) => ({
    campaign: campaign.slug,
    slug,
    updatedAt: updatedAt.toISOString(),
  }));
}

function published(campaignId: string, { now = new Date(), previewOf = null }: Seen) {
  return { campaignId, removedAt: null, ...(previewOf !== campaignId && { publishedAt: { lte: now } }) };
}

interface PostRow {
  id: string;
  slug: string;
  kind: PostKind;
  datedOn: Date;
  precision: DatePrecision;
  publishedAt: Date | null;
  updatedAt: Date;
  pinned: boolean;
  outlet: string | null;
  byline: string | null;
  url: string | null;
  urlLanguage: Language | null;
  partner: { name: string; url: string | null } | null;
  translations: {
    language: Language;
    title: string;
    excerpt: string;
    body: unknown;
    datelinePlace: string | null;
  }[];
}

function toPage(row: PostRow, language: Language): PostPage | null {
  const summary = toSummary(row, language);
  if (!summary) return null;
  const body = shownIn(row, language)?.body;
  return { ...summary, body: body ? parseRichText(body) : null };
}

/** A clipping that is summed up in one language keeps its headline in both. */
function shownIn(row: PostRow, language: Language) {
  return translationIn(shownWords(row), language);
}

/** Words of a text that stand for it in lists. */
const EXCERPT = 240;

function toSummary(row: PostRow, language: Language): PostSummary | null {
  const words = shownIn(row, language);
  if (!words) return null;
  return {
    id: row.id,
    slug: row.slug,
    kind: row.kind,
    title: words.title,
    excerpt: words.excerpt || firstWords(bodyText(words.body), EXCERPT),
    datedOn: isoDate(row.datedOn),
    precision: row.precision,
    // Without one it is a draft that is previewed.
    publishedAt: (row.publishedAt ?? row.updatedAt).toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    pinned: row.pinned,
    datelinePlace: words.datelinePlace,
    partner: row.partner && { name: row.partner.name, url: row.partner.url },
    outlet: row.outlet,
    byline: row.byline,
    url: row.url,
    urlLanguage: row.urlLanguage,
    hasBody: words.body !== null,
    language: words.language,
  };
}
