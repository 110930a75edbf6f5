import type { DatePrecision } from "../i18n/format.ts";
import type { Language } from "../i18n/language.ts";
import { translationIn } from "../i18n/translation-in.ts";
import { prisma } from "../platform/db.server.ts";
import { isoDate } from "../platform/iso-date.ts";
import { parseRichText } from "../platform/rich-text.ts";
import type { PostPage, PostSummary } from "./post.ts";
import type { PostCursor } from "./post-cursor.ts";
import type { PostKind } from "./post-kind.ts";

export interface PostList {
  posts: PostSummary[];
  /** Ends this page and starts the next; null on the last page. */
  next: PostCursor | null;
}

interface ListOptions {
  limit: number;
  before?: PostCursor | null;
  kind?: PostKind | null;
  now?: Date;
}

/** A campaign's published posts, latest date first, a page at a time. */
export async function latestPosts(
  campaignId: string,
  language: Language,
  { limit, before, kind, now = new Date() }: ListOptions,
): Promise<PostList> {
  const rows = await prisma.post.findMany({
    where: {
      ...published(campaignId, now),
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

/** The post its organizers pinned last: it stands beside the story. */
export async function pinnedPost(
  campaignId: string,
  language: Language,
  { now = new Date() }: { now?: Date } = {},
): Promise<PostSummary | null> {
  const row = await prisma.post.findFirst({
    where: { ...published(campaignId, now), pinned: true },
    orderBy: [{ datedOn: "desc" }, { id: "desc" }],
    include: { translations: true, partner: true },
  });
  return row && toSummary(row, language);
}

/** Which kinds of post a campaign has, so that the filter offers no empty page. */
export async function postKindsOf(
  campaignId: string,
  { now = new Date() }: { now?: Date } = {},
): Promise<PostKind[]> {
  const rows = await prisma.post.findMany({
    where: published(campaignId, now),
    distinct: ["kind"],
    orderBy: { kind: "asc" },
    select: { kind: true },
  });
  return rows.map(({ kind }) => kind);
}

/** One published post; null for drafts and for what does not exist. */
export async function findPost(
  campaignId: string,
  slug: string,
  language: Language,
  { now = new Date() }: { now?: Date } = {},
): Promise<PostPage | null> {
  const row = await prisma.post.findFirst({
    where: { ...published(campaignId, now), slug },
    include: { translations: true, partner: true },
  });
  return row && toPage(row, language);
}

/** A campaign's latest posts with their whole text, for its feed. */
export async function feedPosts(
  campaignId: string,
  language: Language,
  { limit, now }: { limit: number; now: Date },
): Promise<PostPage[]> {
  const rows = await prisma.post.findMany({
    where: published(campaignId, now),
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
    where: { publishedAt: { lte: now }, campaign: { status: { not: "draft" }, publishedAt: { not: null } } },
    orderBy: { id: "asc" },
    select: { slug: true, updatedAt: true, campaign: { select: { slug: true } } },
  });
  return rows.map(({ slug, updatedAt, campaign }) => ({
    campaign: campaign.slug,
    slug,
    updatedAt: updatedAt.toISOString(),
  }));
}

function published(campaignId: string, now: Date) {
  return { campaignId, publishedAt: { lte: now } };
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
  const body = translationIn(row.translations, language)?.body;
  return { ...summary, body: body ? parseRichText(body) : null };
}

function toSummary(row: PostRow, language: Language): PostSummary | null {
  const words = translationIn(row.translations, language);
  if (!words || !row.publishedAt) return null;
  return {
    id: row.id,
    slug: row.slug,
    kind: row.kind,
    title: words.title,
    excerpt: words.excerpt,
    datedOn: isoDate(row.datedOn),
    precision: row.precision,
    publishedAt: row.publishedAt.toISOString(),
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
