import { recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import { Prisma } from "#app/platform/prisma/client.ts";
import type { Deed } from "#app/staff/actor.ts";
import { type Filter, readFilter } from "./filter.ts";

export type Segment = { id: string; name: string; filter: Filter };

type SegmentOutcome =
  | { outcome: "done"; segment: Segment; before: string }
  /** Another one is called that. */
  | { outcome: "taken" }
  | { outcome: "not-found" };

/** Every saved segment, by name. One whose filter can no longer be read is left out: it would fit everybody. */
export async function allSegments(): Promise<Segment[]> {
  const rows = await prisma.segment.findMany({ where: { deletedAt: null }, orderBy: { name: "asc" } });
  return rows.flatMap(toSegment);
}

/** A saved segment by its id; null when there is none. */
export async function findSegment(id: string): Promise<Segment | null> {
  const row = await prisma.segment.findFirst({ where: { id, deletedAt: null } });
  return (row && toSegment(row)[0]) ?? null;
}

function toSegment({ id, name, filter }: { id: string; name: string; filter: Prisma.JsonValue }): Segment[] {
  const read = readFilter(filter);
  return read ? [{ id, name, filter: read }] : [];
}

/**
 * Keeps a filter under a name of 1 to 100 characters. Who fits is found anew each time. The words of a search are
 * left out: they may be somebody's address, and everybody on the staff reads the names of segments.
 */
export async function saveSegment(name: string, filter: Filter, deed: Deed): Promise<SegmentOutcome> {
  const { actor, now } = deed;
  const kept = { ...filter, words: "" };
  return orTaken(
    prisma.$transaction(async (tx) => {
      const row = await tx.segment.create({
        data: { name, filter: kept, createdAt: now, updatedAt: now, createdById: actor.id },
      });
      await record(tx, "segment.created", { id: row.id, name }, deed, { after: { filter: kept.groups } });
      return { outcome: "done" as const, segment: { id: row.id, name, filter: kept }, before: name };
    }),
  );
}

/** Gives a segment another name. */
export function renameSegment(id: string, name: string, deed: Deed) {
  return change(id, deed, "segment.renamed", { name });
}

/** Removes a segment; it can be brought back for a while. The supporters in it are not touched. */
export function deleteSegment(id: string, deed: Deed) {
  return change(id, deed, "segment.deleted", { deletedAt: deed.now });
}

/** Brings a removed segment back, unless another one has taken its name. */
export function restoreSegment(id: string, deed: Deed) {
  return change(id, deed, "segment.restored", { deletedAt: null }, true);
}

type Change = { name?: string; filter?: Filter; deletedAt?: Date | null };

function change(
  id: string,
  deed: Deed,
  what: `segment.${string}`,
  values: Change,
  deleted = false,
): Promise<SegmentOutcome> {
  return orTaken(
    prisma.$transaction(async (tx) => {
      const row = await tx.segment.findFirst({ where: { id, deletedAt: deleted ? { not: null } : null } });
      if (!row) return { outcome: "not-found" as const };
      const after = await tx.segment.update({ where: { id }, data: { ...values, updatedAt: deed.now } });
      const told = (one: typeof row) => ({ name: one.name, filter: readFilter(one.filter)?.groups });
      await record(tx, what, after, deed, { before: told(row), after: told(after) });
      const segment = toSegment(after)[0];
      return segment
        ? { outcome: "done" as const, segment, before: row.name }
        : { outcome: "not-found" as const };
    }),
  );
}

/** The database settles whose name it is. */
async function orTaken(work: Promise<SegmentOutcome>): Promise<SegmentOutcome> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
      return { outcome: "taken" };
    throw error;
  }
}

function record(
  tx: Tx,
  what: `segment.${string}`,
  { id, name }: { id: string; name: string },
  { actor, now }: Deed,
  values: { before?: Record<string, unknown>; after?: Record<string, unknown> },
) {
  return recordAudit(tx, { actor, what, subject: { kind: "segment", id, name }, ...values, now });
}
