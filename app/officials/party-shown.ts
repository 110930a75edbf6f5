import type { Language } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";

const known = ["Democratic", "Republican", "Independent"] as const;

/** The large parties in the visitor's language, every other by its own name. */
export function partyShown(party: string | null, language: Language): string | null {
  const large = known.find((name) => name === party);
  return large ? translator(language, "officials")(`party.${large}`) : party;
}
