import type { Language } from "#app/i18n/language.ts";
import { petitionName } from "#app/petitions/petition-name.ts";
import { prisma } from "#app/platform/db.server.ts";

/** What of a page's words its name is made of. */
export const titled = { language: true, title: true } as const;

/** Names of fundraising pages by their ids, for lists. */
export async function pageNames(ids: string[], language: Language): Promise<Map<string, string>> {
  const pages = await prisma.fundraisingPage.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, slug: true, translations: { select: titled } },
  });
  return new Map(pages.map((page) => [page.id, petitionName(page, language)]));
}
