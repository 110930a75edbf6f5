import { CsvError, parse } from "csv-parse/sync";
import type { Language } from "#app/i18n/language.ts";
import { type Chamber, houseName } from "#app/officials/houses.ts";
import { csvLine } from "#app/platform/csv.ts";
import { fold } from "#app/platform/search-words.ts";
import type { Body } from "./body.ts";
import { knownDayText, StatementForm } from "./measure-forms.ts";
import { stanceOfWord } from "./read-votes.ts";
import type { Statement } from "./record-position.server.ts";
import { type Named, whoIsMeant } from "./who-is-meant.ts";

/** The columns of a board as a file; of these an official and a stance are needed. */
export const positionColumns = [
  ...(["official_id", "official", "house", "district", "party", "office"] as const),
  ...(["stance", "stated_on", "evidence_en", "evidence_es", "source_en", "source_es", "url"] as const),
];

type PositionColumn = (typeof positionColumns)[number];

/** Somebody whom a file may speak of. `chamber` null: they have no vote. */
export type OnBoard = Named & { chamber: Chamber | null };

/** Why a row is not understood: its number as spreadsheets show it; `text` is what stands there, or its column. */
export type RowProblem = {
  line: number;
  code:
    | "nobody"
    | "several"
    | "unknown-stance"
    | "unreadable"
    | "no-columns"
    | "twice"
    | "day-ahead"
    | "required"
    | "too-long"
    | "bad-url"
    | "bad-date";
  text: string;
};

/** More rows than any body has members, with some of their history. */
const MOST = 5_000;
const MARKS = [",", ";", "\t"];

/**
 * Reads a board that was filled in with a spreadsheet: headings, then a statement a row, parted by commas, semicolons or tabs. Somebody
 * is meant by `official_id`, else by `official` (a name), else by `house` and `district`; `others` where nobody of the board is. A row
 * that says no stance is let be.
 */
export function readPositions(
  text: string,
  { board, others, body }: { board: readonly OnBoard[]; others: readonly OnBoard[]; body: Body | null },
): { statements: Statement[]; problems: RowProblem[] } {
  const read = rowsOf(text);
  if ("problem" in read) return { statements: [], problems: [read.problem] };
  const statements: Statement[] = [];
  const problems: RowProblem[] = [];
  const told = new Map<string, string>();
  for (const { line, cells } of read.rows) {
    if (!cells.stance) {
      if (cells.stated_on || cells.evidence_en || cells.evidence_es)
        problems.push({ line, code: "required", text: "stance" });
      continue;
    }
    const onBoard = meant(cells, board, body);
    const found = onBoard.length > 0 ? onBoard : meant(cells, others, body);
    const stance = stanceOfWord(cells.stance);
    const who = cells.official || cells.official_id || cells.district || "";
    if (found.length !== 1)
      problems.push({ line, code: found.length === 0 ? "nobody" : "several", text: who });
    else if (!stance) problems.push({ line, code: "unknown-stance", text: cells.stance });
    else {
      const form = StatementForm.safeParse({ ...cells, stance });
      if (form.success) {
        const statement = { ...form.data, officialId: found[0]! };
        const day = `${statement.officialId} ${form.data.stated_on!.on}`;
        const same = JSON.stringify(statement);
        // The same row twice is a slip; two positions on one day are a question.
        if (told.get(day) === same) continue;
        if (told.has(day)) problems.push({ line, code: "twice", text: who });
        told.set(day, same);
        statements.push(statement);
      } else
        problems.push(
          ...form.error.issues.map(({ path, message }) => ({
            line,
            code: message as RowProblem["code"],
            text: String(path[0]),
          })),
        );
    }
  }
  return { statements, problems };
}

/** The names and ids that a file speaks of. */
export function officialsIn(text: string): { names: string[]; ids: string[] } {
  const read = rowsOf(text);
  const cells = "rows" in read ? read.rows.map((row) => row.cells) : [];
  return {
    names: cells.flatMap(({ official }) => official || []),
    ids: cells.flatMap(({ official_id }) => official_id || []),
  };
}

type Cells = Partial<Record<PositionColumn, string>>;

function rowsOf(text: string): { rows: { line: number; cells: Cells }[] } | { problem: RowProblem } {
  const [head = ""] = text.split(/\r?\n/, 1);
  const delimiter = MARKS.reduce((best, mark) =>
    head.split(mark).length > head.split(best).length ? mark : best,
  );
  const options = { delimiter, bom: true, relax_column_count: true, to: MOST + 1 };
  try {
    const [headings = [], ...rows] = parse(text, options) as string[][];
    const names = headings.map((heading) => heading.trim().toLowerCase());
    const says = (...wanted: PositionColumn[]) => wanted.some((name) => names.includes(name));
    if (!says("stance") || !says("official", "official_id", "district"))
      return { problem: { line: 1, code: "no-columns", text: "official, stance" } };
    return {
      rows: rows.map((row, at) => ({
        line: at + 2,
        cells: Object.fromEntries(
          positionColumns.map((name) => [name, plain(row[names.indexOf(name)] ?? "")]),
        ),
      })),
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { problem: { line: Number(error.records ?? 0) + 1, code: "unreadable", text: "" } };
  }
}

/** A cell without the apostrophe that keeps a spreadsheet from running it. */
const plain = (cell: string) => cell.trim().replace(/^'(?=[=+\-@])/, "");

function meant(cells: Cells, members: readonly OnBoard[], body: Body | null): string[] {
  const { official_id, official, house, district } = cells;
  if (official_id)
    return members.flatMap(({ officialId }) => (officialId === official_id ? [officialId] : []));
  const own = house ? members.filter(({ chamber }) => chamber && isHouse(house, chamber, body)) : members;
  return whoIsMeant(official || district || "", own);
}

const isHouse = (typed: string, chamber: Chamber, body: Body | null) =>
  [chamber, ...(body ? [houseName(body, chamber, "en"), houseName(body, chamber, "es")] : [])].some(
    (name) => fold(name) === fold(typed).trim(),
  );

/** Somebody on the board with what they said last; without a position the row is there to be filled in. */
export type BoardRow = OnBoard & {
  party: string | null;
  office: string;
  statement: Omit<Statement, "officialId"> | null;
};

/** A board as lines of CSV, as `readPositions` takes it back. */
export function* positionsCsv(
  rows: readonly BoardRow[],
  body: Body | null,
  language: Language,
): Generator<string> {
  yield csvLine(positionColumns);
  for (const { officialId, name, chamber, district, party, office, statement } of rows) {
    const { on, precision } = statement?.stated_on ?? {};
    yield csvLine([
      officialId,
      name,
      chamber && body ? houseName(body, chamber, language) : "",
      district,
      party,
      office,
      statement?.stance ?? "",
      on && precision ? knownDayText({ on, precision }) : "",
      statement?.evidence_en ?? "",
      statement?.evidence_es ?? "",
      statement?.source_en ?? "",
      statement?.source_es ?? "",
      statement?.url ?? "",
    ]);
  }
}
