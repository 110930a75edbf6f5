import type { Language } from "#app/i18n/language.ts";
import { translationIn } from "#app/i18n/translation-in.ts";
import { prisma } from "#app/platform/db.server.ts";

export type MeasureChoice = { id: string; name: string };

/** More laws than this no organization follows at once. */
const most = 200;

/** The measures a campaign may be about, latest session first. */
export async function measureChoices(language: Language): Promise<MeasureChoice[]> {
  const rows = await prisma.measure.findMany({
    orderBy: [{ session: "desc" }, { identifier: "asc" }, { id: "asc" }],
    take: most,
    include: { translations: true },
  });
  return rows.map(({ id, identifier, session, translations }) => {
    const title = translationIn(translations, language)?.title;
    return { id, name: [`${identifier} (${session})`, title].filter(Boolean).join(": ") };
  });
}
