import { type AuditActor, recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import { Prisma } from "#app/platform/prisma/client.ts";
import type { OverrideSubject } from "#app/platform/prisma/enums.ts";
import { type CorrectedValue, readCorrection } from "./correction.ts";

type By = { actor: AuditActor; now: Date };

export type NewCorrection = {
  kind: OverrideSubject;
  /** A UUID. */
  subjectId: string;
  field: string;
  /** As typed; see readCorrection. */
  value: string;
  reason: string;
  /** The first day on which it counts no more; null: it counts until somebody withdraws it. */
  expiresOn: string | null;
};

export type CorrectOutcome =
  | { outcome: "corrected"; id: string }
  | { outcome: "unchanged" | "not-found" | "no-reason" | "bad-field" | "bad-value" };

/**
 * Corrects one field of an official, an office, a term or a contact, whatever sources say now or later. A correction of
 * the same field that was in force is withdrawn. Errors: outcomes cover all that a person can cause.
 */
export async function correctField(wanted: NewCorrection, by: By): Promise<CorrectOutcome> {
  const read = readCorrection(wanted.kind, wanted.field, wanted.value);
  if ("problem" in read) return { outcome: read.problem === "field" ? "bad-field" : "bad-value" };
  if (wanted.reason.trim() === "") return { outcome: "no-reason" };
  return prisma.$transaction(async (tx) => {
    const subject = await lockSubject(tx, wanted.kind, wanted.subjectId);
    return subject
      ? putCorrection(tx, { ...wanted, value: read.value, subject }, by)
      : { outcome: "not-found" };
  });
}

type Subject = { official: string | null };

/** Finds what is corrected and keeps others from correcting it at the same moment. */
async function lockSubject(tx: Tx, kind: OverrideSubject, id: string): Promise<Subject | null> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${id}, 0))::text`;
  switch (kind) {
    case "official":
      return named(await tx.official.findUnique({ where: { id } }));
    case "office":
      return (await tx.office.findUnique({ where: { id } })) && { official: null };
    case "term":
      return named((await tx.term.findUnique({ where: { id }, include: { official: true } }))?.official);
    case "contact_place":
      return named(
        (await tx.contactPlace.findUnique({ where: { id }, include: { official: true } }))?.official,
      );
    case "contact_link":
      return named(
        (await tx.contactLink.findUnique({ where: { id }, include: { official: true } }))?.official,
      );
  }
}

const named = (official: { name: string } | null | undefined): Subject | null =>
  official ? { official: official.name } : null;

type Checked = Omit<NewCorrection, "value"> & { value: CorrectedValue; subject: Subject };

/** Makes a correction as part of a larger change; the subject is there, and its value was checked. */
export async function putCorrection(
  tx: Tx,
  { kind, subjectId, field, value, reason, expiresOn, subject }: Checked,
  { actor, now }: By,
): Promise<CorrectOutcome> {
  const before = await tx.officialOverride.findFirst({
    where: { subjectKind: kind, subjectId, field, withdrawnAt: null },
  });
  const expires = expiresOn === null ? null : new Date(expiresOn);
  if (before && before.value === value && before.expiresOn?.getTime() === expires?.getTime())
    return { outcome: "unchanged" };
  if (before) await tx.officialOverride.update({ where: { id: before.id }, data: { withdrawnAt: now } });
  const { id } = await tx.officialOverride.create({
    data: {
      subjectKind: kind,
      subjectId,
      field,
      value: value === null ? Prisma.JsonNull : value,
      reason: reason.trim(),
      authorId: actor.id,
      authorName: actor.name,
      madeAt: now,
      expiresOn: expires,
    },
  });
  await recordAudit(tx, {
    actor,
    what: "correction.made",
    subject: { kind, id: subjectId, name: subject.official },
    before: { [field]: before?.value ?? null, reason: before?.reason ?? null },
    after: { [field]: value, reason: reason.trim() },
    now,
  });
  return { outcome: "corrected", id };
}

/** Takes a correction back, so that what sources say counts again. */
export async function withdrawCorrection(id: string, { actor, now }: By): Promise<"withdrawn" | "not-found"> {
  return prisma.$transaction(async (tx) => {
    const row = await tx.officialOverride.findUnique({ where: { id } });
    if (!row || row.withdrawnAt) return "not-found";
    await tx.officialOverride.update({ where: { id }, data: { withdrawnAt: now } });
    await recordAudit(tx, {
      actor,
      what: "correction.withdrawn",
      subject: { kind: row.subjectKind, id: row.subjectId },
      before: { [row.field]: row.value },
      after: null,
      now,
    });
    return "withdrawn";
  });
}

/** Corrections in force, latest first. */
export function correctionsInForce(now: Date) {
  const today = new Date(now.toISOString().slice(0, 10));
  return prisma.officialOverride.findMany({
    where: { withdrawnAt: null, OR: [{ expiresOn: null }, { expiresOn: { gt: today } }] },
    orderBy: { id: "desc" },
  });
}
