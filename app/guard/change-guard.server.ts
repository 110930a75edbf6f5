import { v7 as newId } from "uuid";
import { type AuditRecord, recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import { forgetGuard } from "./current-guard.server.ts";
import type { GuardList } from "./guard-list.ts";
import { guardValue, tellableValue } from "./guard-value.ts";

export type NewEntries = {
  list: GuardList;
  /** As typed, one each. */
  values: string[];
  reason: string;
  expiresAt: Date | null;
};

export type AddOutcome =
  /** `known`: how many of them stood there already. */
  | { outcome: "added"; ids: string[]; known: number }
  /** What cannot stand on this list, as typed; nothing was added. */
  | { outcome: "unusable"; values: string[] };

/**
 * Puts values on a list, all or none; those that stand there already are left as they are. Every process judges by
 * them within seconds.
 */
export async function addToGuard(
  { list, values, reason, expiresAt }: NewEntries,
  { actor, now }: Deed,
): Promise<AddOutcome> {
  const read = values.map((typed) => ({ typed, value: guardValue(list, typed) }));
  const unusable = read.filter(({ value }) => value === null).map(({ typed }) => typed);
  if (unusable.length > 0) return { outcome: "unusable", values: unusable };
  const wanted = [...new Set(read.map(({ value }) => value!))].sort();
  const ids = await prisma.$transaction(async (tx) => {
    const added: string[] = [];
    for (const value of wanted) {
      const id = await insert(tx, { list, value, reason, expiresAt }, { actor, now });
      if (!id) continue;
      added.push(id);
      const after = { list, ...valueFor(list, value), reason: reasonFor(list, reason), expiresAt };
      await record(tx, { what: "guard-entry.added", id, list, value, after }, { actor, now });
    }
    return added;
  });
  forgetGuard();
  return { outcome: "added", ids, known: wanted.length - ids.length };
}

type Value = { list: GuardList; value: string; reason: string; expiresAt: Date | null };

/** Null: it stands there already. What has expired makes room. */
async function insert(
  tx: Tx,
  { list, value, reason, expiresAt }: Value,
  { actor, now }: Deed,
): Promise<string | null> {
  await tx.guardEntry.updateMany({
    where: { list, value, removedAt: null, expiresAt: { lte: now } },
    data: { removedAt: now },
  });
  const id = newId({ msecs: now.getTime() });
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO guard_entry (id, list, value, reason, added_by, added_by_name, added_at, expires_at)
    VALUES (${id}::uuid, ${list}::"GuardList", ${value}, ${reason}, ${actor.id}::uuid, ${actor.name}, ${now}, ${expiresAt})
    ON CONFLICT (list, value) WHERE removed_at IS NULL DO NOTHING RETURNING id::text`;
  return rows[0]?.id ?? null;
}

/** Takes entries off their lists. Returns the ids of those that stood there; what was off already is left out. */
export async function removeFromGuard(ids: string[], { actor, now }: Deed): Promise<string[]> {
  const removed = await prisma.$transaction(async (tx) => {
    const done: string[] = [];
    for (const id of ids) {
      const { count } = await tx.guardEntry.updateMany({
        where: { id, removedAt: null },
        data: { removedAt: now },
      });
      if (count === 0) continue;
      done.push(id);
      const { list, value } = await tx.guardEntry.findUniqueOrThrow({ where: { id } });
      await record(tx, { what: "guard-entry.removed", id, list, value }, { actor, now });
    }
    return done;
  });
  forgetGuard();
  return removed;
}

/** Puts entries back that were taken off, unless the value stands there again. Returns the ids put back. */
export async function restoreToGuard(ids: string[], { actor, now }: Deed): Promise<string[]> {
  const restored = await prisma.$transaction(async (tx) => {
    const done: string[] = [];
    for (const id of ids) {
      const count = await tx.$executeRaw`
        UPDATE guard_entry e SET removed_at = NULL WHERE id = ${id}::uuid AND removed_at IS NOT NULL
          AND NOT EXISTS (SELECT FROM guard_entry o WHERE o.list = e.list AND o.value = e.value AND o.removed_at IS NULL)`;
      if (count === 0) continue;
      done.push(id);
      const { list, value } = await tx.guardEntry.findUniqueOrThrow({ where: { id } });
      await record(tx, { what: "guard-entry.restored", id, list, value }, { actor, now });
    }
    return done;
  });
  forgetGuard();
  return restored;
}

type Told = {
  what: AuditRecord["what"];
  id: string;
  list: GuardList;
  value: string;
  after?: AuditRecord["after"];
};

function record(tx: Tx, { what, id, list, value, after }: Told, { actor, now }: Deed): Promise<void> {
  const subject = { kind: "guard-entry", id, name: tellableValue(list, value) };
  return recordAudit(tx, { actor, what, subject, ...(after && { after }), now });
}

const valueFor = (list: GuardList, value: string) => {
  const tellable = tellableValue(list, value);
  return tellable === null ? {} : { value: tellable };
};

/** Why somebody's own address is blocked may name them. */
const reasonFor = (list: GuardList, reason: string) => (list === "block_email" ? null : reason);
