import type { Language } from "#app/i18n/language.ts";
import { translationIn } from "#app/i18n/translation-in.ts";
import { prisma } from "#app/platform/db.server.ts";
import { isoDate } from "#app/platform/iso-date.ts";
import type { PositionLine } from "./position.ts";

export type RecordedPosition = Pick<
  PositionLine,
  "id" | "officialId" | "name" | "stance" | "statedOn" | "precision" | "evidence" | "source" | "evidenceUrl"
>;

export type RecordPage = { rows: RecordedPosition[]; next: string | null };

/** Statements about a measure as they were recorded, the latest day first. `after`: the id where a page ended. */
export async function positionHistory(
  measureId: string,
  language: Language,
  { after = null, limit = 30 }: { after?: string | null; limit?: number } = {},
): Promise<RecordPage> {
  const rows = await prisma.position.findMany({
    where: { measureId },
    orderBy: [{ statedOn: "desc" }, { id: "desc" }],
    take: limit + 1,
    ...(after && { cursor: { id: after }, skip: 1 }),
    include: { official: true, translations: true },
  });
  const shown = rows.slice(0, limit);
  return {
    rows: shown.map(({ official, translations, statedOn, ...row }) => {
      const words = translationIn(translations, language);
      return {
        id: row.id,
        officialId: official.id,
        name: official.name,
        stance: row.stance,
        statedOn: isoDate(statedOn),
        precision: row.precision,
        evidence: words?.evidence ?? null,
        source: words?.source ?? null,
        evidenceUrl: row.evidenceUrl,
      };
    }),
    next: rows.length > limit ? shown.at(-1)!.id : null,
  };
}
