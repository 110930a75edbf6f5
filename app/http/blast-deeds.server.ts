import { AudienceSchema } from "#app/blasts/audience.ts";
import { BlastContent } from "#app/blasts/blast-content.server.ts";
import { ChooseForm, TestForm, TrialForm } from "#app/blasts/blast-forms.ts";
import { blastSubject, type WhichBlast } from "#app/blasts/blast-subject.ts";
import { changeAudience, changeTrial, putBackBlast, removeBlast } from "#app/blasts/change-blast.server.ts";
import { chooseVersion } from "#app/blasts/choose-version.server.ts";
import { copyBlast } from "#app/blasts/create-blast.server.ts";
import { cancelBlast, letGo, pauseBlast, resumeBlast, takeBack } from "#app/blasts/let-go.server.ts";
import { sendBlastTest } from "#app/blasts/preview-blast.server.ts";
import { saveBlast } from "#app/blasts/save-blast.server.ts";
import { ViewSchema } from "#app/blasts/view.ts";
import { formatInstant } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translate.ts";
import { instantIn } from "#app/i18n/zoned-time.ts";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import type { DraftFields } from "#app/revisions/drafts.server.ts";
import { historyPath } from "#app/revisions/editing-path.ts";
import { editorState } from "#app/revisions/editor-state.server.ts";
import { type MeanwhileView, meanwhileView } from "#app/revisions/meanwhile-view.ts";
import { readBase } from "#app/revisions/read-base.ts";
import { stillRight } from "#app/revisions/ui/both-languages.tsx";
import type { StaffActor } from "#app/staff/actor.ts";
import { countTry } from "#app/staff/limits.server.ts";
import type { Permission } from "#app/staff/permissions.ts";
import { sealView } from "./blast-view.server.ts";
import { refusedForm } from "./content-page.server.ts";
import { parsePanelForm } from "./read-panel-form.ts";
import { notFound } from "./refusals.ts";
import { type Asked, deed, done } from "./require-staff.server.ts";

type Doing = { args: Asked; actor: StaffActor; which: WhichBlast; fields: URLSearchParams };

/** What a test mail came to. */
export type TestResult = { to: string; sent: boolean; reply: string; capturedHref: string | null };

type Failed = {
  /** Which of the page's forms it was; empty: the large one. */
  form: string;
  errors: Record<string, string>;
  /** A form as it was typed: every value of a field. */
  typed: DraftFields;
  meanwhile: MeanwhileView | null;
  test: TestResult | null;
};

type Done = { answer: Response } | { failed: Failed; status: 200 | 409 | 422 };

type Deed = { permission: Permission; act(doing: Doing): Promise<Done> };

const pathOf = ({ campaignId, id }: WhichBlast) => `/admin/campaigns/${campaignId}/blasts/${id}`;

const words = ({ actor }: Doing) => translator(actor.language, "blasts");

const everyValue = (fields: URLSearchParams): DraftFields =>
  Object.fromEntries([...new Set(fields.keys())].map((name) => [name, fields.getAll(name)]));

const refused = ({ fields }: Doing, form: string, errors: Record<string, string>): Done => ({
  failed: { form, errors, typed: everyValue(fields), meanwhile: null, test: null },
  status: 422,
});

/** Back to the blast, which says what was done and how it is taken back. */
const said = ({ which }: Doing, text: string, back?: Record<string, string>): Done => ({
  answer: done(pathOf(which), { text, ...(back && { undo: { action: pathOf(which), fields: back } }) }),
});

/** What can be done with a blast besides writing it, by the `intent` of its form. */
export const blastDeeds = {
  audience: { permission: "content.edit", act: setAudience },
  trial: { permission: "content.edit", act: setTrial },
  choose: { permission: "blasts.send", act: choose },
  look: { permission: "content.read", act: look },
  test: { permission: "blasts.send", act: test },
  now: { permission: "blasts.send", act: sendNow },
  schedule: { permission: "blasts.send", act: schedule },
  "take-back": { permission: "blasts.send", act: takeItBack },
  pause: { permission: "blasts.send", act: pause },
  resume: { permission: "blasts.send", act: resume },
  cancel: { permission: "blasts.send", act: cancel },
  remove: { permission: "content.edit", act: remove },
  "put-back": { permission: "content.edit", act: putBack },
  copy: { permission: "content.edit", act: (doing) => copy(doing, false) },
  again: { permission: "content.edit", act: (doing) => copy(doing, true) },
} satisfies Record<string, Deed>;

