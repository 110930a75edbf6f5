import { v7 as newId } from "uuid";
import { canonicalEmail } from "#app/mail/canonical-email.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";

let made = 0;

/** Somebody we know, from Fresno unless told otherwise, as they are written to the database. */
export function newSupporter(change: Partial<Prisma.SupporterUncheckedCreateInput> = {}) {
  const email = change.email ?? `known-${process.pid}-${++made}@example.org`;
  const at = new Date("2013-01-02T08:00:00Z");
  return {
    id: newId(),
    email,
    emailCanonical: canonicalEmail(email)!,
    givenName: "María",
    familyName: "Villaseñor",
    phone: "+15595550123",
    streetAddress: "10 Fulton Street",
    locality: "Fresno",
    region: "CA",
    postalCode: "93702",
    country: "US",
    language: "es" as const,
    createdAt: at,
    updatedAt: at,
    ...change,
  };
}

/** The same, and they are there. */
export function createSupporter(change: Partial<Prisma.SupporterUncheckedCreateInput> = {}) {
  return prisma.supporter.create({ data: newSupporter(change) });
}
