import type { Language } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import type { Remark } from "./import-report.ts";

/** The sentence of a refusal, a note or an error of an import. */
export function importWords(language: Language, { code, values }: Remark): string {
  const say = translator(language, "sources") as unknown as (key: string, values: Remark["values"]) => string;
  return say(`says.${code}`, values);
}

/** What rows of a kind are called: "officials". */
export function kindWords(language: Language, kind: string): string {
  return (translator(language, "sources") as unknown as (key: string) => string)(`kinds.${kind}`);
}
