import { formatCount } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import type { Problem } from "../import-problem.ts";
import { columnName, problemWords } from "../import-words.ts";

/** The largest file, in megabytes. */
export const LARGEST_MEGABYTES = 200;

/** Sentences for the codes of this room. */
export function useImportWords() {
  const t = useT("imports") as unknown as (key: string, options?: object) => string;
  const language = useLanguage();
  return {
    /** By field, of a form. */
    errors: (errors: Record<string, string>) =>
      Object.fromEntries(
        Object.entries(errors).map(([field, code]) => [
          field,
          t(`errors.${code}`, { size: LARGEST_MEGABYTES, defaultValue: code }),
        ]),
      ),
    problem: (problem: Pick<Problem, "code" | "otherRow">) => problemWords(language, problem),
    column: (headings: readonly string[], column: number | null) =>
      columnName(language, headings, column) || t("problemTable.wholeRow"),
    count: (n: number) => formatCount(n, language),
  };
}
