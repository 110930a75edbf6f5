import { translator } from "#app/i18n/translate.ts";
import { confirmSupporterByHand } from "#app/segments/confirm-by-hand.server.ts";
import { editSupporter } from "#app/segments/edit-supporter.server.ts";
import { eraseByStaff } from "#app/segments/erase-by-staff.server.ts";
import { addNote, deleteNote, editNote, restoreNote } from "#app/segments/notes.server.ts";
import { partSupporters } from "#app/segments/part-supporters.server.ts";
import { NoteText, TagName } from "#app/segments/segment-forms.ts";
import { liftSuppression, suppressByStaff, unsubscribeByStaff } from "#app/segments/stop-mail.server.ts";
import { putTag, takeTag } from "#app/segments/tag-supporters.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import { customFields, readCustomForm, saveCustomValues } from "#app/supporters/custom-fields.server.ts";
import { readDetailsForm } from "#app/supporters/details-form.ts";
import { notFound } from "./refusals.ts";
import { done } from "./require-staff.server.ts";
import { LIST } from "./supporter-list.server.ts";
import { uuidIn } from "./uuid-in.ts";

/** A form that comes back with what is wrong. */
type Refused = {
  form: "tag" | "note" | "edit" | "suppress" | "answers";
  errors: Record<string, string>;
  typed: Record<string, string> | null;
  /** Who has the address that was typed. */
  otherId: string | null;
};

const refused = (
  form: Refused["form"],
  errors: Record<string, string>,
  more: Partial<Refused> = {},
): Refused => ({
  form,
  errors,
  typed: null,
  otherId: null,
  ...more,
});

type Asked = { id: string; page: string; fields: URLSearchParams; deed: Deed };
type Handler = (asked: Asked) => Promise<Response | Refused>;

/** The words of a deed's answer, in the actor's language. */
const wordsOf = ({ deed }: Asked) => translator(deed.actor.language, "segments");

