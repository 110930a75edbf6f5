import { type Language, languages } from "#app/i18n/language.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";
import { toTsQuery, wordsOf } from "#app/platform/search-words.ts";
import { isUuid } from "#app/platform/uuid.ts";
import type { Content } from "#app/revisions/revision.ts";
import { contentOf } from "./post-content.ts";
import type { PostKind } from "./post-kind.ts";
import { type PostState, postState } from "./post-state.ts";
import { missingForPublication, postName, shownWords } from "./post-words.ts";

export type ListedPost = {
  id: string;
  slug: string;
  kind: PostKind;
  name: string;
  outlet: string | null;
  state: PostState;
  pinned: boolean;
  /** ISO instants. */
  publishAt: string | null;
  publishedAt: string | null;
  updatedAt: string;
  /** The languages in which it can be shown. */
  shownIn: Language[];
};

type Row = Prisma.PostGetPayload<{ include: { translations: true } }>;

function toListed(row: Row, language: Language): ListedPost {
  const { id, slug, kind, outlet, pinned } = row;
  return {
    ...{ id, slug, kind, outlet, pinned },
    name: postName(row, language),
    state: postState(row),
    publishAt: row.publishAt?.toISOString() ?? null,
    publishedAt: row.publishedAt?.toISOString() ?? null,
    updatedAt: row.updatedAt.toISOString(),
    shownIn: languages.filter((each) => shownWords(row).some((words) => words.language === each)),
  };
}

const stateIs: Record<PostState, Prisma.PostWhereInput> = {
  draft: { publishedAt: null, publishAt: null, removedAt: null },
  scheduled: { publishAt: { not: null } },
  published: { publishedAt: { not: null }, removedAt: null },
  removed: { removedAt: { not: null } },
};

export type PostFilter = { kind: PostKind | null; state: PostState | null; search: string };

/**
 * A page of a campaign's posts, last changed first; without a state all but the removed. `after` is the `next` of the
 * page before; an unusable one starts from the first.
 */
export async function postList(
  campaignId: string,
  { kind, state, search }: PostFilter,
  { language, after = null, limit = 30 }: { language: Language; after?: string | null; limit?: number },
): Promise<{ rows: ListedPost[]; next: string | null }> {
  const from = isUuid(after) ? await prisma.post.findFirst({ where: { id: after, campaignId } }) : null;
  const words = wordsOf(search);
  const rows = await prisma.post.findMany({
    where: {
      AND: [
        { campaignId, ...(kind && { kind }) },
        state ? stateIs[state] : { removedAt: null },
        words.length > 0 ? { id: { in: await calledBy(campaignId, words) } } : {},
        from
          ? {
              OR: [{ updatedAt: { lt: from.updatedAt } }, { updatedAt: from.updatedAt, id: { lt: from.id } }],
            }
          : {},
      ],
    },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    include: { translations: true },
  });
  const page = rows.slice(0, limit).map((row) => toListed(row, language));
  return { rows: page, next: rows.length > limit ? page.at(-1)!.id : null };
}

/** More posts that have the same words nobody looks through. */
const MOST_FOUND = 500;

/** The posts of a campaign that have words in their title, by their beginnings; of too many the newest. */
async function calledBy(campaignId: string, words: readonly string[]): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    WITH called AS MATERIALIZED (
      SELECT post_id FROM post_translation WHERE name_words(title) @@ ${toTsQuery(words)}::tsquery)
    SELECT DISTINCT p.id FROM called JOIN post p ON p.id = called.post_id
    WHERE p.campaign_id = ${campaignId}::uuid
    ORDER BY p.id DESC LIMIT ${MOST_FOUND}`;
  return rows.map(({ id }) => id);
}

export type PanelPost = ListedPost & {
  campaignId: string;
  oldSlugs: string[];
  content: Content;
  /** Null: it is complete. */
  missing: ReturnType<typeof missingForPublication>;
};

/** A post of a campaign for its page in the panel, a removed one too; null for ids that nothing has. */
export async function findPanelPost(
  { id, campaignId }: { id: string | undefined; campaignId: string | undefined },
  language: Language,
): Promise<PanelPost | null> {
  if (!isUuid(id) || !isUuid(campaignId)) return null;
  const row = await prisma.post.findFirst({
    where: { id, campaignId },
    include: { translations: true, oldSlugs: { orderBy: { slug: "asc" } } },
  });
  if (!row) return null;
  return {
    ...toListed(row, language),
    campaignId,
    oldSlugs: row.oldSlugs.map(({ slug }) => slug),
    content: contentOf(row),
    missing: missingForPublication(row),
  };
}
