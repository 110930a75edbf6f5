import { type FoundBy, MOST_LOOKED_AT } from "#app/campaigns/find-campaigns.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { toTsQuery } from "#app/platform/search-words.ts";
import { petitionName } from "./petition-name.ts";

/** Petitions by their title, drafts too, last changed first; as `findCampaigns` does it. */
export async function findPetitions({
  words,
  campaigns,
  language,
  limit,
}: FoundBy): Promise<{ id: string; campaignId: string; name: string }[]> {
  const found = await prisma.$queryRaw<{ id: string }[]>`
    WITH called AS MATERIALIZED (
      SELECT petition_id FROM petition_translation WHERE name_words(title) @@ ${toTsQuery(words)}::tsquery)
    SELECT p.id FROM called JOIN petition p ON p.id = called.petition_id
    WHERE (${campaigns}::uuid[] IS NULL OR p.campaign_id = ANY(${campaigns}::uuid[]))
    LIMIT ${MOST_LOOKED_AT}`;
  const rows = await prisma.petition.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: limit,
    select: {
      ...{ id: true, campaignId: true, slug: true },
      translations: { select: { language: true, title: true } },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    campaignId: row.campaignId,
    name: petitionName(row, language),
  }));
}
