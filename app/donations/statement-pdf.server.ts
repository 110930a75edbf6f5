import type { Language } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import type { Attachment } from "#app/platform/mail-message.server.ts";
import { givingPaper, setFacts } from "./giving-paper.server.ts";
import { findStatement, type Statement, type YearOfGiver } from "./statement.server.ts";

type Made = { language: Language; now: Date };

/** A statement as a file, named by its year: "gifts-2026.pdf". As many pages as its gifts fill. */
export async function statementFile(statement: Statement, { language, now }: Made): Promise<Attachment> {
  const t = translator(language, "donations");
  const { title, year, organisation, currency, facts, gifts, totals, notes } = statement;
  const content = await givingPaper(
    { title, foot: String(year), organisation, currency, language, now },
    (sheet) => {
      setFacts(sheet, facts);
      sheet.paragraph(t("statement.gifts"), { face: "bold", size: 12 });
      setFacts(sheet, gifts);
      sheet.paragraph(t("statement.totals"), { face: "bold", size: 12 });
      setFacts(sheet, totals);
      for (const note of notes) sheet.paragraph(note);
    },
  );
  return { filename: `gifts-${year}.pdf`, contentType: "application/pdf", content };
}

/** What somebody gave in a year as a file, as it reads now; null where nothing was given, or the giver was erased. */
export async function findStatementFile(about: YearOfGiver, made: Made): Promise<Attachment | null> {
  const statement = await findStatement(about, made.language);
  return statement && statementFile(statement, made);
}
