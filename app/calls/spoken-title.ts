import { readDivisionId } from "#app/geography/division.ts";
import type { Language } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { houseName } from "#app/officials/houses.ts";
import type { Target } from "#app/targets/target.ts";

/**
 * How an official is addressed aloud: "Senator", "Assembly member", "Governor". Members of a lower house are called after it.
 * An office that has no such word is named by its title.
 */
export function spokenTitle({ key, divisionId, titles }: Target["office"], language: Language): string {
  const t = translator(language, "calls");
  switch (key) {
    case "us_senator":
    case "state_senator":
      return t("title.senator");
    case "us_representative":
      return t("title.representative");
    case "state_representative":
      return t(`title.${lowerMember(readDivisionId(divisionId)?.stateCode ?? "")}`);
    case "governor":
    case "mayor":
    case "president":
      return t(`title.${key}`);
    default:
      return titles[language];
  }
}

function lowerMember(state: string): "assembly" | "delegate" | "representative" {
  const house = houseName(state, "lower", "en");
  if (house.endsWith("Assembly")) return "assembly";
  return house === "House of Delegates" ? "delegate" : "representative";
}
