import type { Language } from "../i18n/language.ts";
import { translationIn } from "../i18n/translation-in.ts";
import { prisma } from "../platform/db.server.ts";
import { isoDate } from "../platform/iso-date.ts";

export interface HeldOffice {
  title: string;
  language: Language;
  /** Null: not known. */
  startOn: string | null;
  endOn: string | null;
}

export interface OfficialWithOffices {
  id: string;
  name: string;
  familyName: string;
  party: string | null;
  /** Latest first. */
  offices: HeldOffice[];
}

/** Officials and the offices they hold or held, by id. Ids that are not known are left out. */
export async function findOfficials(
  ids: string[],
  language: Language,
): Promise<Map<string, OfficialWithOffices>> {
  const rows = await prisma.official.findMany({
    where: { id: { in: ids } },
    include: {
      terms: {
        orderBy: { startOn: { sort: "desc", nulls: "last" } },
        include: { office: { include: { translations: true } } },
      },
    },
  });
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        name: row.name,
        familyName: row.familyName,
        party: row.party,
        offices: row.terms.flatMap((term) => {
          const words = translationIn(term.office.translations, language);
          if (!words) return [];
          return [
            {
              title: words.title,
              language: words.language,
              startOn: term.startOn && isoDate(term.startOn),
              endOn: term.endOn && isoDate(term.endOn),
            },
          ];
        }),
      },
    ]),
  );
}
