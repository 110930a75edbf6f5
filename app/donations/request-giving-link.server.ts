import { canonicalEmail } from "#app/mail/canonical-email.ts";
import { queueMail } from "#app/mail/outbox.server.ts";
import { prisma } from "#app/platform/db.server.ts";

export const GIVING_LINK_MAIL = "giving.link";
const HOUR = 3_600_000;

/**
 * Queues the mail with the link to somebody's own gifts, if they ever gave; at most one an hour. Returns nothing on purpose: the
 * page answers the same for every address, so that nobody can find out there who gives.
 */
export async function requestGivingLink(email: string, { now }: { now: Date }): Promise<void> {
  const emailCanonical = canonicalEmail(email);
  const found =
    emailCanonical &&
    (await prisma.supporter.findUnique({ where: { emailCanonical }, include: { mergedInto: true } }));
  const giver = found && (found.mergedInto ?? found);
  if (!giver || giver.erasedAt) return;
  const gave = await prisma.donation.findFirst({ where: { supporterId: giver.id, status: "paid" } });
  if (!gave) return;
  await queueMail(prisma, {
    ...{ kind: GIVING_LINK_MAIL, language: giver.language, toEmail: giver.email, subjectId: giver.id },
    dedupeKey: `${GIVING_LINK_MAIL}:${giver.id}:${Math.floor(now.getTime() / HOUR)}`,
    runAt: now,
  });
}
