import { translator } from "#app/i18n/translate.ts";
import { findEncoding, readText } from "#app/imports/csv-text.server.ts";
import { readBoardFile } from "#app/measures/board-file.server.ts";
import { PositionForm, VotesForm } from "#app/measures/measure-forms.ts";
import type { RowProblem } from "#app/measures/positions-csv.ts";
import { readVotes, type VoteProblem } from "#app/measures/read-votes.ts";
import {
  type ListOutcome,
  recordPosition,
  recordStatements,
  recordVotes,
  removePosition,
} from "#app/measures/record-position.server.ts";
import { whipBoard } from "#app/measures/whip-board.server.ts";
import { pagesByPosition } from "#app/outreach/shifts.server.ts";
import { isUuid } from "#app/platform/uuid.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import type { PanelUpload } from "./panel-upload.server.ts";
import { parsePanelForm } from "./read-panel-form.ts";
import { notFound } from "./refusals.ts";
import { type Asked, deed, done } from "./require-staff.server.ts";

type Doing = { args: Asked; actor: StaffActor; id: string; fields: URLSearchParams; upload: PanelUpload };

/** The largest file of positions, in bytes: some thousand statements. */
export const LARGEST_BOARD = 2 * 1024 * 1024;

type Failed = {
  form: "record" | "votes" | "file";
  errors: Record<string, string>;
  typed: Record<string, string>;
  /** Lines of a vote, or of a file, that are not understood. */
  problems: (VoteProblem | RowProblem)[];
};

type Done = { answer: Response } | { failed: Failed };

/** The page of a measure's whip board. */
export const boardPath = (id: string) => `/admin/measures/${id}/positions`;

/** The day it is, for asking who is in office. */
export const dayOf = ({ context }: Asked) => context.visit.now.toISOString().slice(0, 10);

/** What can be done on a whip board, by the `intent` of its form. */
export const boardDeeds: Record<string, (doing: Doing) => Promise<Done>> = {
  record,
  votes: recordAll,
  file: recordFile,
  remove,
};

const words = ({ actor }: Doing) => translator(actor.language, "measures");

const refused = (
  form: Failed["form"],
  { fields }: Doing,
  errors: Record<string, string>,
  problems: Failed["problems"] = [],
): Done => ({ failed: { form, errors, problems, typed: Object.fromEntries(fields) } });

async function record(doing: Doing): Promise<Done> {
  const { args, actor, id, fields } = doing;
  const form = parsePanelForm(fields, PositionForm);
  if (!form.ok) return refused("record", doing, form.errors);
  const result = await recordPosition(id, form.input, deed(actor, args));
  if (result.outcome === "not-found") throw notFound("page");
  if (result.outcome === "unknown-official") return refused("record", doing, { official: result.outcome });
  const text = words(doing)("said.recorded", { name: result.official });
  const undo = { action: boardPath(id), fields: { intent: "remove", position: result.id } };
  return { answer: done(boardPath(id), { text: await withPages(doing, text), undo }) };
}

/** What was done, and which pages ask others for it: staff who record a position decide whom supporters call. */
async function withPages({ actor, id }: Doing, text: string): Promise<string> {
  const { language } = actor;
  const pages = await pagesByPosition(id, language);
  if (pages.length === 0) return text;
  const names = new Intl.ListFormat(language).format(pages.map((name) => `“${name}”`));
  return `${text} ${translator(language, "measures")("said.pagesFollow", { pages: names })}`;
}

async function recordAll(doing: Doing): Promise<Done> {
  const { args, actor, id, fields } = doing;
  const form = parsePanelForm(fields, VotesForm);
  if (!form.ok) return refused("votes", doing, form.errors);
  const board = await whipBoard(id, actor.language, dayOf(args));
  if (!board) throw notFound("page");
  const members = board.houses.flatMap((house) => house.members);
  const { votes, problems } = readVotes(form.input.votes, members);
  if (problems.length > 0) return refused("votes", doing, { votes: "votes-not-read" }, problems);
  return recorded(doing, await recordVotes(id, votes, form.input, deed(actor, args)));
}

async function recordFile(doing: Doing): Promise<Done> {
  const { args, actor, id, upload } = doing;
  const file = upload.files.positions;
  if (!file) return refused("file", doing, { positions: upload.errors.positions ?? "required" });
  const found = await findEncoding(file.path);
  if (!found.ok) return refused("file", doing, { positions: found.problem });
  let text = "";
  for await (const piece of readText(file.path, found.encoding)) text += piece;
  const read = await readBoardFile(id, text, { language: actor.language, day: dayOf(args) });
  if (!read) throw notFound("page");
  const { statements, problems } = read;
  if (problems.length > 0) return refused("file", doing, { positions: "votes-not-read" }, problems);
  if (statements.length === 0) return refused("file", doing, { positions: "nothing-to-record" });
  return recorded(doing, await recordStatements(id, statements, deed(actor, args)));
}

async function recorded(doing: Doing, result: ListOutcome): Promise<Done> {
  if (result.outcome === "not-found") throw notFound("page");
  const { count, unchanged } = result;
  const t = words(doing);
  const said = [
    ...(count > 0 || unchanged === 0 ? [t("said.votes", { count })] : []),
    ...(unchanged > 0 ? [t("said.votesUnchanged", { count: unchanged })] : []),
  ];
  const text = said.join(" ");
  return { answer: done(boardPath(doing.id), { text: count > 0 ? await withPages(doing, text) : text }) };
}

async function remove(doing: Doing): Promise<Done> {
  const { args, actor, id, fields } = doing;
  const position = fields.get("position");
  if (!isUuid(position)) throw notFound("page");
  const result = await removePosition(id, position, deed(actor, args));
  if (result.outcome !== "saved") throw notFound("page");
  const undo = { action: boardPath(id), fields: { intent: "record", ...result.fields } };
  return {
    answer: done(boardPath(id), { text: await withPages(doing, words(doing)("said.removed")), undo }),
  };
}
