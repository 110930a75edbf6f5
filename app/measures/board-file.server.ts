import type { Language } from "#app/i18n/language.ts";
import { prisma } from "#app/platform/db.server.ts";
import { isoDate } from "#app/platform/iso-date.ts";
import { isUuid } from "#app/platform/uuid.ts";
import type { Body } from "./body.ts";
import {
  type BoardRow,
  type OnBoard,
  officialsIn,
  positionsCsv,
  type RowProblem,
  readPositions,
} from "./positions-csv.ts";
import type { Statement } from "./record-position.server.ts";
import { whipBoard } from "./whip-board.server.ts";

type Asked = { language: Language /** ISO 8601: who is in office. */; day: string };

/** A measure's whip board as lines of CSV, everybody with what they said last; null for a measure that is not there. */
export async function boardFile(measureId: string, { language, day }: Asked) {
  const board = await loadRows(measureId, { language, day });
  return board && positionsCsv(board.rows, board.body, language);
}

/**
 * Reads a board that was filled in with a spreadsheet (`readPositions`). Besides those on the board everybody whom we know under exactly
 * this name may stand in it. Null for a measure that is not there.
 */
export async function readBoardFile(
  measureId: string,
  text: string,
  asked: Asked,
): Promise<{ statements: Statement[]; problems: RowProblem[] } | null> {
  const board = await loadRows(measureId, asked);
  if (!board) return null;
  return readPositions(text, { board: board.rows, others: await namedIn(text), body: board.body });
}

async function namedIn(text: string): Promise<OnBoard[]> {
  const { names, ids } = officialsIn(text);
  const rows = await prisma.official.findMany({
    where: { OR: [{ name: { in: names } }, { id: { in: ids.filter(isUuid) } }] },
    select: { id: true, name: true, familyName: true },
  });
  return rows.map(({ id, ...name }) => ({ officialId: id, ...name, district: "", chamber: null }));
}

async function loadRows(
  measureId: string,
  { language, day }: Asked,
): Promise<{ body: Body | null; rows: BoardRow[] } | null> {
  const board = await whipBoard(measureId, language, day);
  if (!board) return null;
  const said = await latestStatements(measureId);
  const { body, houses, others } = board;
  const voting = houses.flatMap(({ chamber, members }) =>
    members.map(({ officialId, name, familyName, district, party, office }) => ({
      ...{ officialId, name, familyName, chamber, district, party, office },
      statement: said.get(officialId) ?? null,
    })),
  );
  const beside = others.map(({ officialId, name, familyName, party, office }) => ({
    ...{ officialId, name, familyName, party, chamber: null, district: "", office: office ?? "" },
    statement: said.get(officialId) ?? null,
  }));
  return { body, rows: [...voting, ...beside] };
}

async function latestStatements(measureId: string): Promise<Map<string, BoardRow["statement"]>> {
  const rows = await prisma.position.findMany({
    where: { measureId },
    distinct: ["officialId"],
    orderBy: [{ officialId: "asc" }, { statedOn: "desc" }, { id: "desc" }],
    include: { translations: true },
  });
  return new Map(
    rows.map(({ officialId, stance, statedOn, precision, evidenceUrl: url, translations }) => {
      const words = (language: Language) => translations.find((each) => each.language === language);
      const [en, es] = [words("en"), words("es")];
      const stated_on = { on: isoDate(statedOn), precision };
      return [
        officialId,
        {
          ...{ stance, stated_on, url },
          evidence_en: en?.evidence ?? "",
          evidence_es: es?.evidence ?? "",
          source_en: en?.source ?? null,
          source_es: es?.source ?? null,
        },
      ];
    }),
  );
}
