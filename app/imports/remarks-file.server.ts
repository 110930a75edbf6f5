import type { Language } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { csvLine } from "#app/platform/csv.ts";
import type { Remark } from "./go-through.server.ts";
import { columnName, problemWords } from "./import-words.ts";

/**
 * Rows that something is wrong with, as CSV: which, where, why, and all that stands in them, so that they can be mended
 * and brought in again. What a spreadsheet would run is defused.
 */
export async function* remarksFile(
  remarks: AsyncIterable<Remark>,
  { headings, language }: { headings: readonly string[]; language: Language },
): AsyncGenerator<string> {
  const t = translator(language, "imports");
  let first = true;
  for await (const { number, cells, problems, refused } of remarks) {
    if (first) yield `\uFEFF${csvLine([t("file.row"), t("file.taken"), t("file.why"), ...headings])}`;
    first = false;
    const why = problems.map((problem) => {
      const column = columnName(language, headings, problem.column);
      const words = problemWords(language, problem);
      return column ? `${column}: ${words}` : words;
    });
    yield csvLine([number, t(refused ? "file.no" : "file.yes"), why.join(" "), ...cells]);
  }
}
