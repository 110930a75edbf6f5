import { recordAudit } from "#app/audit/record-audit.server.ts";
import { canonicalEmail } from "#app/mail/canonical-email.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import { seal, unseal } from "#app/platform/secrets.server.ts";
import { countTry, forgiveTries } from "./limits.server.ts";
import { passwordFits } from "./password.server.ts";
import { networkFrom, openSession, type Whence } from "./sessions.server.ts";
import { recoveryHash, sealTotpSecret, totpStep, unsealTotpSecret } from "./totp.server.ts";

export type SignInOutcome =
  /** `token` goes into the session cookie. */
  | { outcome: "signed-in"; token: string }
  /** The password was right; `ticket` goes with the code. */
  | { outcome: "second-factor"; ticket: string }
  | { outcome: "refused" }
  | { outcome: "too-many"; retryAfter: number };

type Context = { whence: Whence; now: Date };

const TICKET = "staff-second-factor";
const TICKET_SECONDS = 600;
type Ticket = { id: string; passwordChangedAt: number };

/**
 * Signs somebody in by address and password, or asks for their second factor.
 *
 * Shapes: `email` and `password` as typed. Errors: outcomes cover all that a visitor can cause. An address that
 * nobody has is refused with the same words after the same work, and counts against the same limits.
 */
export async function signIn(
  { email, password }: { email: string; password: string },
  { whence, now }: Context,
): Promise<SignInOutcome> {
  const emailCanonical = canonicalEmail(email);
  const account = emailCanonical ?? email.trim().toLowerCase().slice(0, 200);
  const waits = await Promise.all([
    countTry("sign-in.address", whence.address),
    countTry("sign-in.account", account),
  ]);
  if (Math.max(...waits) > 0) return { outcome: "too-many", retryAfter: Math.max(...waits) };

  const member = emailCanonical ? await prisma.staffMember.findUnique({ where: { emailCanonical } }) : null;
  const fits = await passwordFits(password, member?.passwordHash ?? null);
  if (!member || !fits || member.deactivatedAt) {
    await recordRefusal(member, "password", { whence, now });
    return { outcome: "refused" };
  }
  await forgiveTries("sign-in.account", account);
  if (member.totpSince) {
    const ticket: Ticket = { id: member.id, passwordChangedAt: member.passwordChangedAt!.getTime() };
    return { outcome: "second-factor", ticket: seal(ticket, TICKET, TICKET_SECONDS, now) };
  }
  return prisma.$transaction((tx) => letIn(tx, member, "password", { whence, now }));
}

/** Whether a ticket is still good: the page of the code is shown for nothing else. */
export function isTicket(ticket: string, now: Date): boolean {
  return unseal<Ticket>(TICKET, ticket, now) !== null;
}

/**
 * The second step: a code of the authenticator app, or one of the recovery codes. `expired`: the first step was
 * too long ago, or the password has been changed since.
 */
export async function signInWithCode(
  { ticket, code }: { ticket: string; code: string },
  { whence, now }: Context,
): Promise<SignInOutcome | { outcome: "expired" }> {
  const first = unseal<Ticket>(TICKET, ticket, now);
  const member = first && (await prisma.staffMember.findUnique({ where: { id: first.id } }));
  if (!member?.totpSecret || member.deactivatedAt || !member.totpSince) return { outcome: "expired" };
  if (member.passwordChangedAt?.getTime() !== first?.passwordChangedAt) return { outcome: "expired" };
  const retryAfter = await countTry("code.account", member.id);
  if (retryAfter > 0) return { outcome: "too-many", retryAfter };

  const outcome = await prisma.$transaction(async (tx): Promise<SignInOutcome> => {
    const how = await takeCode(tx, member, code, now);
    return how ? letIn(tx, member, how, { whence, now }) : { outcome: "refused" };
  });
  if (outcome.outcome === "signed-in") await forgiveTries("code.account", member.id);
  else await recordRefusal(member, "code", { whence, now });
  return outcome;
}

/** Who knocks and is not let in, as the trail calls them: whoever it was has shown nothing about themselves. */
const stranger = "Not signed in";
/** Stands for a member where the typed address is nobody's: the trail keeps no address of a stranger. */
const nobody = { kind: "staff", id: "unknown" };

/** Writes a refused try into the trail. The limits bound how many there can be. */
async function recordRefusal(
  member: { id: string; name: string } | null,
  how: "password" | "code",
  { whence, now }: Context,
): Promise<void> {
  await recordAudit(prisma, {
    actor: { id: null, name: stranger, from: networkFrom(whence.address) },
    what: "staff.sign-in-refused",
    subject: member ? { kind: "staff", id: member.id, name: member.name } : nobody,
    after: { how },
    now,
  });
}

type WithTotp = { id: string; totpSecret: string | null; totpStep: number | null };

/**
 * Uses a code up, whichever kind it is; null when it is none. The conditions of the updates settle races: of two
 * requests with one code only one gets in.
 */
export async function takeCode(
  tx: Tx,
  member: WithTotp,
  code: string,
  now: Date,
): Promise<"code" | "recovery-code" | null> {
  const secret = member.totpSecret && unsealTotpSecret(member.totpSecret);
  const step = secret ? await totpStep(code, { secret, afterStep: member.totpStep, now }) : null;
  if (secret && step !== null) {
    const { count } = await tx.staffMember.updateMany({
      where: { id: member.id, OR: [{ totpStep: null }, { totpStep: { lt: step } }] },
      // Sealed anew, so that a rotated SESSION_SECRET can be taken away once everybody has been in.
      data: { totpStep: step, totpSecret: sealTotpSecret(secret) },
    });
    return count === 1 ? "code" : null;
  }
  const hash = recoveryHash(code);
  if (!hash) return null;
  const { count } = await tx.staffRecoveryCode.updateMany({
    where: { hash, staffId: member.id, usedAt: null },
    data: { usedAt: now },
  });
  return count === 1 ? "recovery-code" : null;
}

/** Opens a session and writes it into the trail. */
export async function letIn(
  tx: Tx,
  member: { id: string; name: string },
  how: "password" | "code" | "recovery-code" | "invitation" | "set-up",
  { whence, now }: Context,
): Promise<{ outcome: "signed-in"; token: string }> {
  const token = await openSession(tx, member.id, whence, now);
  await recordAudit(tx, {
    actor: { id: member.id, name: member.name, from: networkFrom(whence.address) },
    what: "staff.signed-in",
    subject: { kind: "staff", id: member.id, name: member.name },
    after: { how },
    now,
  });
  return { outcome: "signed-in", token };
}
