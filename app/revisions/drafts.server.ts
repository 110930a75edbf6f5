import { prisma, type Tx } from "#app/platform/db.server.ts";
import { Prisma } from "#app/platform/prisma/client.ts";
import { baseNames, readBase } from "./read-base.ts";
import type { Subject } from "./revision.ts";

/** A form as it was typed: its fields with all their values. */
export type DraftFields = Record<string, string[]>;

export type Draft = {
  fields: DraftFields;
  /** The version that was on the page. */
  base: number;
  /** ISO instant. */
  at: string;
};

/** Fields of a form that say what to do, not what was written. */
const NOT_KEPT = new Set<string>(["intent", ...Object.values(baseNames)]);
/** Bytes of names and values together: what a post to the panel may have. */
const LONGEST = 1_000_000;

/** What of a posted form is worth keeping. */
export function draftFields(form: URLSearchParams): DraftFields {
  const fields: DraftFields = {};
  for (const name of new Set(form.keys())) {
    // The database takes no NUL.
    if (!NOT_KEPT.has(name)) fields[name] = form.getAll(name).map((value) => value.replaceAll("\u0000", ""));
  }
  return fields;
}

/**
 * Keeps a form as somebody has typed it so far, in place of what they had kept of the same thing. False: it was
 * not kept, since they have saved meanwhile (it came too late and is in the saved version), since it is too
 * long, or since the campaign is gone.
 */
export async function keepDraft(
  subject: Subject,
  { staffId, form, now }: { staffId: string; form: URLSearchParams; now: Date },
): Promise<boolean> {
  const fields = draftFields(form);
  if (Buffer.byteLength(JSON.stringify(fields)) > LONGEST) return false;
  const { version, merge } = readBase(form);
  // Typed over a clash, it is still of the state both began from: going on with it must meet the clash again.
  const base = merge?.from ?? version;
  const { kind, id, campaignId } = subject;
  const savedSince = await prisma.revision.findFirst({
    where: { subjectKind: kind, subjectId: id, version: { gt: base }, authorId: staffId },
    select: { id: true },
  });
  if (savedSince) return false;
  const values = { base, fields: fields as Prisma.InputJsonObject, savedAt: now, discardedAt: null };
  const kept = prisma.draft.upsert({
    where: { staffId_subjectKind_subjectId: { staffId, subjectKind: kind, subjectId: id } },
    create: { staffId, subjectKind: kind, subjectId: id, campaignId, ...values },
    update: values,
  });
  return kept.then(() => true, campaignGone);
}

function campaignGone(error: unknown): false {
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2003") return false;
  throw error;
}

/** What somebody has typed and not saved; null when nothing is kept. */
export async function draftOf({ kind, id, campaignId }: Subject, staffId: string): Promise<Draft | null> {
  const row = await prisma.draft.findFirst({
    where: { staffId, subjectKind: kind, subjectId: id, campaignId, discardedAt: null },
  });
  return row && { fields: row.fields as DraftFields, base: row.base, at: row.savedAt.toISOString() };
}

/** Removes what somebody has typed, since it is saved. */
export async function deleteDraft(tx: Tx, { kind, id }: Subject, staffId: string): Promise<void> {
  await tx.draft.deleteMany({ where: { staffId, subjectKind: kind, subjectId: id } });
}

/** Throws away what somebody has typed and not saved; `null` takes it back again. */
export async function discardDraft(subject: Subject, staffId: string, at: Date | null): Promise<void> {
  const { kind, id, campaignId } = subject;
  await prisma.draft.updateMany({
    where: { staffId, subjectKind: kind, subjectId: id, campaignId },
    data: { discardedAt: at },
  });
}
