import type { Language } from "#app/i18n/language.ts";
import { prisma } from "#app/platform/db.server.ts";
import { petitionName } from "./petition-name.ts";

/** Petitions to choose from, drafts too, by name: of these campaigns; null: of all. */
export async function petitionChoices(
  campaigns: readonly string[] | null,
  language: Language,
): Promise<{ id: string; name: string }[]> {
  const rows = await prisma.petition.findMany({
    ...(campaigns && { where: { campaignId: { in: [...campaigns] } } }),
    select: { id: true, slug: true, translations: { select: { language: true, title: true } } },
  });
  return rows
    .map((row) => ({ id: row.id, name: petitionName(row, language) }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
}
