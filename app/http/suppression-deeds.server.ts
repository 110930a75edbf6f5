import { data, redirect } from "@remix-run/node";
import { translator } from "#app/i18n/translate.ts";
import { BrokenCsv, csvRows, findDelimiter } from "#app/imports/csv-rows.server.ts";
import { findEncoding, readText } from "#app/imports/csv-text.server.ts";
import { importSuppressions, liftAddress, suppressAddress } from "#app/mail/change-suppression.server.ts";
import {
  LiftForm,
  MOST_ROWS,
  type RefusedRow,
  readSuppressionRows,
  SuppressForm,
} from "#app/mail/suppression-form.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import type { PanelUpload } from "./panel-upload.server.ts";
import { parsePanelForm } from "./read-panel-form.ts";
import { type Asked, deed, done } from "./require-staff.server.ts";
import { SUPPRESSED, suppressionSearchPath } from "./suppression-list.server.ts";

/** The largest file of addresses, in bytes: some twenty thousand rows. */
export const LARGEST_SUPPRESSIONS = 2 * 1024 * 1024;

type Doing = { args: Asked; actor: StaffActor; upload: PanelUpload };

const words = ({ actor }: Doing) => translator(actor.language, "settings");

type Refused = { intent: string; errors: Record<string, string>; typed: Record<string, string> };

const refused = (intent: string, errors: Record<string, string>, typed: Record<string, unknown> = {}) =>
  data({ intent, errors, typed: typed as Record<string, string>, report: null } satisfies Reply, {
    status: 422,
  });

/** What came of a file: how many were added and were known, and the rows that were left out. */
export type FileReport = { added: number; known: number; refused: RefusedRow[]; refusedInAll: number };

type Reply = Refused & { report: FileReport | null };

/** So many refused rows are told one by one. */
const TOLD = 50;

/** What can be done with the list, by the `intent` of its form. */
export const suppressionDeeds = { find, add, lift, file: takeFile };

async function find({ upload }: Doing) {
  const typed = (upload.fields.get("words") ?? "").trim().slice(0, 254);
  return redirect(suppressionSearchPath(typed), 303);
}

async function add(doing: Doing) {
  const form = parsePanelForm(doing.upload.fields, SuppressForm);
  if (!form.ok) return refused("add", form.errors, form.typed);
  const added = await suppressAddress(form.input, deed(doing.actor, doing.args));
  const t = words(doing);
  return added
    ? done(SUPPRESSED, { text: t("suppressed.added") })
    : done(SUPPRESSED, { text: t("suppressed.known"), tone: "bad" });
}

async function lift(doing: Doing) {
  const form = parsePanelForm(doing.upload.fields, LiftForm);
  if (!form.ok) return refused("lift", form.errors, form.typed);
  const outcome = await liftAddress(form.input, deed(doing.actor, doing.args));
  const text = words(doing)(`suppressed.outcome.${outcome}`);
  return done(SUPPRESSED, outcome === "lifted" ? { text } : { text, tone: "bad" });
}

async function takeFile(doing: Doing) {
  const { files, errors } = doing.upload;
  if (errors.file) return refused("file", { file: "too-large" });
  const file = files.file;
  if (!file || file.size === 0) return refused("file", { file: "required" });
  const encoding = await findEncoding(file.path);
  if (!encoding.ok) return refused("file", { file: "not-csv" });
  let text = "";
  for await (const piece of readText(file.path, encoding.encoding)) text += piece;
  const rows = await rowsOf(text);
  if (rows === null) return refused("file", { file: "not-csv" });
  if (rows.length > MOST_ROWS) return refused("file", { file: "too-many-rows" });
  const { wanted, refused: left } = readSuppressionRows(rows);
  const added = wanted.length === 0 ? 0 : await importSuppressions(wanted, deed(doing.actor, doing.args));
  const report = {
    added,
    known: wanted.length - added,
    refused: left.slice(0, TOLD),
    refusedInAll: left.length,
  };
  return data({ intent: "file", errors: {}, typed: {}, report } satisfies Reply);
}

/** Null for a file whose quotes do not match. */
async function rowsOf(text: string) {
  const rows: { number: number; cells: string[] }[] = [];
  const pieces = (async function* () {
    yield text;
  })();
  try {
    for await (const row of csvRows(pieces, findDelimiter(text.slice(0, 20_000)))) {
      rows.push(row);
      if (rows.length > MOST_ROWS) break;
    }
    return rows;
  } catch (error) {
    if (error instanceof BrokenCsv) return null;
    throw error;
  }
}
