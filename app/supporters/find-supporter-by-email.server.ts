import { canonicalEmail } from "#app/mail/canonical-email.ts";
import { prisma } from "#app/platform/db.server.ts";
import { findSupporter, type KnownSupporter } from "./find-supporter.server.ts";

/** A supporter by address, in whatever spelling reaches the same mailbox; null when there is none. */
export async function findSupporterByEmail(email: string): Promise<KnownSupporter | null> {
  const emailCanonical = canonicalEmail(email);
  if (!emailCanonical) return null;
  const row = await prisma.supporter.findUnique({
    where: { emailCanonical },
    select: { id: true, mergedIntoId: true },
  });
  return row && findSupporter(row.mergedIntoId ?? row.id);
}
