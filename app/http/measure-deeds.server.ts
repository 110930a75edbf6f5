import { translator } from "#app/i18n/translate.ts";
import { instantIn, localTimeIn } from "#app/i18n/zoned-time.ts";
import { saveMeasure } from "#app/measures/edit-measure.server.ts";
import { addHearing, callOffHearing } from "#app/measures/hearings.server.ts";
import { HearingForm, MeasureForm, readKnownDay } from "#app/measures/measure-forms.ts";
import { moveMeasure, shiftStage } from "#app/measures/stages.server.ts";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { isUuid } from "#app/platform/uuid.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { parsePanelForm } from "./read-panel-form.ts";
import { notFound } from "./refusals.ts";
import { type Asked, deed, done } from "./require-staff.server.ts";

type Doing = { args: Asked; actor: StaffActor; id: string; identifier: string; fields: URLSearchParams };

type Failed = { form: "measure" | "hearing"; errors: Record<string, string>; typed: Record<string, string> };

type Done = { answer: Response } | { failed: Failed; status: 409 | 422 };

const pathOf = (id: string) => `/admin/measures/${id}`;

const words = ({ actor }: Doing) => translator(actor.language, "measures");

/** What can be done with a measure on its page, by the `intent` of its form; without one its facts are saved. */
export const measureDeeds: Record<string, (doing: Doing) => Promise<Done>> = {
  "": save,
  move,
  up: (doing) => shift(doing, -1),
  down: (doing) => shift(doing, 1),
  hearing: announce,
  "call-off": (doing) => callOff(doing, true),
  "put-back": (doing) => callOff(doing, false),
};

async function save(doing: Doing): Promise<Done> {
  const { args, actor, id, fields } = doing;
  const typed = Object.fromEntries(fields);
  const refused = (errors: Record<string, string>, status: 409 | 422 = 422): Done => ({
    failed: { form: "measure", errors, typed },
    status,
  });
  const form = parsePanelForm(fields, MeasureForm);
  if (!form.ok) return refused(form.errors);
  const version = Number(fields.get("version") ?? 0);
  const result = await saveMeasure(id, version, form.input, deed(actor, args));
  if (result.outcome === "not-found") throw notFound("page");
  if (result.outcome === "changed-meanwhile") return refused({ form: result.outcome }, 409);
  if (result.outcome === "identifier-taken") return refused({ identifier: result.outcome });
  return { answer: done(pathOf(id), { text: words(doing)(`said.${result.outcome}`) }) };
}

async function move(doing: Doing): Promise<Done> {
  const { args, actor, id, identifier, fields } = doing;
  const stage = fields.get("stage");
  if (!isUuid(stage)) throw notFound("page");
  const { timeZone } = await getOrganisation(actor.language);
  const today = localTimeIn(args.context.visit.now.toISOString(), timeZone).slice(0, 10);
  const forget = fields.get("forget");
  // An undo knows no day of its own: what it leaves was never passed.
  const on = forget ? null : readKnownDay(today);
  const leaving = fields.get("leaving");
  const move = { on, forget: isUuid(forget) ? forget : null, leaving: isUuid(leaving) ? leaving : null };
  const result = await moveMeasure(id, stage, move, deed(actor, args));
  if (result.outcome === "not-found") throw notFound("page");
  if (result.outcome === "elsewhere")
    return { answer: done(pathOf(id), { text: words(doing)("said.elsewhere") }) };
  const text = words(doing)("said.moved", { identifier });
  const back =
    result.outcome === "saved" && result.from
      ? { stage: result.from, forget: result.from, leaving: stage }
      : null;
  const undo = back && { action: pathOf(id), fields: { intent: "move", ...back } };
  return { answer: done(pathOf(id), { text, ...(undo && { undo }) }) };
}

async function shift(doing: Doing, by: -1 | 1): Promise<Done> {
  const { args, actor, id, fields } = doing;
  const stage = fields.get("stage");
  if (!isUuid(stage)) throw notFound("page");
  const result = await shiftStage(id, stage, by, deed(actor, args));
  if (result.outcome === "not-found") throw notFound("page");
  const undo = { action: pathOf(id), fields: { intent: by > 0 ? "up" : "down", stage } };
  return { answer: done(pathOf(id), { text: words(doing)("said.shifted"), undo }) };
}

async function announce(doing: Doing): Promise<Done> {
  const { args, actor, id, fields } = doing;
  const { timeZone } = await getOrganisation(actor.language);
  const form = parsePanelForm(fields, HearingForm);
  const startsAt = form.ok ? instantIn(form.input.starts_at, timeZone) : null;
  if (!form.ok || !startsAt) {
    const errors = form.ok ? { starts_at: "bad-time" } : form.errors;
    return { failed: { form: "hearing", errors, typed: Object.fromEntries(fields) }, status: 422 };
  }
  const { place, url } = form.input;
  const result = await addHearing(id, { startsAt, place, url }, deed(actor, args));
  if (result.outcome === "not-found") throw notFound("page");
  const undo = { action: pathOf(id), fields: { intent: "call-off", hearing: result.id } };
  return { answer: done(pathOf(id), { text: words(doing)("said.announced"), undo }) };
}

async function callOff(doing: Doing, isCalledOff: boolean): Promise<Done> {
  const { args, actor, id, fields } = doing;
  const hearing = fields.get("hearing");
  if (!isUuid(hearing)) throw notFound("page");
  const result = await callOffHearing(id, hearing, isCalledOff, deed(actor, args));
  if (result.outcome === "not-found") throw notFound("page");
  const text = words(doing)(isCalledOff ? "said.calledOff" : "said.putBack");
  const undo = { action: pathOf(id), fields: { intent: isCalledOff ? "put-back" : "call-off", hearing } };
  return { answer: done(pathOf(id), { text, undo }) };
}
