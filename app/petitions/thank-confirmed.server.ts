import { z } from "zod";
import { queueMails } from "#app/mail/outbox.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { noteAction } from "#app/supporters/note-action.server.ts";

const Confirmed = z.object({ signatureId: z.uuid() });

/**
 * Job `signature.confirmed`: queues the thanks to a signer who has just confirmed. Idempotent.
 * Errors: throws on any other payload.
 */
export async function thankConfirmed(payload: unknown, { now }: { now: Date }): Promise<void> {
  const { signatureId: id } = Confirmed.parse(payload);
  const signature = await prisma.signature.findUnique({
    where: { id },
    select: {
      language: true,
      supporterId: true,
      supporter: { select: { email: true, erasedAt: true } },
      signedAs: { select: { email: true } },
    },
  });
  if (!signature || signature.supporter.erasedAt) return;
  await noteAction(prisma, signature.supporterId, now);
  const { language } = signature;
  const toEmail = (signature.signedAs ?? signature.supporter).email;
  const kind = "signature.thank-you";
  await queueMails(prisma, [
    { kind, language, toEmail, subjectId: id, dedupeKey: `${kind}:${id}`, runAt: now },
  ]);
}
