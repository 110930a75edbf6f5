import type { Language } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import type { Stance } from "#app/measures/stance.ts";
import type { OutreachPage, Scripts, Visitor } from "#app/outreach/outreach-page.ts";
import type { Target } from "#app/targets/target.ts";
import { spokenTitle } from "./spoken-title.ts";

/**
 * What may stand in a script between braces, such as `{name}`: the supporter's name and place; how the official is addressed,
 * their family name, their whole name; the measure.
 */
export const scriptFields = ["name", "place", "title", "official", "full_name", "measure"] as const;

type ScriptField = (typeof scriptFields)[number];

/** A paragraph of a script, with what was filled in marked. A cue is not said aloud: it tells what to do. */
export type ScriptPart = { isCue: boolean; words: { text: string; isFilled: boolean }[] };

export type CallScript = {
  /** Which of the page's scripts it is: who is for it is thanked, who is against is asked firmly, everybody else is asked. */
  kind: keyof Scripts;
  language: Language;
  parts: ScriptPart[];
};

/** Which script fits where an official stands. */
export function scriptKindFor(stance: Stance): keyof Scripts {
  if (stance === "supports" || stance === "leans") return "thank";
  return stance === "opposes" || stance === "leans_no" ? "firm" : "ask";
}

/**
 * What a supporter says to an official: the organizer's words for where that official stands, else the house's own. Paragraphs
 * are parted by an empty line; one that stands in parentheses as a whole is a cue. A field that nobody knows stays as it is typed.
 */
export function callScript(
  page: Pick<OutreachPage, "scripts" | "language" | "measure">,
  target: Pick<Target, "official" | "office" | "stance">,
  visitor: Pick<Visitor, "givenName" | "place">,
): CallScript {
  const { language } = page;
  const kind = scriptKindFor(target.stance);
  const t = translator(language, "calls");
  const written = page.scripts[kind].trim() || t(`script.${kind}`);
  const values: Record<ScriptField, string> = {
    name: visitor.givenName,
    place: visitor.place ?? t("script.yourDistrict"),
    title: spokenTitle(target.office, language),
    official: target.official.familyName,
    full_name: target.official.name,
    measure: page.measure?.identifier ?? t("script.thisMeasure"),
  };
  const paragraphs = written.split(/\r?\n[ \t]*\r?\n/).map((text) => text.trim());
  return { kind, language, parts: paragraphs.filter(Boolean).map((text) => partOf(text, values)) };
}

const field = /\{([a-z_]+)\}/g;

function partOf(paragraph: string, values: Record<string, string>): ScriptPart {
  const isCue = /^\(.*\)$/s.test(paragraph);
  const text = isCue ? paragraph.slice(1, -1) : paragraph;
  const words: ScriptPart["words"] = [];
  let from = 0;
  for (const found of text.matchAll(field)) {
    const value = values[found[1]!];
    if (value === undefined) continue;
    if (found.index > from) words.push({ text: text.slice(from, found.index), isFilled: false });
    words.push({ text: value, isFilled: true });
    from = found.index + found[0].length;
  }
  if (from < text.length) words.push({ text: text.slice(from), isFilled: false });
  return { isCue, words };
}
