import { prisma, type Tx } from "#app/platform/db.server.ts";
import { changedFields } from "./merge-content.ts";
import type { Content, Revision, RevisionLine, Subject } from "./revision.ts";

type Row = { version: number; savedAt: Date; authorName: string | null; content: unknown };

const lineOf = ({ version, savedAt, authorName }: Omit<Row, "content">): RevisionLine => ({
  version,
  at: savedAt.toISOString(),
  author: authorName,
});
const revisionOf = (row: Row): Revision => ({ ...lineOf(row), content: row.content as Content });
const whereIs = ({ kind, id, campaignId }: Subject) => ({ subjectKind: kind, subjectId: id, campaignId });

/** The state that is there now; null when none was ever kept. */
export async function latestRevision(subject: Subject, tx: Tx = prisma): Promise<Revision | null> {
  const row = await tx.revision.findFirst({ where: whereIs(subject), orderBy: { version: "desc" } });
  return row && revisionOf(row);
}

/** The version that a page shows, for its form to send back; 0 when none was ever kept. */
export async function versionOf(subject: Subject): Promise<number> {
  const row = await prisma.revision.findFirst({
    where: whereIs(subject),
    orderBy: { version: "desc" },
    select: { version: true },
  });
  return row?.version ?? 0;
}

/** One state; null when there is no such version. */
export async function findRevision(
  subject: Subject,
  version: number,
  tx: Tx = prisma,
): Promise<Revision | null> {
  if (!Number.isInteger(version) || version < 0 || version > 2_147_483_647) return null;
  const row = await tx.revision.findFirst({ where: { ...whereIs(subject), version } });
  return row && revisionOf(row);
}

/** One state and the one before it; `before` is null for the first. */
export async function findChange(
  subject: Subject,
  version: number,
): Promise<{ revision: Revision; before: Revision | null } | null> {
  const revision = await findRevision(subject, version);
  return revision && { revision, before: await findRevision(subject, version - 1) };
}

export type HistoryLine = RevisionLine & {
  /** The fields that this save changed. */
  changed: string[];
};

/** The saves of something, latest first. `before` is the `next` of the page before. */
export async function revisionsOf(
  subject: Subject,
  { before = null, limit = 20 }: { before?: number | null; limit?: number } = {},
): Promise<{ lines: HistoryLine[]; next: number | null }> {
  const rows = await prisma.revision.findMany({
    where: { ...whereIs(subject), ...(before !== null && { version: { lt: before } }) },
    orderBy: { version: "desc" },
    // One more than is shown: each is compared with the one before it.
    take: limit + 1,
  });
  const all = rows.map(revisionOf);
  const lines = all.slice(0, limit).map(({ content, ...line }, at) => {
    const earlier = all[at + 1];
    return { ...line, changed: earlier ? changedFields(earlier.content, content) : [] };
  });
  return { lines, next: rows.length > limit ? lines.at(-1)!.version : null };
}

/**
 * In which version each field last changed. A field whose other language changed later is stale; fields that
 * never changed are not named.
 */
export async function fieldVersions(
  { kind, id }: Pick<Subject, "kind" | "id">,
  tx: Tx = prisma,
): Promise<Record<string, number>> {
  const rows = await tx.fieldChange.findMany({ where: { subjectKind: kind, subjectId: id } });
  return Object.fromEntries(rows.map(({ field, version }) => [field, version]));
}
