import { partyShown } from "#app/officials/party-shown.ts";
import type { Language } from "../i18n/language.ts";
import { translationIn } from "../i18n/translation-in.ts";
import { officeOn } from "../officials/office-on.ts";
import { findOfficials, type OfficialWithOffices } from "../officials/official-queries.server.ts";
import { prisma } from "../platform/db.server.ts";
import { isoDate } from "../platform/iso-date.ts";
import type { PositionLine } from "./position.ts";

/**
 * Where each official stands on a measure: the latest statement of each, in the organizer's order.
 * An official of whom nothing on the measure itself is recorded has the stance "unknown".
 */
export async function positionsOn(measureId: string, language: Language): Promise<PositionLine[]> {
  const rows = await loadLatest(measureId);
  const officials = await findOfficials(
    rows.map((row) => row.officialId),
    language,
  );
  return rows
    .sort((a, b) => a.rank - b.rank)
    .flatMap((row) => {
      const official = officials.get(row.officialId);
      return official ? [toLine(row, official, language)] : [];
    });
}

function loadLatest(measureId: string) {
  return prisma.position.findMany({
    where: { measureId },
    distinct: ["officialId"],
    orderBy: [{ officialId: "asc" }, { statedOn: "desc" }, { id: "desc" }],
    include: { translations: true },
  });
}

type PositionRow = Awaited<ReturnType<typeof loadLatest>>[number];

function toLine(row: PositionRow, official: OfficialWithOffices, language: Language): PositionLine {
  const words = translationIn(row.translations, language);
  const statedOn = isoDate(row.statedOn);
  return {
    id: row.id,
    officialId: official.id,
    name: official.name,
    familyName: official.familyName,
    party: partyShown(official.party, language),
    office: officeOn(official.offices, statedOn)?.title ?? null,
    stance: row.stance,
    statedOn,
    precision: row.precision,
    evidence: words?.evidence ?? null,
    source: words?.source ?? null,
    evidenceUrl: row.evidenceUrl,
    language: words?.language ?? language,
  };
}
