import {
  changeFundraisingStatus,
  type FundraisingOutcome,
  removeFundraising,
  saveFundraisingSettings,
  saveFundraisingWords,
} from "#app/donations/edit-fundraising.server.ts";
import {
  FundraisingSettingsForm,
  FundraisingStatusForm,
  FundraisingWordsForm,
} from "#app/donations/fundraising-forms.ts";
import { translator } from "#app/i18n/translate.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { parsePanelForm } from "./read-panel-form.ts";
import { notFound } from "./refusals.ts";
import { type Asked, deed, done } from "./require-staff.server.ts";

type Doing = { args: Asked; actor: StaffActor; id: string; campaignId: string; fields: URLSearchParams };

type Failed = { form: string; errors: Record<string, string>; typed: Record<string, string> };

type Done = { answer: Response } | { failed: Failed; status: 409 | 422 };

/** What can be done with a fundraising page, by the `intent` of its form. */
export const fundraisingDeeds: Record<string, (doing: Doing) => Promise<Done>> = {
  settings,
  words,
  status,
  remove,
};

const listOf = ({ campaignId }: Doing) => `/admin/campaigns/${campaignId}/giving`;
const t = ({ actor }: Doing) => translator(actor.language, "fundraising");
const versionOf = ({ fields }: Doing) => Number(fields.get("version") ?? -1);

const refused = (
  form: string,
  { fields }: Doing,
  errors: Record<string, string>,
  answered: 409 | 422 = 422,
): Done => ({ failed: { form, errors, typed: Object.fromEntries(fields) }, status: answered });

function told(form: string, doing: Doing, { outcome }: FundraisingOutcome, said?: string): Done {
  if (outcome === "not-found") throw notFound("page");
  if (outcome === "changed-meanwhile") return refused(form, doing, { form: outcome }, 409);
  if (outcome === "slug-taken") return refused(form, doing, { slug: outcome });
  if (outcome !== "saved" && outcome !== "unchanged") return refused(form, doing, { form: outcome });
  return { answer: done(`${listOf(doing)}/${doing.id}`, { text: said ?? t(doing)(`said.${outcome}`) }) };
}

async function settings(doing: Doing): Promise<Done> {
  const form = parsePanelForm(doing.fields, FundraisingSettingsForm);
  if (!form.ok) return refused("settings", doing, form.errors);
  const acting = deed(doing.actor, doing.args);
  return told("settings", doing, await saveFundraisingSettings(doing, versionOf(doing), form.input, acting));
}

async function words(doing: Doing): Promise<Done> {
  const form = parsePanelForm(doing.fields, FundraisingWordsForm);
  const name = `words-${doing.fields.get("language")}`;
  if (!form.ok) return refused(name, doing, form.errors);
  const acting = deed(doing.actor, doing.args);
  return told(name, doing, await saveFundraisingWords(doing, versionOf(doing), form.input, acting));
}

async function status(doing: Doing): Promise<Done> {
  const form = parsePanelForm(doing.fields, FundraisingStatusForm);
  if (!form.ok) return refused("status", doing, form.errors);
  const { status: to } = form.input;
  const acting = deed(doing.actor, doing.args);
  return told("status", doing, await changeFundraisingStatus(doing, to, acting), t(doing)(`said.${to}`));
}

async function remove(doing: Doing): Promise<Done> {
  const result = await removeFundraising(doing, deed(doing.actor, doing.args));
  if (result.outcome !== "saved") return told("status", doing, result);
  return { answer: done(listOf(doing), { text: t(doing)("said.removed") }) };
}
