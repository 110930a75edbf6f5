import { readDivisionId } from "#app/geography/division.ts";
import type { Language } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";

/** What tells a district from others of its state: "12", "2nd Suffolk", "at-large". */
export function districtName(id: string): string {
  const value = readDivisionId(id)?.value ?? id;
  return value
    .replaceAll("_", " ")
    .replaceAll("~", "’")
    .replace(/(^|[\s-])\p{L}/gu, (letter) => letter.toUpperCase());
}

/** A division as a visitor reads it: districts in the visitor's language, everything else by its own name. */
export function divisionLabel(id: string, name: string, language: Language): string {
  const t = translator(language, "officials");
  const type = readDivisionId(id)?.type;
  if (type !== "cd" && type !== "sldu" && type !== "sldl") return name;
  if (type === "cd" && id.endsWith("cd:at-large")) return t("division.cdAtLarge");
  return t(`division.${id.includes("/ward:") ? "ward" : type}`, { name: districtName(id) });
}

/** The same beside the title of whoever it elects, which says what kind of district it is. Empty where that says all. */
export function districtBeside(id: string, name: string, title: string, language: Language): string {
  const t = translator(language, "officials");
  const type = readDivisionId(id)?.type;
  if (type !== "cd" && type !== "sldu" && type !== "sldl") return title.includes(name) ? "" : name;
  if (id.endsWith("at-large")) return t("division.shortAtLarge");
  const district = districtName(id);
  return title.split(/[\s,’']+/).includes(district) ? "" : t("division.short", { name: district });
}
