import type { Tx } from "#app/platform/db.server.ts";
import type { SendOutcome } from "#app/platform/smtp-outcome.ts";
import { canonicalEmail } from "./canonical-email.ts";
import type { DueMail } from "./composer.ts";

/** Writes a mail into the outbox that was sent outside it, with what became of it. It is not sent again by itself. */
export async function recordSent(
  tx: Tx,
  mail: DueMail,
  { outcome, reply }: SendOutcome,
  now: Date,
): Promise<void> {
  const sent = outcome === "sent";
  await tx.outgoingMail.create({
    data: {
      ...mail,
      toCanonical: canonicalEmail(mail.toEmail) ?? mail.toEmail.toLowerCase(),
      dedupeKey: `${mail.kind}:${mail.id}`,
      status: sent ? "sent" : "failed",
      attempts: 1,
      runAt: now,
      claimedAt: now,
      sentAt: sent ? now : null,
      note: (sent ? reply : `${outcome}: ${reply}`).slice(0, 500),
      createdAt: now,
    },
  });
}
