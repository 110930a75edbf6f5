import { z } from "zod";
import { recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";
import type { Deed } from "#app/staff/actor.ts";
import {
  type Choice,
  type CustomField,
  type CustomValue,
  type CustomValues,
  customKinds,
  readCustomValue,
} from "./custom-field.ts";

const MOST_FIELDS = 50;
const MOST_CHOICES = 100;

const label = z.string().trim().min(1, "required").max(100, "too-long");

/** One choice a line: "Volunteer" in both languages, or "Volunteer | Voluntario". */
const choices = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(/\r?\n/)
      .map((line) => line.split("|").map((part) => part.trim()))
      .filter(([first]) => first)
      .map(([en, es]): Choice => ({ value: slugOf(en!), en: en!, es: es || en! })),
  )
  .refine((list) => list.length <= MOST_CHOICES, "too-many")
  .refine((list) => new Set(list.map(({ value }) => value)).size === list.length, "twice")
  .refine(
    (list) => list.every(({ value, en, es }) => value && en.length <= 100 && es.length <= 100),
    "too-long",
  );

/** The form of a new field. Messages are codes. */
export const CustomFieldForm = z
  .object({ kind: z.enum(customKinds, { error: "required" }), label_en: label, label_es: label, choices })
  .refine(({ kind, choices }) => kind !== "choice" || choices.length > 0, {
    path: ["choices"],
    error: "required",
  });

/** What may be changed later: words, and choices added or reworded. The kind stays, or answers would make no sense. */
export const CustomFieldChange = z.object({ label_en: label, label_es: label, choices });

const slugOf = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 40);

type Row = Prisma.CustomFieldGetPayload<object>;

const toField = (row: Row): CustomField => ({
  id: row.id,
  key: row.key,
  kind: row.kind,
  labels: { en: row.labelEn, es: row.labelEs },
  choices: row.choices as Choice[],
  archived: row.archivedAt !== null,
});

