import { v7 as newId } from "uuid";
import type { Tx } from "#app/platform/db.server.ts";
import { Prisma } from "#app/platform/prisma/client.ts";

/** Who did it: a member of staff, or somebody at the command line (`id` null). */
export type AuditActor = {
  id: string | null;
  name: string;
  /** The network they acted from, such as "203.0.113.0/24"; never a whole address. */
  from: string | null;
};

/** Somebody with the operator's command line. */
export const commandLine: AuditActor = { id: null, name: "Command line", from: null };

/** What is done where nobody does it. */
export const theSystem: AuditActor = { id: null, name: "System", from: null };

export type AuditRecord = {
  actor: AuditActor;
  /** The subject's kind and a verb in the past tense: "campaign.updated". */
  what: `${string}.${string}`;
  subject: {
    /** "campaign", "petition", "staff". */
    kind: string;
    id: string;
    /** What it was called; null for supporters, whose names stay out of the trail. */
    name?: string | null;
  };
  campaignId?: string | null;
  /** Values before and after; what did not change is left out. Never a supporter's personal data. */
  before?: Record<string, unknown> | null;
  after?: Record<string, unknown> | null;
  now: Date;
};

/**
 * Writes one entry of the audit trail, in the transaction of what it tells of: both happen or neither.
 * Of `before` and `after` only the values that differ are kept. The database refuses to change an entry.
 */
export async function recordAudit(tx: Tx, record: AuditRecord): Promise<void> {
  const { actor, subject } = record;
  const { before, after } = differences(record.before ?? null, record.after ?? null);
  await tx.auditEntry.create({
    data: {
      id: nextId(record.now),
      recordedAt: record.now,
      actorId: actor.id,
      actorName: actor.name,
      from: actor.from,
      what: record.what,
      subjectKind: subject.kind,
      subjectId: subject.id,
      subjectName: subject.name ?? null,
      campaignId: record.campaignId ?? null,
      before: before === null ? Prisma.DbNull : (before as Prisma.InputJsonObject),
      after: after === null ? Prisma.DbNull : (after as Prisma.InputJsonObject),
    },
  });
}

// Entries of one moment, such as those of one request, stay in the order in which they were made.
let sequence = 0;

function nextId(now: Date): string {
  sequence = (sequence + 1) % 0x7fffffff;
  return newId({ msecs: now.getTime(), seq: sequence });
}

/** Words of one language for the trail, which keeps what differs alone: each says itself of which language it is ("es.title"). */
export const inTheTrail = (language: string, words: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(words).map(([name, value]) => [`${language}.${name}`, value]));

type Values = Record<string, unknown> | null;

/** Leaves out what is the same on both sides; one side alone stays whole. */
export function differences(before: Values, after: Values): { before: Values; after: Values } {
  if (!before || !after) return { before, after };
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  const only = (values: Record<string, unknown>) =>
    Object.fromEntries(changed.filter((key) => key in values).map((key) => [key, values[key]]));
  return { before: only(before), after: only(after) };
}
