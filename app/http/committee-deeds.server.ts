import { translator } from "#app/i18n/translate.ts";
import { CommitteeForm, RosterForm } from "#app/measures/committee-forms.ts";
import {
  type CommitteeOutcome,
  removeCommittee,
  saveCommittee,
  setMembers,
} from "#app/measures/edit-committee.server.ts";
import { mayBeMembers, type PanelCommittee } from "#app/measures/panel-committees.server.ts";
import { type RosterProblem, readMembers } from "#app/measures/read-members.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { dayOf } from "./board-deeds.server.ts";
import { parsePanelForm } from "./read-panel-form.ts";
import { notFound } from "./refusals.ts";
import { type Asked, deed, done } from "./require-staff.server.ts";

type Doing = { args: Asked; actor: StaffActor; committee: PanelCommittee; fields: URLSearchParams };

type Failed = {
  form: string;
  errors: Record<string, string>;
  typed: Record<string, string>;
  /** Lines of a roster that are not understood. */
  problems: RosterProblem[];
};

type Done = { answer: Response } | { failed: Failed; status: 409 | 422 };

/** What can be done with a committee, by the `intent` of its form. */
export const committeeDeeds: Record<string, (doing: Doing) => Promise<Done>> = { save, members, remove };

const pathOf = ({ committee }: Doing) => `/admin/measures/committees/${committee.id}`;
const words = ({ actor }: Doing) => translator(actor.language, "measures");
const versionOf = ({ fields }: Doing) => Number(fields.get("version") ?? -1);

const refused = (
  form: string,
  { fields }: Doing,
  errors: Record<string, string>,
  problems: RosterProblem[] = [],
): Done => ({ failed: { form, errors, problems, typed: Object.fromEntries(fields) }, status: 422 });

async function save(doing: Doing): Promise<Done> {
  const form = parsePanelForm(doing.fields, CommitteeForm);
  if (!form.ok) return refused("save", doing, form.errors);
  const { committee, actor, args } = doing;
  return told(
    "save",
    doing,
    await saveCommittee(committee.id, versionOf(doing), form.input, deed(actor, args)),
  );
}

async function members(doing: Doing): Promise<Done> {
  const form = parsePanelForm(doing.fields, RosterForm);
  if (!form.ok) return refused("members", doing, form.errors);
  const { committee, actor, args } = doing;
  const { roster, problems } = readMembers(form.input.roster, await mayBeMembers(committee, dayOf(args)));
  if (problems.length > 0) return refused("members", doing, { roster: "roster-not-read" }, problems);
  return told("members", doing, await setMembers(committee.id, versionOf(doing), roster, deed(actor, args)));
}

async function remove(doing: Doing): Promise<Done> {
  const { committee, actor, args } = doing;
  const result = await removeCommittee(committee.id, deed(actor, args));
  if (result.outcome === "not-found") throw notFound("page");
  if (result.outcome === "in-use") return refused("remove", doing, { form: "in-use" });
  return { answer: done("/admin/measures/committees", { text: words(doing)("committee.said.removed") }) };
}

function told(form: string, doing: Doing, { outcome }: CommitteeOutcome): Done {
  if (outcome === "not-found") throw notFound("page");
  if (outcome === "changed-meanwhile") {
    const typed = Object.fromEntries(doing.fields);
    return { failed: { form, errors: { form: "changed-meanwhile" }, typed, problems: [] }, status: 409 };
  }
  const said = outcome === "unchanged" ? "unchanged" : "saved";
  return { answer: done(pathOf(doing), { text: words(doing)(`said.${said}`) }) };
}
