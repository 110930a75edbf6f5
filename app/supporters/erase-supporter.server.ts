import { forgetSoftBounces } from "#app/bounces/forget-bounces.server.ts";
import { forgetMailTo } from "#app/mail/outbox.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import { lockPeople } from "./lock-people.server.ts";
import { forgetMailChoices } from "./mail-choices.server.ts";

/** What another room does about a supporter in the same transaction: blank its own rows, add to its ledger. */
export type Alongside = (tx: Tx, supporterId: string) => Promise<void>;

export type EraseOutcome = { outcome: "erased" } | { outcome: "already-erased" } | { outcome: "not-found" };

/**
 * Erases a person for good. The row stays as a nameless knot, so that counts and the ledger keep adding up:
 * what is left says that somebody signed and when, never who.
 *
 * Removed: name, addresses, phone, every consent record, what mailings they chose, the divisions they live in, every link in a mail, the address in the outbox.
 * `alongside` lets the rooms above this one do the same for theirs (the names on signatures).
 * A suppression (bounce, complaint) is kept: it is the rule that this address is never mailed.
 * The address is free again: a person who comes back is a new supporter. But no file may bring back whoever `asked`
 * for it themselves: of the address a hash stays, which says nothing to those who do not know it already.
 * Errors: outcomes only; a database failure throws and leaves everything as it was.
 * Source: GDPR article 17, California Civil Code 1798.105; `erasedAt` is the record that the request was met.
 */
export async function eraseSupporter(
  supporterId: string,
  { now, alongside = [], asked = true }: { now: Date; alongside?: Alongside[]; asked?: boolean },
): Promise<EraseOutcome> {
  return prisma.$transaction(async (tx) => {
    const held = await lockPeople(tx, [supporterId]);
    const named = held.find(({ id }) => id === supporterId);
    if (!named) return { outcome: "not-found" };
    if (named.erased) return { outcome: "already-erased" };
    // Rows that were merged are one person, whichever of them was named.
    const standsId = named.mergedIntoId ?? supporterId;
    if (standsId !== supporterId) await lockPeople(tx, [standsId]);
    const people = await tx.supporter.findMany({
      where: { OR: [{ id: standsId }, { mergedIntoId: standsId }] },
    });
    for (const { id, emailCanonical } of people) {
      for (const step of alongside) await step(tx, id);
      await forgetMailTo(tx, emailCanonical);
      await forgetSoftBounces(tx, emailCanonical);
      await tx.accessToken.deleteMany({ where: { supporterId: id } });
      await tx.consentRecord.deleteMany({ where: { supporterId: id } });
      await tx.supporterDivision.deleteMany({ where: { supporterId: id } });
      await forgetMailChoices(tx, id);
      await forgetImports(tx, id);
      if (asked) await rememberErased(tx, emailCanonical, now);
      await tx.supporter.update({ where: { id }, data: blank(id, now) });
    }
    return { outcome: "erased" };
  });
}

/** What an import found and left of them, values and all. */
async function forgetImports(tx: Tx, supporterId: string): Promise<void> {
  await tx.importedSupporter.deleteMany({ where: { supporterId } });
}

async function rememberErased(tx: Tx, emailCanonical: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO erased_address (hash, erased_at) VALUES (erased_address_hash(${emailCanonical}), ${now})
    ON CONFLICT (hash) DO UPDATE SET erased_at = excluded.erased_at`;
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
    mailPace: "everything" as const,
    mergedIntoId: null,
    updatedAt: now,
    erasedAt: now,
  };
}