const handlers: Record<string, Handler> = {
  tag: async (asked) => {
    const { id, page, fields, deed } = asked;
    const form = TagName.safeParse({ name: fields.get("name") ?? "" });
    if (!form.success) return refused("tag", { name: form.error.issues[0]!.message });
    const result = await putTag(id, form.data.name, deed);
    if (result.outcome === "not-found") throw notFound("page");
    if (result.outcome === "nameless") return refused("tag", { name: "nameless" });
    const { tag } = result;
    const undo = { action: page, fields: { intent: "untag", tag: tag.id } };
    return done(page, { text: wordsOf(asked)("tags.put", { name: tag.name }), undo });
  },
  untag: async (asked) => {
    const { id, page, fields, deed } = asked;
    const result = await takeTag(id, uuidIn(fields.get("tag")), deed);
    if (result.outcome !== "untagged") throw notFound("page");
    const undo = { action: page, fields: { intent: "tag", name: result.tag.name } };
    return done(page, { text: wordsOf(asked)("tags.taken", { name: result.tag.name }), undo });
  },
  note: (asked) => writeNote(asked, (text) => addNote(asked.id, text, asked.deed)),
  "edit-note": (asked) =>
    writeNote(asked, (text) => editNote(asked.id, uuidIn(asked.fields.get("note")), text, asked.deed)),
  "delete-note": async (asked) => {
    const { id, page, fields, deed } = asked;
    const note = uuidIn(fields.get("note"));
    if ((await deleteNote(id, note, deed)).outcome !== "done") throw notFound("page");
    const undo = { action: page, fields: { intent: "restore-note", note } };
    return done(page, { text: wordsOf(asked)("note.deleted"), undo });
  },
  "restore-note": async (asked) => {
    const { id, page, fields, deed } = asked;
    if ((await restoreNote(id, uuidIn(fields.get("note")), deed)).outcome !== "done") throw notFound("page");
    return done(page, { text: wordsOf(asked)("note.restored") });
  },
  edit,
  answers: async ({ id, page, fields, deed }) => {
    const own = await customFields();
    const reading = readCustomForm(own, fields);
    if (!reading.ok) return refused("answers", reading.errors, { typed: Object.fromEntries(fields) });
    if (!(await saveCustomValues(id, own, reading.values, deed))) throw notFound("page");
    return done(page, { text: translator(deed.actor.language, "segments")("one.saved") });
  },
  unsubscribe: async (asked) => {
    const words = (language: "en" | "es") => translator(language, "segments")("mail.unsubscribeWording");
    const result = await unsubscribeByStaff(asked.id, { en: words("en"), es: words("es") }, asked.deed);
    if (result.outcome === "not-found") throw notFound("page");
    return done(asked.page, { text: wordsOf(asked)("mail.unsubscribed") });
  },
  suppress: async (asked) => {
    const reason = (asked.fields.get("reason") ?? "").trim();
    if (reason === "") return refused("suppress", { reason: "required" });
    if (reason.length > 500) return refused("suppress", { reason: "too-long" });
    const result = await suppressByStaff(asked.id, reason, asked.deed);
    if (result.outcome === "not-found") throw notFound("page");
    const undo = { action: asked.page, fields: { intent: "lift" } };
    return done(asked.page, { text: wordsOf(asked)("mail.suppressedFlash"), undo });
  },
  lift: async (asked) => {
    const result = await liftSuppression(asked.id, asked.deed);
    if (result.outcome === "not-found") throw notFound("page");
    const stays = result.outcome === "stays";
    return done(asked.page, {
      text: wordsOf(asked)(stays ? "mail.stays" : "mail.lifted"),
      ...(stays && { tone: "bad" as const }),
    });
  },
  confirm: async (asked) => {
    const result = await confirmSupporterByHand(asked.id, uuidIn(asked.fields.get("signature")), asked.deed);
    if (result.outcome === "not-found") throw notFound("page");
    if (result.outcome === "not-open")
      return done(asked.page, { text: wordsOf(asked)("signature.notOpen"), tone: "bad" });
    return done(asked.page, {
      text: wordsOf(asked)(result.held ? "signature.held" : "signature.confirmedFlash"),
    });
  },
  part: async (asked) => {
    const result = await partSupporters(uuidIn(asked.fields.get("merge")), asked.deed);
    if (result.outcome === "not-found") throw notFound("page");
    const t = wordsOf(asked);
    if (result.outcome === "parted") return done(asked.page, { text: t("merge.parted") });
    if (result.outcome === "already") return done(asked.page, { text: t("merge.partedAlready") });
    const text = t(result.outcome === "too-late" ? "merge.tooLate" : "merge.laterFirst");
    return done(asked.page, { text, tone: "bad" });
  },
  erase: async (asked) => {
    const { outcome } = await eraseByStaff(asked.id, asked.deed);
    if (outcome !== "erased") throw notFound("page");
    return done(LIST, { text: wordsOf(asked)("duties.erased") });
  },
};

async function writeNote(
  asked: Asked,
  write: (text: string) => Promise<{ outcome: string }>,
): Promise<Response | Refused> {
  const form = NoteText.safeParse({ text: asked.fields.get("text") ?? "" });
  if (!form.success) return refused("note", { text: form.error.issues[0]!.message });
  if ((await write(form.data.text)).outcome !== "done") throw notFound("page");
  return done(asked.page, { text: wordsOf(asked)("note.saved") });
}

async function edit(asked: Asked): Promise<Response | Refused> {
  const { id, page, fields, deed } = asked;
  const reading = readDetailsForm(fields);
  const typed = Object.fromEntries(fields);
  const own = translator(deed.actor.language, "supporters");
  if (!reading.ok) {
    const errors = Object.entries(reading.errors).map(([name, codes]) => [name, own(`errors.${codes[0]!}`)]);
    return refused("edit", Object.fromEntries(errors), { typed });
  }
  const email = (fields.get("email") ?? "").trim();
  const language = fields.get("language") === "es" ? "es" : "en";
  const result = await editSupporter(id, { ...reading.details, email, language }, deed);
  if (result.outcome === "not-found") throw notFound("page");
  if (result.outcome === "bad-address") return refused("edit", { email: "email" }, { typed });
  if (result.outcome === "address-taken")
    return refused("edit", { email: "same-address" }, { typed, otherId: result.otherId });
  return done(page, { text: wordsOf(asked)("one.saved") });
}

/** Does one of the deeds about a supporter whom the actor may see. Answers 303, or what is wrong with the form. */
export function supporterDeeds(id: string, intent: string, fields: URLSearchParams, deed: Deed) {
  const handle = handlers[intent];
  if (!handle) throw notFound("page");
  return handle({ id, page: `${LIST}/${id}`, fields, deed });
}
