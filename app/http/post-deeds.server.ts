import { blastOfPost } from "#app/blasts/blast-of-post.server.ts";
import { SlugForm } from "#app/campaigns/campaign-forms.ts";
import { formatInstant } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translate.ts";
import { instantIn } from "#app/i18n/zoned-time.ts";
import { pinPost, putBackPost, removePost } from "#app/news/change-post.server.ts";
import { findPanelPost } from "#app/news/panel-posts.server.ts";
import { postContent } from "#app/news/post-content.ts";
import { changePostSlug } from "#app/news/post-slugs.server.ts";
import { postSubject, type WhichPost } from "#app/news/post-subject.ts";
import { publishPost, schedulePost, takeDownPost } from "#app/news/publish-post.server.ts";
import { savePost } from "#app/news/save-post.server.ts";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import type { DraftFields } from "#app/revisions/drafts.server.ts";
import { historyPath } from "#app/revisions/editing-path.ts";
import { type MeanwhileView, meanwhileView } from "#app/revisions/meanwhile-view.ts";
import { readBase } from "#app/revisions/read-base.ts";
import { stillRight } from "#app/revisions/ui/both-languages.tsx";
import type { StaffActor } from "#app/staff/actor.ts";
import type { Permission } from "#app/staff/permissions.ts";
import { refusedForm } from "./content-page.server.ts";
import { parsePanelForm } from "./read-panel-form.ts";
import { notFound } from "./refusals.ts";
import { type Asked, deed, done } from "./require-staff.server.ts";

type Doing = { args: Asked; actor: StaffActor; which: WhichPost; fields: URLSearchParams };

type Failed = {
  errors: Record<string, string>;
  /** The large form as it was typed; and what was typed into a small one. */
  typed: DraftFields;
  aside: Record<string, string>;
  meanwhile: MeanwhileView | null;
};

type Done = { answer: Response } | { failed: Failed; status: 409 | 422 };

type Deed = { permission: Permission; act(doing: Doing): Promise<Done> };

const pathOf = ({ campaignId, id }: WhichPost) => `/admin/campaigns/${campaignId}/news/${id}`;

const words = ({ actor }: Doing) => translator(actor.language, "content");

const refused = (errors: Record<string, string>, aside: Record<string, string> = {}): Done => ({
  failed: { errors, typed: {}, aside, meanwhile: null },
  status: 422,
});

/** Back to the post, which says what was done and how it is taken back. */
const said = ({ which }: Doing, text: string, back?: Record<string, string>): Done => ({
  answer: done(pathOf(which), { text, ...(back && { undo: { action: pathOf(which), fields: back } }) }),
});

/** What can be done with a post besides writing it, by the `intent` of its form. */
export const postDeeds = {
  publish: { permission: "content.publish", act: publish },
  "take-down": { permission: "content.publish", act: takeDown },
  schedule: { permission: "content.publish", act: schedule },
  address: { permission: "content.edit", act: setAddress },
  pin: { permission: "content.edit", act: pin },
  mail: { permission: "content.edit", act: mailOf },
  remove: { permission: "content.publish", act: remove },
  "put-back": { permission: "content.publish", act: putBack },
} satisfies Record<string, Deed>;

export type PostDeed = keyof typeof postDeeds;

/** Saves a post's large form, or says what somebody else has saved meanwhile (409). */
export async function savePostForm(doing: Doing): Promise<Done> {
  const { args, actor, which, fields } = doing;
  const post = await findPanelPost(which, actor.language);
  if (!post || post.state === "removed") throw notFound("page");
  const form = parsePanelForm(fields, postContent(post.kind));
  const refused = () => refusedForm(args, actor, postSubject(which), fields);
  if (!form.ok) {
    return {
      failed: { errors: form.errors, typed: await refused(), aside: {}, meanwhile: null },
      status: 422,
    };
  }
  const save = { content: form.input, base: readBase(fields), stillRight: fields.getAll(stillRight) };
  const result = await savePost(which, save, deed(actor, args));
  if (result.outcome === "not-found") throw notFound("page");
  if (result.outcome === "changed-meanwhile") {
    const meanwhile = meanwhileView(result.meanwhile);
    return { failed: { errors: {}, typed: await refused(), aside: {}, meanwhile }, status: 409 };
  }
  if (result.outcome === "unchanged") return said(doing, words(doing)("said.unchanged"));
  const undo = {
    action: historyPath(postSubject(which), result.version - 1),
    fields: { intent: "restore" },
  };
  return { answer: done(pathOf(which), { text: words(doing)("said.saved"), undo }) };
}

