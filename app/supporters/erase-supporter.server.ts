import { forgetMailTo } from "#app/mail/outbox.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";

/** What another room does about a supporter in the same transaction: blank its own rows, add to its ledger. */
export type Alongside = (tx: Tx, supporterId: string) => Promise<void>;

export type EraseOutcome = { outcome: "erased" } | { outcome: "already-erased" } | { outcome: "not-found" };

/**
 * Erases a person for good. The row stays as a nameless knot, so that counts and the ledger keep adding up:
 * what is left says that somebody signed and when, never who.
 *
 * Removed: name, addresses, phone, every consent record, every link in a mail, the address in the outbox.
 * `alongside` lets the rooms above this one do the same for theirs (the names on signatures).
 * A suppression (bounce, complaint) is kept: it is the rule that this address is never mailed.
 * The address is free again: a person who comes back is a new supporter.
 * Errors: outcomes only; a database failure throws and leaves everything as it was.
 * Source: GDPR article 17, California Civil Code 1798.105; `erasedAt` is the record that the request was met.
 */
export async function eraseSupporter(
  supporterId: string,
  { now, alongside = [] }: { now: Date; alongside?: Alongside[] },
): Promise<EraseOutcome> {
  return prisma.$transaction(async (tx) => {
    // Whoever merges this person with another row waits, or is waited for.
    await tx.$queryRaw`SELECT id FROM supporter WHERE id = ${supporterId}::uuid FOR NO KEY UPDATE`;
    const supporter = await tx.supporter.findUnique({ where: { id: supporterId } });
    if (!supporter) return { outcome: "not-found" };
    if (supporter.erasedAt) return { outcome: "already-erased" };

    // Rows that were merged into this one are the same person.
    const others = await tx.supporter.findMany({ where: { mergedIntoId: supporterId } });
    for (const { id, emailCanonical } of [supporter, ...others]) {
      for (const step of alongside) await step(tx, id);
      await forgetMailTo(tx, emailCanonical);
      await tx.accessToken.deleteMany({ where: { supporterId: id } });
      await tx.consentRecord.deleteMany({ where: { supporterId: id } });
      await tx.supporter.update({ where: { id }, data: blank(id, now) });
    }
    return { outcome: "erased" };
  });
}

function blank(supporterId: string, now: Date) {
  const nobody = `${supporterId}@erased.invalid`;
  return {
    email: nobody,
    emailCanonical: nobody,
    givenName: "",
    familyName: null,
    phone: null,
    streetAddress: null,
    locality: null,
    region: null,
    postalCode: null,
    custom: {},
    mergedIntoId: null,
    updatedAt: now,
    erasedAt: now,
  };
}
