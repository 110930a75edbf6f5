import { type FoundBy, MOST_LOOKED_AT } from "#app/campaigns/find-campaigns.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { toTsQuery } from "#app/platform/search-words.ts";
import type { PostKind } from "./post-kind.ts";
import { postName } from "./post-words.ts";

/** Posts by their title, drafts too, last changed first; what was removed is not found. As `findCampaigns` does it. */
export async function findPosts({
  words,
  campaigns,
  language,
  limit,
}: FoundBy): Promise<{ id: string; campaignId: string; kind: PostKind; name: string }[]> {
  const found = await prisma.$queryRaw<{ id: string }[]>`
    WITH called AS MATERIALIZED (
      SELECT post_id FROM post_translation WHERE name_words(title) @@ ${toTsQuery(words)}::tsquery)
    SELECT p.id FROM called JOIN post p ON p.id = called.post_id
    WHERE p.removed_at IS NULL
      AND (${campaigns}::uuid[] IS NULL OR p.campaign_id = ANY(${campaigns}::uuid[]))
    LIMIT ${MOST_LOOKED_AT}`;
  const rows = await prisma.post.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: limit,
    select: {
      ...{ id: true, campaignId: true, slug: true, kind: true },
      translations: { select: { language: true, title: true } },
    },
  });
  return rows.map((row) => ({
    ...{ id: row.id, campaignId: row.campaignId, kind: row.kind },
    name: postName(row, language),
  }));
}
