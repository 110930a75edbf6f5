import { spokenTitle } from "#app/calls/spoken-title.ts";
import { readDivisionId } from "#app/geography/division.ts";
import { type Language, languages } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { districtName, divisionLabel } from "#app/officials/district-label.ts";
import { houseName } from "#app/officials/houses.ts";
import { officialsFor } from "#app/officials/officials-for.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { isUuid } from "#app/platform/uuid.ts";

/** An office to whose holder the signatures of its own constituents are handed over. */
export type PackOffice = {
  id: string;
  divisionId: string;
  /** "Assembly member Dolores Quintana"; the office's title while nobody holds it. */
  addressees: Record<Language, string>;
  /** "Assembly district 17", "California". */
  divisions: Record<Language, string>;
};

/** An office with whoever holds it on a day (ISO 8601), as a pack and a record of a delivery name them; null for ids that none has. */
export async function findPackOffice(id: string | null | undefined, day: string): Promise<PackOffice | null> {
  if (!isUuid(id)) return null;
  const row = await prisma.office.findUnique({
    where: { id },
    include: { division: { select: { name: true } }, translations: true },
  });
  if (!row) return null;
  const { divisionId, division, key } = row;
  const titleIn = (language: Language) =>
    (row.translations.find((each) => each.language === language) ?? row.translations[0])?.title ?? key;
  const titles = inBoth(titleIn);
  const holders = (await officialsFor([divisionId], day)).find((office) => office.id === id)?.holders ?? [];
  const addressed = (language: Language) => {
    const names = new Intl.ListFormat(language).format(holders.map(({ name }) => name));
    if (names === "") return titles[language];
    const office = { ...row, titles };
    return `${spokenTitle(office, language)} ${names}`;
  };
  return {
    id,
    divisionId,
    addressees: inBoth(addressed),
    divisions: inBoth((language) => divisionWords(divisionId, division.name, language)),
  };
}

/** The same in the words of one language, for a page. */
export const officeIn = ({ id, addressees, divisions }: PackOffice, language: Language) => ({
  id,
  official: addressees[language],
  division: divisions[language],
});

const inBoth = (said: (language: Language) => string) =>
  Object.fromEntries(languages.map((language) => [language, said(language)])) as Record<Language, string>;

/** A district by the name of the house that it elects, as its people know it; everything else by its own name. */
function divisionWords(id: string, name: string, language: Language): string {
  const { type, stateCode } = readDivisionId(id) ?? {};
  const chamber = type === "sldl" ? "lower" : type === "sldu" ? "upper" : null;
  if (!chamber || !stateCode || id.includes("/ward:")) return divisionLabel(id, name, language);
  const house = houseName(stateCode, chamber, language);
  return translator(language, "deliveries")("pack.district", { house, name: districtName(id) });
}

/** "ca-sldl-17": a division as names of files have it. */
export const divisionSlug = (id: string): string =>
  id
    .replace(/^ocd-division\/country:us\/?/, "")
    .replace(/^(?:state|district|territory):/, "")
    .replace(/[^a-z0-9]+/g, "-") || "us";