export type BlastDeed = keyof typeof blastDeeds;

/** Saves a blast's words, or says what somebody else has saved meanwhile (409). */
export async function saveBlastForm(doing: Doing): Promise<Done> {
  const { args, actor, which, fields } = doing;
  const subject = blastSubject(which);
  const form = parsePanelForm(fields, BlastContent);
  const failed = async (
    errors: Record<string, string>,
    meanwhile: MeanwhileView | null,
    status: 409 | 422,
  ) => {
    const typed = await refusedForm(args, actor, subject, fields);
    return { failed: { form: "", errors, typed, meanwhile, test: null }, status };
  };
  if (!form.ok) return failed(form.errors, null, 422);
  const save = { content: form.input, base: readBase(fields), stillRight: fields.getAll(stillRight) };
  const result = await saveBlast(which, save, deed(actor, args));
  if (result.outcome === "not-found") throw notFound("page");
  if (result.outcome === "under-way") return failed({ state: "under-way" }, null, 422);
  if (result.outcome === "changed-meanwhile") return failed({}, meanwhileView(result.meanwhile), 409);
  const t = words(doing);
  if (result.outcome === "unchanged") return said(doing, t("said.unchanged"));
  const undo = { action: historyPath(subject, result.version - 1), fields: { intent: "restore" } };
  return { answer: done(pathOf(which), { text: t("said.saved"), undo }) };
}

async function setAudience(doing: Doing): Promise<Done> {
  const { args, actor, which, fields } = doing;
  const form = parsePanelForm(fields, AudienceSchema, { lists: ["include", "exclude"] });
  if (!form.ok) return refused(doing, "audience", form.errors);
  const result = await changeAudience(which, form.input, deed(actor, args));
  if (result.outcome === "not-found") throw notFound("page");
  if (result.outcome === "under-way") return refused(doing, "go", { state: "under-way" });
  return said(doing, words(doing)(result.outcome === "changed" ? "said.audience" : "said.unchanged"));
}

async function setTrial(doing: Doing): Promise<Done> {
  const { args, actor, which, fields } = doing;
  const form = parsePanelForm(fields, TrialForm);
  if (!form.ok) return refused(doing, "trial", form.errors);
  const { outcome } = await changeTrial(which, form.input, deed(actor, args));
  if (outcome === "not-found") throw notFound("page");
  if (outcome === "under-way") return refused(doing, "go", { state: "under-way" });
  return said(doing, words(doing)(outcome === "changed" ? "said.trial" : "said.unchanged"));
}

async function choose(doing: Doing): Promise<Done> {
  const { args, actor, which, fields } = doing;
  const form = parsePanelForm(fields, ChooseForm);
  if (!form.ok) throw notFound("page");
  const { outcome } = await chooseVersion(which, form.input.version, deed(actor, args));
  if (outcome === "not-found") throw notFound("page");
  if (outcome !== "changed" && outcome !== "unchanged") return refused(doing, "go", { state: outcome });
  return said(doing, words(doing)("said.chosen", { version: form.input.version.toUpperCase() }));
}

/** The view goes into the address sealed: it may name a supporter. */
async function look(doing: Doing): Promise<Done> {
  const { args, which, fields } = doing;
  const parsed = ViewSchema.safeParse(Object.fromEntries(fields));
  if (!parsed.success) throw notFound("page");
  const view = sealView(parsed.data, args.context.visit.now);
  const headers = { Location: `${pathOf(which)}?view=${view}` };
  return { answer: new Response(null, { status: 303, headers }) };
}

