import { z } from "zod";
import { translator } from "#app/i18n/translate.ts";
import { addContact } from "#app/officials/add-contact.server.ts";
import { contactKinds } from "#app/officials/contact-kinds.ts";
import { correctField, withdrawCorrection } from "#app/officials/correct-official.server.ts";
import type { PanelOfficial } from "#app/officials/panel-officials.server.ts";
import { isCalendarDay } from "#app/platform/iso-date.ts";
import { isUuid } from "#app/platform/uuid.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { parsePanelForm } from "./read-panel-form.ts";
import { notFound } from "./refusals.ts";
import { type Asked, deed, done } from "./require-staff.server.ts";

type Doing = { args: Asked; actor: StaffActor; official: PanelOfficial; fields: URLSearchParams };

type Failed = { form: string; errors: Record<string, string>; typed: Record<string, string> };

type Done = { answer: Response } | { failed: Failed };

/** What can be done with an official, by the `intent` of its form. */
export const officialDeeds: Record<string, (doing: Doing) => Promise<Done>> = { correct, withdraw, contact };

const pathOf = ({ official }: Doing) => `/admin/officials/${official.id}`;
const t = ({ actor }: Doing) => translator(actor.language, "officials");

const refused = (form: string, { fields }: Doing, errors: Record<string, string>): Done => ({
  failed: { form, errors, typed: Object.fromEntries(fields) },
});

const CorrectForm = z.object({
  what: z.string({ error: "required" }).min(1, "required"),
  value: z.string().default(""),
  reason: z
    .string()
    .default("")
    .transform((text) => text.trim())
    .pipe(z.string().min(1, "required").max(300, "too-long")),
  expires_on: z
    .string()
    .default("")
    .transform((text) => text.trim() || null)
    .refine((day) => day === null || isCalendarDay(day), "bad-date"),
});

/** Which field an outcome is about. */
const fieldOf = {
  "bad-field": "what",
  "bad-value": "value",
  "no-reason": "reason",
  "not-found": "what",
} as const;

async function correct(doing: Doing): Promise<Done> {
  const form = parsePanelForm(doing.fields, CorrectForm);
  if (!form.ok) return refused("correct", doing, form.errors);
  const { official, actor, args } = doing;
  const { what, value, reason, expires_on: expiresOn } = form.input;
  // Only what this official's page shows is corrected from it.
  const chosen = official.facts
    .flatMap(({ fields }) => fields)
    .find(({ kind, subjectId, field }) => `${kind} ${subjectId} ${field}` === what);
  if (!chosen) return refused("correct", doing, { what: "required" });
  const result = await correctField({ ...chosen, value, reason, expiresOn }, deed(actor, args));
  if (result.outcome === "unchanged")
    return { answer: done(pathOf(doing), { text: t(doing)("panel.said.unchanged") }) };
  if (result.outcome !== "corrected")
    return refused("correct", doing, { [fieldOf[result.outcome]]: result.outcome });
  const undo = { action: pathOf(doing), fields: { intent: "withdraw", correction: result.id } };
  return { answer: done(pathOf(doing), { text: t(doing)("panel.said.corrected"), undo }) };
}

async function withdraw(doing: Doing): Promise<Done> {
  const { official, actor, args, fields } = doing;
  const id = fields.get("correction");
  if (!isUuid(id) || !official.corrections.some((each) => each.id === id)) throw notFound("page");
  if ((await withdrawCorrection(id, deed(actor, args))) === "not-found") throw notFound("page");
  return { answer: done(pathOf(doing), { text: t(doing)("panel.said.withdrawn") }) };
}

const ContactForm = z.object({
  contact: z.enum(contactKinds, { error: "required" }),
  contact_value: z.string({ error: "required" }).trim().min(1, "required").max(300, "too-long"),
  locality: z
    .string()
    .default("")
    .transform((text) => text.trim().slice(0, 100) || null),
});

async function contact(doing: Doing): Promise<Done> {
  const form = parsePanelForm(doing.fields, ContactForm);
  if (!form.ok) return refused("contact", doing, form.errors);
  const { official, actor, args } = doing;
  const { contact: kind, contact_value: value, locality } = form.input;
  const { outcome } = await addContact({ officialId: official.id, kind, value, locality }, deed(actor, args));
  if (outcome === "not-found") throw notFound("page");
  if (outcome === "bad-value") return refused("contact", doing, { contact_value: "bad-value" });
  return { answer: done(pathOf(doing), { text: t(doing)("panel.said.added") }) };
}
