import { v7 as newId } from "uuid";
import { canonicalEmail } from "#app/mail/canonical-email.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";

let made = 0;

/** Somebody we know, from Fresno unless told otherwise. */
export function createSupporter(change: Partial<Prisma.SupporterUncheckedCreateInput> = {}) {
  const email = change.email ?? `known-${process.pid}-${++made}@example.org`;
  const at = new Date("2013-01-02T08:00:00Z");
  return prisma.supporter.create({
    data: {
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
      language: "es",
      createdAt: at,
      updatedAt: at,
      ...change,
    },
  });
}