async function test(doing: Doing): Promise<Done> {
  const { args, actor, which, fields } = doing;
  const form = parsePanelForm(fields, TestForm);
  if (!form.ok) return refused(doing, "test", form.errors);
  if ((await countTry("blast.test", actor.id)) > 0) return refused(doing, "test", { to: "too-often" });
  const { to, ...what } = form.input;
  const outcome = await sendBlastTest(which, what, to, deed(actor, args));
  if (!outcome) return refused(doing, "test", { to: "no-words" });
  const sent = outcome.outcome === "sent";
  const captured = sent && !getSettings().SMTP_URL;
  const capturedHref = captured ? `/admin/settings/outbox/${outcome.mailId}` : null;
  const result = { to, sent, reply: outcome.reply, capturedHref };
  return {
    failed: { form: "test", errors: {}, typed: everyValue(fields), meanwhile: null, test: result },
    status: 200,
  };
}

/** What its writer typed and has not saved would not go out: they are asked to save it or to throw it away. */
async function hasUnsaved({ args, actor, which }: Doing): Promise<boolean> {
  return (await editorState(blastSubject(which), actor.id, args.context.visit.now)).draft !== null;
}

async function sendNow(doing: Doing): Promise<Done> {
  const { args, actor, which } = doing;
  if (await hasUnsaved(doing)) return refused(doing, "go", { state: "unsaved" });
  const { outcome } = await letGo(which, "now", deed(actor, args));
  if (outcome === "not-found") throw notFound("page");
  if (outcome !== "changed") return refused(doing, "go", { state: outcome });
  return said(doing, words(doing)("said.now"), { intent: "take-back" });
}

async function schedule(doing: Doing): Promise<Done> {
  const { args, actor, which, fields } = doing;
  const { timeZone } = await getOrganisation(actor.language);
  const local = fields.get("sendAt") ?? "";
  const at = instantIn(local, timeZone);
  if (!at) return refused(doing, "go", { sendAt: "bad-time" });
  if (await hasUnsaved(doing)) return refused(doing, "go", { state: "unsaved" });
  const everywhere = fields.get("local") === "on";
  const moment = everywhere ? { local: local.slice(0, 16), zone: timeZone } : at;
  const { outcome } = await letGo(which, moment, deed(actor, args));
  if (outcome === "not-found") throw notFound("page");
  if (outcome === "past" || outcome === "too-late") return refused(doing, "go", { sendAt: outcome });
  if (outcome === "hour-and-trial") return refused(doing, "go", { local: outcome });
  if (outcome !== "changed") return refused(doing, "go", { state: outcome });
  const when = formatInstant(at.toISOString(), timeZone, actor.language);
  const text = words(doing)(everywhere ? "said.scheduledLocally" : "said.scheduled", { when });
  return said(doing, text, { intent: "take-back" });
}

type Steer = typeof pauseBlast | typeof takeBack | typeof removeBlast;

/** Does one thing that a blast's state allows or not. */
async function steer(doing: Doing, act: Steer, text: string, back?: Record<string, string>): Promise<Done> {
  const { outcome } = await act(doing.which, deed(doing.actor, doing.args));
  if (outcome === "not-found") throw notFound("page");
  if (outcome !== "changed" && outcome !== "unchanged") return refused(doing, "go", { state: "under-way" });
  return said(doing, text, outcome === "changed" ? back : undefined);
}

function takeItBack(doing: Doing) {
  return steer(doing, takeBack, words(doing)("said.takenBack"));
}

function pause(doing: Doing) {
  return steer(doing, pauseBlast, words(doing)("said.paused"), { intent: "resume" });
}

function resume(doing: Doing) {
  return steer(doing, resumeBlast, words(doing)("said.resumed"), { intent: "pause" });
}

function cancel(doing: Doing) {
  return steer(doing, cancelBlast, words(doing)("said.cancelled"));
}

function remove(doing: Doing) {
  return steer(doing, removeBlast, words(doing)("said.removed"), { intent: "put-back" });
}

function putBack(doing: Doing) {
  return steer(doing, putBackBlast, words(doing)("said.putBack"));
}

async function copy(doing: Doing, again: boolean): Promise<Done> {
  const { args, actor, which } = doing;
  const made = await copyBlast(which, deed(actor, args), { again });
  if (!made) throw notFound("page");
  const text = words(doing)(again ? "said.again" : "said.copied");
  return { answer: done(pathOf({ ...which, id: made.id }), { text }) };
}
