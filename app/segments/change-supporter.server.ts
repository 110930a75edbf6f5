import { type AuditRecord, recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import type { Deed, StaffActor } from "#app/staff/actor.ts";
import { noFilter } from "./filter.ts";
import { whereOf } from "./filter-sql.server.ts";
import { scopeOf } from "./scope.ts";

/** As much of a supporter as a deed begins with. */
export type Reached = { id: string; email: string; emailCanonical: string };

/** Writes into the trail what was done to the supporter. Never a personal value: names of fields, words of ours. */
type RecordDeed = (
  what: AuditRecord["what"],
  values?: Pick<AuditRecord, "before" | "after" | "campaignId">,
) => Promise<void>;

type Under = { tx: Tx; supporter: Reached; record: RecordDeed };

/**
 * Changes something about a supporter whom the actor may see, in one transaction that holds their row: two deeds
 * about one person wait for each other, and so does a signature of theirs.
 * Outcome `not-found` for those erased, merged away, unknown, or outside the actor's campaigns.
 */
export function changeSupporter<T>(
  id: string,
  { actor, now }: Deed,
  change: (under: Under) => Promise<T>,
): Promise<T | { outcome: "not-found" }> {
  return prisma.$transaction(async (tx) => {
    const supporter = await reach(tx, id, actor);
    if (!supporter) return { outcome: "not-found" };
    const subject = { kind: "supporter", id };
    const record: RecordDeed = (what, values) => recordAudit(tx, { actor, what, subject, ...values, now });
    return change({ tx, supporter, record });
  });
}

// No key of the row changes, so that rows which refer to it may come meanwhile.
async function reach(tx: Tx, id: string, actor: StaffActor): Promise<Reached | null> {
  const { sql, values } = whereOf(noFilter, scopeOf(actor), 2);
  const rows = await tx.$queryRawUnsafe<Reached[]>(
    `SELECT s.id, s.email, s.email_canonical AS "emailCanonical" FROM supporter s
     WHERE s.id = $1::uuid AND ${sql} FOR NO KEY UPDATE OF s`,
    id,
    ...values,
  );
  return rows[0] ?? null;
}
