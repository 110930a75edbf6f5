import type { Language } from "#app/i18n/language.ts";
import { prisma } from "#app/platform/db.server.ts";
import { toTsQuery } from "#app/platform/search-words.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { nameOf } from "./campaign-name.ts";

export type FoundBy = {
  /** Folded; each is the beginning of a word, and all must be there. */
  words: readonly string[];
  /** Of which campaigns; null: all. */
  campaigns: readonly string[] | null;
  language: Language;
  limit: number;
};

/** Of more that have the words not all are looked at: somebody types on. */
export const MOST_LOOKED_AT = 300;

/**
 * Campaigns by what they are called, drafts too, last changed first. Those called so are found before anything else is
 * asked of them: the planner takes rare words for common ones, and would read the table to its end for the first few.
 */
export async function findCampaigns({
  words,
  campaigns,
  language,
  limit,
}: FoundBy): Promise<{ id: string; name: string }[]> {
  const found = await prisma.$queryRaw<{ id: string }[]>`
    WITH called AS MATERIALIZED (
      SELECT campaign_id AS id FROM campaign_translation
      WHERE name_words(name) @@ ${toTsQuery(words)}::tsquery)
    SELECT id FROM called
    WHERE ${campaigns}::uuid[] IS NULL OR id = ANY(${campaigns}::uuid[])
    LIMIT ${MOST_LOOKED_AT}`;
  const rows = await prisma.campaign.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: limit,
    select: { id: true, slug: true, translations: { select: { language: true, name: true } } },
  });
  return rows.map((row) => ({ id: row.id, name: plainHeadline(nameOf(row, language)) }));
}
