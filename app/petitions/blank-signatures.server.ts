import { randomUUID } from "node:crypto";
import type { Tx } from "#app/platform/db.server.ts";
import { Prisma } from "#app/platform/prisma/client.ts";

/**
 * Takes an erased supporter's name off every signature. To be run in the transaction that erases the person.
 * Status and place (country, region, county, postal code) stay, since the counts are made of them and nothing
 * ties them to anybody any more. The share code changes, so that a link somebody still has is nobody's.
 */
export async function blankSignatures(tx: Tx, supporterId: string): Promise<void> {
  // In the order in which whoever judges many locks them, so that the two never wait for one another.
  const signatures = await tx.signature.findMany({
    where: { supporterId },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  for (const { id } of signatures) {
    await tx.signature.update({
      where: { id },
      data: {
        // One character is the least the table takes; `public: false` keeps it off every page.
        givenName: "-",
        familyName: null,
        public: false,
        locality: null,
        comment: null,
        commentStatus: "none",
        source: null,
        referrer: null,
        utm: Prisma.DbNull,
        shareCode: `erased-${randomUUID()}`,
        addressHash: null,
        networkHash: null,
      },
    });
  }
}