/** Begins a mail-out with what the post says. */
async function mailOf({ args, actor, which }: Doing): Promise<Done> {
  const made = await blastOfPost(which, deed(actor, args));
  if (!made) return refused({ state: "post-incomplete" });
  const text = translator(actor.language, "blasts")("said.ofPost");
  return { answer: done(`/admin/campaigns/${which.campaignId}/blasts/${made.id}`, { text }) };
}

async function publish(doing: Doing): Promise<Done> {
  const { outcome } = await publishPost(doing.which, deed(doing.actor, doing.args));
  if (outcome === "not-found") throw notFound("page");
  if (outcome !== "changed" && outcome !== "unchanged") return refused({ state: outcome });
  const text = words(doing)("post.said.published");
  return said(doing, text, outcome === "changed" ? { intent: "take-down" } : undefined);
}

async function takeDown(doing: Doing): Promise<Done> {
  const { outcome } = await takeDownPost(doing.which, deed(doing.actor, doing.args));
  if (outcome === "not-found") throw notFound("page");
  if (outcome === "removed") return refused({ state: outcome });
  const text = words(doing)("post.said.takenDown");
  return said(doing, text, outcome === "changed" ? { intent: "publish" } : undefined);
}

async function schedule(doing: Doing): Promise<Done> {
  const { args, actor, which, fields } = doing;
  const { timeZone } = await getOrganisation(actor.language);
  const typed = fields.get("publishAt") ?? "";
  const at = typed === "" ? null : (instantIn(typed, timeZone) ?? instantOf(typed));
  if (typed !== "" && !at) return refused({ publishAt: "bad-time" }, { publishAt: typed });
  const result = await schedulePost(which, at, deed(actor, args));
  if (result.outcome === "not-found") throw notFound("page");
  if (result.outcome !== "changed") return refused({ publishAt: result.outcome }, { publishAt: typed });
  const t = words(doing);
  const text = at
    ? t("said.scheduled", { when: formatInstant(at.toISOString(), timeZone, actor.language) })
    : t("said.unscheduled");
  return said(doing, text, { intent: "schedule", publishAt: result.before ?? "" });
}

/** An undo brings the instant itself. */
function instantOf(text: string): Date | null {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text) ? new Date(text) : null;
}

async function setAddress(doing: Doing): Promise<Done> {
  const { args, actor, which, fields } = doing;
  const form = parsePanelForm(fields, SlugForm);
  if (!form.ok) return refused(form.errors, { slug: fields.get("slug") ?? "" });
  const { slug } = form.input;
  const result = await changePostSlug(which, slug, deed(actor, args));
  if (result.outcome === "not-found") throw notFound("page");
  if (result.outcome === "taken") return refused({ slug: "slug-taken" }, { slug });
  const text = words(doing)("said.address");
  if (result.outcome === "unchanged") return said(doing, text);
  return said(doing, text, { intent: "address", slug: result.from });
}

async function pin(doing: Doing): Promise<Done> {
  const pinned = doing.fields.get("pinned") !== "no";
  const { outcome } = await pinPost(doing.which, pinned, deed(doing.actor, doing.args));
  if (outcome === "not-found") throw notFound("page");
  const text = words(doing)(`post.said.${pinned ? "pinned" : "unpinned"}`);
  return said(doing, text, { intent: "pin", pinned: pinned ? "no" : "yes" });
}

async function remove(doing: Doing): Promise<Done> {
  const result = await removePost(doing.which, deed(doing.actor, doing.args));
  if (result.outcome === "not-found") throw notFound("page");
  const back = { action: pathOf(doing.which), fields: { intent: "put-back" } };
  const text = words(doing)("post.said.removed");
  return { answer: done(`/admin/campaigns/${doing.which.campaignId}/news`, { text, undo: back }) };
}

async function putBack(doing: Doing): Promise<Done> {
  const result = await putBackPost(doing.which, deed(doing.actor, doing.args));
  if (result.outcome === "not-found") throw notFound("page");
  return said(doing, words(doing)("post.said.putBack"));
}
