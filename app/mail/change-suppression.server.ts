import { type AuditActor, recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { canonicalEmail } from "./canonical-email.ts";
import { ask } from "./mail-db.server.ts";
import type { SuppressionRow } from "./suppression-form.ts";

type Deed = { actor: AuditActor; now: Date };

const ADD = `
INSERT INTO suppression (email_canonical, reason, detail, created_at)
SELECT DISTINCT ON (canonical) canonical, 'staff', detail, $3 FROM unnest($1::text[], $2::text[]) AS t(canonical, detail)
ORDER BY canonical
ON CONFLICT (email_canonical) DO NOTHING RETURNING id`;

/** Never mails these addresses again; those that are on the list stay as they are. Returns how many were added. */
async function add(
  rows: SuppressionRow[],
  what: "added" | "imported",
  { actor, now }: Deed,
): Promise<number> {
  return prisma.$transaction(async (tx) => {
    const added = await ask<{ id: string }>(tx, ADD, [
      rows.map(({ email }) => canonicalEmail(email)!),
      rows.map(({ reason }) => reason),
      now,
    ]);
    const [first] = added;
    // An address that staff name may say who it is of: the trail has its id, and of many how many.
    const id = what === "added" && first ? first.id : "list";
    const after = { added: added.length, known: rows.length - added.length };
    if (what === "imported" || first)
      await recordAudit(tx, {
        actor,
        what: `suppression.${what}`,
        subject: { kind: "suppression", id },
        after,
        now,
      });
    return added.length;
  });
}

/** Stops all mail to an address. False when it was stopped already. `reason`: kept with it, and out of the trail. */
export async function suppressAddress(row: SuppressionRow, deed: Deed): Promise<boolean> {
  return (await add([row], "added", deed)) === 1;
}

/** Stops all mail to the addresses of a file, as a whole or not at all. Rows: see readSuppressionRows. */
export function importSuppressions(rows: SuppressionRow[], deed: Deed): Promise<number> {
  return add(rows, "imported", deed);
}

export type LiftOutcome = "lifted" | "gone" | "stays";

/**
 * Lets an address be mailed again, for a reason that stands in the trail. A complaint `stays`: whoever pressed "spam" said so to
 * their provider, and only they can take it back. Mails in a row that came back are counted anew.
 */
export function liftAddress(
  { id, reason }: { id: string; reason: string },
  { actor, now }: Deed,
): Promise<LiftOutcome> {
  return prisma.$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ reason: string; canonical: string }[]>`
      SELECT reason, email_canonical AS canonical FROM suppression WHERE id = ${id}::uuid AND reason <> 'erased' FOR UPDATE`;
    if (!row) return "gone";
    if (row.reason === "complaint") return "stays";
    await tx.suppression.delete({ where: { id } });
    await tx.softBounces.deleteMany({ where: { emailCanonical: row.canonical } });
    const subject = { kind: "suppression", id };
    const [before, after] = [{ reason: row.reason }, { why: reason }];
    await recordAudit(tx, { actor, what: "suppression.lifted", subject, before, after, now });
    return "lifted";
  });
}
