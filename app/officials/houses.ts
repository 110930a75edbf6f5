import type { Language } from "#app/i18n/language.ts";

export const chambers = ["upper", "lower"] as const;

export type Chamber = (typeof chambers)[number];

/** Names that a state's lower house has in the place of "House of Representatives" (National Conference of State Legislatures). */
const lowerHouses: Record<string, { en: string; es: string }> = {
  CA: { en: "Assembly", es: "Asamblea" },
  MD: { en: "House of Delegates", es: "Cámara de Delegados" },
  NJ: { en: "General Assembly", es: "Asamblea General" },
  NV: { en: "Assembly", es: "Asamblea" },
  NY: { en: "Assembly", es: "Asamblea" },
  VA: { en: "House of Delegates", es: "Cámara de Delegados" },
  WI: { en: "Assembly", es: "Asamblea" },
  WV: { en: "House of Delegates", es: "Cámara de Delegados" },
};

/** Bodies with one house; what is passed there goes to the governor or the mayor. */
const oneHouse: Record<string, { en: string; es: string }> = {
  DC: { en: "Council", es: "Consejo" },
  NE: { en: "Legislature", es: "Legislatura" },
  GU: { en: "Legislature", es: "Legislatura" },
  VI: { en: "Legislature", es: "Legislatura" },
};

/** The houses of a state's legislature, or of Congress ("US"), in the order in which people name them. */
export function chambersOf(body: string): Chamber[] {
  return body in oneHouse ? ["upper"] : ["lower", "upper"];
}

/** What a house of a state's legislature, or of Congress ("US"), is called. */
export function houseName(body: string, chamber: Chamber, language: Language): string {
  if (body in oneHouse) return oneHouse[body]![language];
  if (chamber === "upper") return language === "es" ? "Senado" : "Senate";
  const lower = lowerHouses[body] ?? { en: "House of Representatives", es: "Cámara de Representantes" };
  return lower[language];
}
