import { readDivisionId } from "#app/geography/division.ts";
import type { Language } from "#app/i18n/language.ts";
import { houseName } from "#app/officials/houses.ts";

type Office = { key: string; divisionId: string };
type Addressed = { official: { name: string; familyName: string }; office: Office | null };

/** How holders of an office are addressed, by the office's key. */
const addressed: Record<string, string> = {
  us_senator: "Senator",
  state_senator: "Senator",
  us_representative: "Representative",
  governor: "Governor",
  mayor: "Mayor",
  sheriff: "Sheriff",
};

/**
 * How a letter begins: "Dear Senator Wiener,". Where no form of address is known, the whole name stands alone. Spanish
 * greets the office, since a form of address there tells a man from a woman.
 */
export function salutationOf({ official, office }: Addressed, language: Language): string {
  if (language === "es") return `Estimada oficina de ${official.name}:`;
  const form = office?.key === "state_representative" ? memberOf(office) : addressed[office?.key ?? ""];
  return form ? `Dear ${form} ${official.familyName},` : `Dear ${official.name},`;
}

/** Members of an Assembly are not called representatives, and those of a House of Delegates are delegates. */
function memberOf({ divisionId }: Office): string {
  const house = houseName(readDivisionId(divisionId)?.stateCode ?? "", "lower", "en");
  if (house.includes("Assembly")) return "Assembly Member";
  return house === "House of Delegates" ? "Delegate" : "Representative";
}
