import { type DraftFields, draftFields, keepDraft } from "#app/revisions/drafts.server.ts";
import { editorState } from "#app/revisions/editor-state.server.ts";
import type { Content, Subject } from "#app/revisions/revision.ts";
import { fieldVersions } from "#app/revisions/revision-queries.server.ts";
import { translationStates } from "#app/revisions/translation-state.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { can } from "#app/staff/permissions.ts";
import type { Asked } from "./require-staff.server.ts";

/**
 * What the page of a form over revised content needs besides the content. With `?draft=on` the form shows the
 * draft, as one made of the version the draft was made of. Who may only read is not counted as editing.
 */
export async function contentPage(
  { context }: Asked,
  actor: StaffActor,
  subject: Subject,
  content: Content,
  translated: readonly string[],
) {
  const mayEdit = can(actor, "content.edit", subject.campaignId);
  const { now, query } = context.visit;
  const [state, versions] = await Promise.all([
    editorState(subject, mayEdit ? actor.id : null, now),
    fieldVersions(subject),
  ]);
  const shown = query.get("draft") === "on" ? state.draft : null;
  return {
    state,
    states: translationStates(translated, content, versions),
    /** As it was typed, by field; every value of a field. */
    draft: shown?.fields ?? null,
    version: shown?.base ?? state.version,
    mayEdit,
  };
}

/**
 * A refused form over revised content, as it was typed: to be shown again. It is its writer's draft from now on,
 * so that it is not lost with the page that shows it.
 */
export async function refusedForm(
  { context }: Asked,
  actor: StaffActor,
  subject: Subject,
  form: URLSearchParams,
): Promise<DraftFields> {
  await keepDraft(subject, { staffId: actor.id, form, now: context.visit.now });
  return draftFields(form);
}