/** The organisation's own fields in their order; archived ones only when asked for. */
export async function customFields({ archived = false } = {}): Promise<CustomField[]> {
  const rows = await prisma.customField.findMany({
    where: archived ? {} : { archivedAt: null },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  return rows.map(toField);
}

export type FieldOutcome =
  | { outcome: "saved"; id: string }
  | { outcome: "too-many" }
  | { outcome: "not-found" };

/** Adds a field; its key comes from the English label and never changes. */
export async function addCustomField(
  input: z.output<typeof CustomFieldForm>,
  { actor, now }: Deed,
): Promise<FieldOutcome> {
  return prisma.$transaction(async (tx) => {
    // One at a time, so that two of one name get two keys.
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('custom_field'))::text`;
    const rows = await tx.customField.findMany({ select: { key: true, position: true } });
    if (rows.length >= MOST_FIELDS) return { outcome: "too-many" };
    const key = freeKey(input.label_en, new Set(rows.map(({ key }) => key)));
    const { id } = await tx.customField.create({
      data: {
        key,
        kind: input.kind,
        labelEn: input.label_en,
        labelEs: input.label_es,
        choices: input.kind === "choice" ? input.choices : [],
        position: Math.max(0, ...rows.map(({ position }) => position)) + 1,
        createdAt: now,
      },
    });
    const subject = { kind: "custom-field", id, name: input.label_en };
    await recordAudit(tx, { actor, what: "custom-field.created", subject, after: { key, ...input }, now });
    return { outcome: "saved", id };
  });
}

function freeKey(name: string, taken: Set<string>): string {
  const base = slugOf(name)
    .replace(/^(?![a-z])/, "field_")
    .slice(0, 36);
  for (let at = 1; ; at++) {
    const key = at === 1 ? base : `${base}_${at}`;
    if (!taken.has(key)) return key;
  }
}

/** Changes a field's words, and of a choice what may be chosen. Answers that were given stay as they are. */
export async function changeCustomField(
  id: string,
  input: z.output<typeof CustomFieldChange>,
  { actor, now }: Deed,
): Promise<FieldOutcome> {
  return changeField(id, { actor, now }, "custom-field.updated", (row) => {
    const kept = row.choices as Choice[];
    // A choice that is only reworded in one language keeps the value that answers have.
    const choices = input.choices.map((choice) => ({
      ...choice,
      value: kept.find(({ en, es }) => en === choice.en || es === choice.es)?.value ?? choice.value,
    }));
    const isChoice = row.kind === "choice" && choices.length > 0;
    return { labelEn: input.label_en, labelEs: input.label_es, ...(isChoice && { choices }) };
  });
}

/** Takes a field out of forms and lists, or brings it back. Answers stay. */
export async function archiveCustomField(
  id: string,
  archived: boolean,
  { actor, now }: Deed,
): Promise<FieldOutcome> {
  const what = archived ? "custom-field.archived" : "custom-field.restored";
  return changeField(id, { actor, now }, what, () => ({ archivedAt: archived ? now : null }));
}

async function changeField(
  id: string,
  { actor, now }: Deed,
  what: `custom-field.${string}`,
  change: (row: Row) => Prisma.CustomFieldUpdateInput,
): Promise<FieldOutcome> {
  return prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM custom_field WHERE id = ${id}::uuid FOR UPDATE`;
    const before = await tx.customField.findUnique({ where: { id } });
    if (!before) return { outcome: "not-found" };
    const after = await tx.customField.update({ where: { id }, data: change(before) });
    const subject = { kind: "custom-field", id, name: after.labelEn };
    await recordAudit(tx, { actor, what, subject, before: { ...before }, after: { ...after }, now });
    return { outcome: "saved", id };
  });
}

export type AnswersOutcome =
  | { ok: true; values: CustomValues }
  | { ok: false; errors: Record<string, string> };

/** Reads the fields `custom.<key>` of a form; problems are codes by the field's name. */
export function readCustomForm(fields: CustomField[], form: URLSearchParams): AnswersOutcome {
  const values: CustomValues = {};
  const errors: Record<string, string> = {};
  for (const field of fields) {
    const name = `custom.${field.key}`;
    const reading = readCustomValue(field, form.get(name) ?? "");
    if ("problem" in reading) errors[name] = reading.problem;
    else if (reading.value !== null) values[field.key] = reading.value;
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, values };
}

/** The answers of one supporter. */
export async function customValuesOf(supporterId: string): Promise<CustomValues> {
  const row = await prisma.supporter.findUnique({ where: { id: supporterId }, select: { custom: true } });
  return (row?.custom ?? {}) as CustomValues;
}

/**
 * Stores a supporter's answers to these fields; a field without a value is emptied, answers to archived fields stay.
 * The trail names the fields, never the answers. False: there is no such supporter.
 */
export async function saveCustomValues(
  supporterId: string,
  fields: CustomField[],
  values: CustomValues,
  { actor, now }: Deed,
): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    const before = await lockedAnswers(tx, supporterId);
    if (!before) return false;
    const changed = fields.map(({ key }) => key).filter((key) => before[key] !== values[key]);
    if (changed.length === 0) return true;
    const after: Record<string, CustomValue> = { ...before, ...values };
    for (const key of changed) if (!(key in values)) delete after[key];
    await tx.supporter.update({ where: { id: supporterId }, data: { custom: after, updatedAt: now } });
    const subject = { kind: "supporter", id: supporterId };
    await recordAudit(tx, {
      actor,
      what: "supporter.answers-changed",
      subject,
      after: { fields: changed },
      now,
    });
    return true;
  });
}

async function lockedAnswers(tx: Tx, supporterId: string): Promise<CustomValues | null> {
  const rows = await tx.$queryRaw<{ custom: CustomValues }[]>`
    SELECT custom FROM supporter WHERE id = ${supporterId}::uuid AND erased_at IS NULL FOR UPDATE`;
  return rows[0]?.custom ?? null;
}
