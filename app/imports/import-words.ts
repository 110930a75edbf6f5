import type { Language } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import type { Problem } from "./import-problem.ts";

/** What is wrong, as a sentence. */
export function problemWords(
  language: Language,
  { code, otherRow }: Pick<Problem, "code" | "otherRow">,
): string {
  const t = translator(language, "imports") as unknown as (key: string, options: object) => string;
  return t(`problems.${code}`, { row: otherRow ?? "…" });
}

/** A column as its file calls it, or its place where it has no name; null: no column. */
export function columnName(language: Language, headings: readonly string[], column: number | null): string {
  if (column === null) return "";
  const t = translator(language, "imports");
  return headings[column]?.trim() || t("columnNumber", { number: column + 1 });
}
