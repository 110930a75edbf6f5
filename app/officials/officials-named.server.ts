import type { Language } from "#app/i18n/language.ts";
import { translationIn } from "#app/i18n/translation-in.ts";
import { prisma } from "#app/platform/db.server.ts";

export type OfficialChoice = { id: string; name: string };

/** Officials under a name, for choosing one; those of all offices and times. */
export async function officialsNamed(
  typed: string,
  language: Language,
  limit = 20,
): Promise<OfficialChoice[]> {
  const name = typed.trim().slice(0, 80);
  if (name === "") return [];
  const rows = await prisma.official.findMany({
    where: { name: { contains: name, mode: "insensitive" } },
    orderBy: [{ familyName: "asc" }, { id: "asc" }],
    take: limit,
    include: {
      terms: {
        orderBy: { startOn: { sort: "desc", nulls: "last" } },
        take: 1,
        include: { office: { include: { translations: true } } },
      },
    },
  });
  return rows.map(({ id, name: called, terms }) => {
    const title = terms[0] && translationIn(terms[0].office.translations, language)?.title;
    return { id, name: [called, title].filter(Boolean).join(", ") };
  });
}
