import { setTimeout as pause } from "node:timers/promises";
import { recordAudit } from "#app/audit/record-audit.server.ts";
import { canonicalEmail } from "#app/mail/canonical-email.ts";
import { queueMail } from "#app/mail/outbox.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { countTry, forgiveTries } from "./limits.server.ts";
import { hashPassword } from "./password.server.ts";
import { endSessions, networkFrom, type Whence } from "./sessions.server.ts";
import { takeStaffToken } from "./staff-tokens.server.ts";

/** Longer than the work ever takes, so that the answer's time says nothing about an address. */
const FLOOR_MS = 300;

export type RequestResetOutcome =
  | { outcome: "mailed-if-known" }
  | { outcome: "too-many"; retryAfter: number };

/**
 * Mails somebody the link to a new password, if the address is known. The answer is the same for every address,
 * in words and in time; more than three an hour for one account are left unsent, silently too.
 */
export async function requestReset(
  email: string,
  { whence, now }: { whence: Whence; now: Date },
): Promise<RequestResetOutcome> {
  const retryAfter = await countTry("reset.address", whence.address);
  if (retryAfter > 0) return { outcome: "too-many", retryAfter };
  await Promise.all([mailReset(email, now), pause(FLOOR_MS)]);
  return { outcome: "mailed-if-known" };
}

async function mailReset(email: string, now: Date): Promise<void> {
  const emailCanonical = canonicalEmail(email);
  if (!emailCanonical || (await countTry("reset.account", emailCanonical)) > 0) return;
  const member = await prisma.staffMember.findUnique({ where: { emailCanonical } });
  if (!member?.joinedAt || member.deactivatedAt) return;
  await queueMail(prisma, {
    kind: "staff.reset",
    language: member.language,
    toEmail: member.email,
    subjectId: member.id,
    dedupeKey: `staff.reset:${member.id}:${now.getTime()}`,
    runAt: now,
  });
}

export type ResetOutcome = { outcome: "reset" } | { outcome: "link-over" };

/**
 * Sets a new password through the mailed link, ends every session and opens the account to new tries. It signs
 * nobody in: whoever has set up a second factor still needs it.
 */
export async function resetPassword(
  token: string,
  password: string,
  { whence, now }: { whence: Whence; now: Date },
): Promise<ResetOutcome> {
  const passwordHash = await hashPassword(password);
  const member = await prisma.$transaction(async (tx) => {
    const link = await takeStaffToken(tx, token, "reset", { now });
    if (!link?.staffId) return null;
    const changed = await tx.staffMember.update({
      where: { id: link.staffId },
      data: { passwordHash, passwordChangedAt: now },
    });
    await endSessions(tx, changed.id);
    await recordAudit(tx, {
      actor: { id: changed.id, name: changed.name, from: networkFrom(whence.address) },
      what: "staff.password-reset",
      subject: { kind: "staff", id: changed.id, name: changed.name },
      now,
    });
    return changed;
  });
  if (!member) return { outcome: "link-over" };
  await forgiveTries("sign-in.account", member.emailCanonical);
  return { outcome: "reset" };
}
