import { canonicalEmail, deliverableEmail } from "#app/mail/canonical-email.ts";
import { prisma } from "#app/platform/db.server.ts";
import { Prisma } from "#app/platform/prisma/client.ts";
import type { Deed } from "#app/staff/actor.ts";
import type { Details } from "#app/supporters/details-form.ts";
import { updateDetails } from "#app/supporters/update-details.server.ts";
import { changeSupporter } from "./change-supporter.server.ts";

export type Edited = Details & { email: string; language: "en" | "es" };

export type EditOutcome =
  | { outcome: "saved" }
  | { outcome: "bad-address" }
  /** Somebody else has this address: the two may be one person. */
  | { outcome: "address-taken"; otherId: string }
  | { outcome: "not-found" };

/**
 * Corrects what we know of somebody. Names on earlier signatures stay as they were signed. Whether the address is
 * free the database decides: of two people who get it at once one is told. What changed stands in the trail by the
 * names of the fields alone.
 */
export async function editSupporter(id: string, edited: Edited, deed: Deed): Promise<EditOutcome> {
  const { email: typed, ...details } = edited;
  const email = deliverableEmail(typed);
  const emailCanonical = canonicalEmail(typed);
  if (!email || !emailCanonical) return { outcome: "bad-address" };
  try {
    return await changeSupporter(id, deed, async ({ tx, record }) => {
      const before = await tx.supporter.findUniqueOrThrow({ where: { id } });
      const data = { ...details, email, emailCanonical };
      const names = Object.keys(data).filter(
        (name) => before[name as keyof typeof before] !== data[name as keyof typeof data],
      );
      if (names.length === 0) return { outcome: "saved" as const };
      await updateDetails(tx, id, { ...data, updatedAt: deed.now });
      await record("supporter.edited", {
        after: { fields: names.filter((name) => name !== "emailCanonical") },
      });
      return { outcome: "saved" as const };
    });
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")) throw error;
    const other = await prisma.supporter.findUnique({ where: { emailCanonical } });
    return { outcome: "address-taken", otherId: other?.mergedIntoId ?? other?.id ?? id };
  }
}
