import { translator } from "#app/i18n/translate.ts";
import {
  changeOutreachStatus,
  type OutreachOutcome,
  removeOutreach,
  saveOutreachSettings,
  saveOutreachWords,
} from "#app/outreach/edit-outreach.server.ts";
import { OutreachSettingsForm, OutreachStatusForm, OutreachWordsForm } from "#app/outreach/outreach-forms.ts";
import { answerShift, followAgain } from "#app/outreach/shifts.server.ts";
import { isUuid } from "#app/platform/uuid.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { parsePanelForm } from "./read-panel-form.ts";
import { notFound } from "./refusals.ts";
import { type Asked, deed, done } from "./require-staff.server.ts";

type Doing = { args: Asked; actor: StaffActor; id: string; campaignId: string; fields: URLSearchParams };

type Failed = {
  form: string;
  errors: Record<string, string>;
  typed: Record<string, string>;
  chambers: string[];
};

type Done = { answer: Response } | { failed: Failed; status: 409 | 422 };

/** What can be done with a page of calls or letters, by the `intent` of its form. */
export const outreachDeeds: Record<string, (doing: Doing) => Promise<Done>> = {
  settings,
  words,
  status,
  remove,
  seen: (doing) => answer(doing, false),
  hold: (doing) => answer(doing, true),
  follow,
};

const listOf = ({ campaignId }: Doing) => `/admin/campaigns/${campaignId}/outreach`;
const pathOf = (doing: Doing) => `${listOf(doing)}/${doing.id}`;
const t = ({ actor }: Doing) => translator(actor.language, "outreach");
const versionOf = ({ fields }: Doing) => Number(fields.get("version") ?? -1);

const refused = (
  form: string,
  { fields }: Doing,
  errors: Record<string, string>,
  answered: 409 | 422 = 422,
): Done => {
  const typed = Object.fromEntries(fields);
  return { failed: { form, errors, typed, chambers: fields.getAll("chambers") }, status: answered };
};

/** Which field an outcome is about. */
const fieldOf: Record<string, string> = { "slug-taken": "slug", "unknown-committee": "committee" };

function told(form: string, doing: Doing, { outcome }: OutreachOutcome, said?: string): Done {
  if (outcome === "not-found") throw notFound("page");
  if (outcome === "changed-meanwhile") return refused(form, doing, { form: outcome }, 409);
  if (outcome !== "saved" && outcome !== "unchanged")
    return refused(form, doing, { [fieldOf[outcome] ?? "form"]: outcome });
  return { answer: done(pathOf(doing), { text: said ?? t(doing)(`said.${outcome}`) }) };
}

async function settings(doing: Doing): Promise<Done> {
  const form = parsePanelForm(doing.fields, OutreachSettingsForm, { lists: ["chambers"] });
  if (!form.ok) return refused("settings", doing, form.errors);
  const { args, actor } = doing;
  return told(
    "settings",
    doing,
    await saveOutreachSettings(doing, versionOf(doing), form.input, deed(actor, args)),
  );
}

async function words(doing: Doing): Promise<Done> {
  const form = parsePanelForm(doing.fields, OutreachWordsForm);
  const name = `words-${doing.fields.get("language")}`;
  if (!form.ok) return refused(name, doing, form.errors);
  const { args, actor } = doing;
  return told(name, doing, await saveOutreachWords(doing, versionOf(doing), form.input, deed(actor, args)));
}

async function status(doing: Doing): Promise<Done> {
  const form = parsePanelForm(doing.fields, OutreachStatusForm);
  if (!form.ok) return refused("status", doing, form.errors);
  const { args, actor } = doing;
  const { status: to } = form.input;
  return told(
    "status",
    doing,
    await changeOutreachStatus(doing, to, deed(actor, args)),
    t(doing)(`said.${to}`),
  );
}

async function remove(doing: Doing): Promise<Done> {
  const result = await removeOutreach(doing, deed(doing.actor, doing.args));
  if (result.outcome !== "saved") return told("status", doing, result);
  return { answer: done(listOf(doing), { text: t(doing)("said.removed") }) };
}

async function answer(doing: Doing, hold: boolean): Promise<Done> {
  const { id: pageId, campaignId, fields, actor, args } = doing;
  const shiftId = fields.get("shift");
  if (!isUuid(shiftId)) throw notFound("page");
  const found = await answerShift({ campaignId, pageId, shiftId }, { hold }, deed(actor, args));
  if (!found) throw notFound("page");
  return { answer: done(pathOf(doing), { text: t(doing)(hold ? "said.held" : "said.seen") }) };
}

async function follow(doing: Doing): Promise<Done> {
  const { id: pageId, campaignId, actor, args } = doing;
  if (!(await followAgain({ campaignId, pageId }, deed(actor, args)))) throw notFound("page");
  return { answer: done(pathOf(doing), { text: t(doing)("said.follows") }) };
}
