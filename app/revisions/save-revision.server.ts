import { v7 as newId } from "uuid";
import type { AuditActor } from "#app/audit/record-audit.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";
import { deleteDraft } from "./drafts.server.ts";
import { changedFields, mergeContent, takeTheirs } from "./merge-content.ts";
import type { Base, Content, Meanwhile, Revision, Subject } from "./revision.ts";
import { fieldVersions, findRevision, latestRevision } from "./revision-queries.server.ts";
import { caughtUp } from "./translation-state.ts";

export type SaveOutcome =
  /** Now write `content`: the transaction is the only one that may. Merged, if there was something to merge. */
  | { kind: "saved"; version: number; content: Content; before: Content; changed: string[] }
  | { kind: "unchanged"; version: number }
  /** Somebody else saved since. Write nothing, show it. */
  | { kind: "changed-meanwhile"; meanwhile: Meanwhile };

/** Whether what may act writes revisions under an id: the command line has none. */
type Author = Pick<AuditActor, "id" | "name">;

type Save = {
  subject: Subject;
  base: Base;
  /** What is in the tables now; kept as version 0 when there is no revision yet. */
  before: Content;
  /** What is to be saved. */
  content: Content;
  actor: Author;
  now: Date;
  /** It was changed from another page than its own: what its author has typed there is not in it, and stays. */
  keepsDraft?: boolean;
};

/**
 * Keeps a new state of some content, if nobody has saved another since `base`. To be called in the transaction
 * that writes the content, before it is written and after `lockSubject`; of two who save at once the second waits
 * there and is told. The author's draft is thrown away with it, unless it `keepsDraft`.
 */
export async function saveRevision(tx: Tx, save: Save): Promise<SaveOutcome> {
  const { subject, base, before, actor, now, keepsDraft = false } = save;
  const latest = (await latestRevision(subject, tx)) ?? (await keepFirst(tx, subject, before, now));
  if (latest.version !== base.version) {
    return { kind: "changed-meanwhile", meanwhile: await compare(tx, save, latest) };
  }
  const content = await settled(tx, save, latest);
  const changed = changedFields(latest.content, content);
  if (actor.id && !keepsDraft) await deleteDraft(tx, subject, actor.id);
  if (changed.length === 0) return { kind: "unchanged", version: latest.version };
  const version = latest.version + 1;
  await insert(tx, subject, { version, content, author: actor, now });
  const settledToo = caughtUp(changed, latest.content, await fieldVersions(subject, tx));
  await noteChanges(tx, subject, [...changed, ...settledToo], version);
  return { kind: "saved", version, content, before: latest.content, changed };
}

/** What is to be saved, with what somebody else had changed and the choices made where both had. */
async function settled(tx: Tx, { subject, base, content }: Save, latest: Revision): Promise<Content> {
  if (!base.merge) return content;
  const from = await findRevision(subject, base.merge.from, tx);
  return takeTheirs(mergeContent(from?.content ?? latest.content, content, latest.content), base.merge.take);
}

/**
 * Lets one transaction at a time save a subject. To be taken before the content is read, so that `before` is what
 * will be replaced.
 */
export async function lockSubject(tx: Tx, { kind, id }: Pick<Subject, "kind" | "id">): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`revision ${kind} ${id}`}, 0))`;
}

/** Says that a translation still fits, although the other language changed after it: it is not stale any more. */
export async function markCurrent(tx: Tx, subject: Subject, fields: readonly string[]): Promise<void> {
  const latest = await latestRevision(subject, tx);
  if (latest) await noteChanges(tx, subject, fields, latest.version);
}

/** Forgets all about something that is being deleted. */
export async function deleteRevisions(tx: Tx, { kind, id }: Pick<Subject, "kind" | "id">): Promise<void> {
  const where = { subjectKind: kind, subjectId: id };
  await tx.revision.deleteMany({ where });
  await tx.fieldChange.deleteMany({ where });
  await tx.draft.deleteMany({ where });
  await tx.editing.deleteMany({ where });
}

async function keepFirst(tx: Tx, subject: Subject, before: Content, now: Date): Promise<Revision> {
  await insert(tx, subject, { version: 0, content: before, author: null, now });
  return { version: 0, at: now.toISOString(), author: null, content: before };
}

async function compare(tx: Tx, { subject, base, content }: Save, latest: Revision): Promise<Meanwhile> {
  const from = (await findRevision(subject, base.merge?.from ?? base.version, tx))?.content ?? latest.content;
  const { version, at, author } = latest;
  return {
    latest: { version, at, author },
    from: base.merge?.from ?? base.version,
    ...mergeContent(from, content, latest.content),
  };
}

async function insert(
  tx: Tx,
  { kind, id, campaignId }: Subject,
  { version, content, author, now }: { version: number; content: Content; author: Author | null; now: Date },
): Promise<void> {
  await tx.revision.create({
    data: {
      id: newId({ msecs: now.getTime() }),
      campaignId,
      subjectKind: kind,
      subjectId: id,
      version,
      content: content as Prisma.InputJsonObject,
      authorId: author?.id ?? null,
      authorName: author?.name ?? null,
      savedAt: now,
    },
  });
}

async function noteChanges(tx: Tx, { kind, id }: Subject, fields: readonly string[], version: number) {
  await tx.$executeRaw`
    INSERT INTO field_change (subject_kind, subject_id, field, version)
    SELECT ${kind}, ${id}::uuid, field, ${version}::int FROM unnest(${[...fields]}::text[]) AS field
    ON CONFLICT (subject_kind, subject_id, field) DO UPDATE SET version = excluded.version`;
}
