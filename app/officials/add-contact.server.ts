import { v7 as newId } from "uuid";
import { recordAudit } from "#app/audit/record-audit.server.ts";
import { deliverableEmail } from "#app/mail/canonical-email.ts";
import { prisma } from "#app/platform/db.server.ts";
import { readPhone } from "#app/platform/read-phone.ts";
import { isWebLink } from "#app/platform/web-link.ts";
import type { Deed } from "#app/staff/actor.ts";
import type { ContactKind } from "./contact-kinds.ts";

export type NewContact = {
  officialId: string;
  kind: ContactKind;
  /** A telephone number of a capitol or a district office; a mail address; a page. As typed. */
  value: string;
  /** Where the office is; only of telephone numbers. */
  locality: string | null;
};

export type AddContactOutcome = { outcome: "added" } | { outcome: "bad-value" | "not-found" };

/**
 * Adds a number, an address or a page that no source has. It is staff's own: no import changes it or takes it away, and it
 * goes by a correction that hides it.
 */
export async function addContact(
  { officialId, kind, value, locality }: NewContact,
  { actor, now }: Deed,
): Promise<AddContactOutcome> {
  const read = readers[kind](value.trim());
  if (!read) return { outcome: "bad-value" };
  return prisma.$transaction(async (tx) => {
    const official = await tx.official.findUnique({ where: { id: officialId }, select: { name: true } });
    if (!official) return { outcome: "not-found" };
    const asOf = new Date(now.toISOString().slice(0, 10));
    if (kind === "capitol" || kind === "district")
      await tx.contactPlace.create({
        data: { officialId, kind, key: `staff-${newId()}`, phone: read, locality, asOf },
      });
    else await tx.contactLink.create({ data: { officialId, kind, value: read, asOf } });
    const subject = { kind: "official", id: officialId, name: official.name };
    await recordAudit(tx, {
      actor,
      what: "official.contact-added",
      subject,
      after: { kind, value: read },
      now,
    });
    return { outcome: "added" };
  });
}

const readers: Record<ContactKind, (text: string) => string | null> = {
  capitol: (text) => readPhone(text, "US"),
  district: (text) => readPhone(text, "US"),
  email: (text) => deliverableEmail(text),
  form: (text) => (isWebLink(text) ? text : null),
  website: (text) => (isWebLink(text) ? text : null),
};
