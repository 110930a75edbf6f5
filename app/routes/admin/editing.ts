import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { panelPath } from "#app/http/panel-path.ts";
import { panelFields } from "#app/http/read-panel-form.ts";
import { done, requireStaff } from "#app/http/require-staff.server.ts";
import { subjectOf } from "#app/http/revised-things.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { discardDraft, keepDraft } from "#app/revisions/drafts.server.ts";
import { editingPath } from "#app/revisions/editing-path.ts";
import { editingNews } from "#app/revisions/editor-state.server.ts";
import { readBase } from "#app/revisions/read-base.ts";
import type { Subject } from "#app/revisions/revision.ts";
import type { StaffActor } from "#app/staff/actor.ts";

// GET /admin/campaigns/:campaign/editing/:kind/:subject: an open page says so, and hears who else is there
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "content.edit", args.params.campaign);
  const subject = subjectOf(args.params);
  const { version } = readBase(args.context.visit.query);
  const { now } = args.context.visit;
  return Response.json(await editingNews(subject, { staffId: actor.id, version, now }));
}

// POST: `draft` keeps what was typed, `discard` throws it away, `keep` takes that back
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "content.edit", args.params.campaign);
  const subject = subjectOf(args.params);
  const { now } = args.context.visit;
  const fields = await panelFields(args.request);
  switch (fields.get("intent")) {
    case "discard":
      await discardDraft(subject, actor.id, now);
      return goBack(subject, actor, fields, "discarded");
    case "keep":
      await discardDraft(subject, actor.id, null);
      return goBack(subject, actor, fields, "takenBack");
    default: {
      const kept = await keepDraft(subject, { staffId: actor.id, form: fields, now });
      return Response.json({ at: kept ? now.toISOString() : null });
    }
  }
}

function goBack(
  subject: Subject,
  actor: StaffActor,
  fields: URLSearchParams,
  said: "discarded" | "takenBack",
) {
  const back = panelPath(fields.get("back"));
  const undo = { action: editingPath(subject), fields: { intent: "keep", back } };
  const text = translator(actor.language, "revisions")(`draft.${said}`);
  return done(back, { text, ...(said === "discarded" && { undo }) });
}
