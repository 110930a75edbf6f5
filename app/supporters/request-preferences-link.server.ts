import { canonicalEmail } from "#app/mail/canonical-email.ts";
import { queueMail } from "#app/mail/outbox.server.ts";
import { prisma } from "#app/platform/db.server.ts";

const hour = 3_600_000;

/**
 * Queues the mail with the link to somebody's preferences, if the address is known; at most one an hour.
 * Returns nothing on purpose: the page answers the same for every address, so that nobody can find out
 * there who is a supporter.
 */
export async function requestPreferencesLink(email: string, { now }: { now: Date }): Promise<void> {
  const emailCanonical = canonicalEmail(email);
  const found =
    emailCanonical &&
    (await prisma.supporter.findUnique({ where: { emailCanonical }, include: { mergedInto: true } }));
  // Another address of somebody: the link to everything goes to the one that stands for them, never to this one.
  const supporter = found && (found.mergedInto ?? found);
  if (!supporter || supporter.erasedAt) return;
  await queueMail(prisma, {
    kind: "preferences.link",
    language: supporter.language,
    toEmail: supporter.email,
    subjectId: supporter.id,
    dedupeKey: `preferences.link:${supporter.id}:${Math.floor(now.getTime() / hour)}`,
    runAt: now,
  });
}
