import { recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import type { Deed } from "./actor.ts";
import { noTwoFactor } from "./change-member.server.ts";
import { countTry } from "./limits.server.ts";
import { takeCode } from "./sign-in.server.ts";
import {
  newRecoveryCodes,
  newTotpSecret,
  recoveryHash,
  sealTotpSecret,
  totpAddress,
  totpStep,
  unsealTotpSecret,
} from "./totp.server.ts";

/** Since when somebody has a second factor (null: they have none), and how many recovery codes are left. */
export async function twoFactorState(id: string): Promise<{ since: string | null; codesLeft: number }> {
  const member = await prisma.staffMember.findUniqueOrThrow({
    where: { id },
    select: { totpSince: true, _count: { select: { recoveryCodes: { where: { usedAt: null } } } } },
  });
  return { since: member.totpSince?.toISOString() ?? null, codesLeft: member._count.recoveryCodes };
}

/**
 * The secret to set a second factor up with: in base32, and as the address an app reads. It stays the same until
 * its first code is right, so that a page that is loaded again shows the same picture.
 */
export async function offerTwoFactor(
  { id, email }: { id: string; email: string },
  issuer: string,
): Promise<{ secret: string; address: string }> {
  const { totpSecret } = await prisma.staffMember.findUniqueOrThrow({ where: { id } });
  const secret = (totpSecret && unsealTotpSecret(totpSecret)) || (await offerSecret(id));
  return { secret, address: totpAddress({ secret, email, issuer }) };
}

async function offerSecret(id: string): Promise<string> {
  const secret = newTotpSecret();
  await prisma.staffMember.updateMany({
    where: { id, totpSince: null },
    data: { totpSecret: sealTotpSecret(secret) },
  });
  return secret;
}

export type TwoFactorOutcome =
  /** The recovery codes: shown once, kept as hashes. */
  | { outcome: "on"; codes: string[] }
  | { outcome: "off" }
  | { outcome: "wrong-code" }
  | { outcome: "too-many"; retryAfter: number };

/** Turns the second factor on with the first code of the offered secret. */
export async function turnOnTwoFactor(code: string, { actor, now }: Deed): Promise<TwoFactorOutcome> {
  return withTry(actor.id, async (tx) => {
    const { totpSecret } = await tx.staffMember.findUniqueOrThrow({ where: { id: actor.id } });
    const secret = totpSecret && unsealTotpSecret(totpSecret);
    const step = secret ? await totpStep(code, { secret, afterStep: null, now }) : null;
    if (step === null) return { outcome: "wrong-code" };
    const { count } = await tx.staffMember.updateMany({
      where: { id: actor.id, totpSince: null },
      data: { totpSince: now, totpStep: step },
    });
    if (count === 0) return { outcome: "wrong-code" };
    const codes = await replaceCodes(tx, actor.id);
    await note(tx, "staff.two-factor-on", { actor, now });
    return { outcome: "on", codes };
  });
}

/** Turns the second factor off; a code has to show that it is its owner who does. */
export async function turnOffTwoFactor(code: string, { actor, now }: Deed): Promise<TwoFactorOutcome> {
  return withTry(actor.id, async (tx) => {
    const member = await tx.staffMember.findUniqueOrThrow({ where: { id: actor.id } });
    if (!(await takeCode(tx, member, code, now))) return { outcome: "wrong-code" };
    await tx.staffMember.update({ where: { id: actor.id }, data: noTwoFactor });
    await tx.staffRecoveryCode.deleteMany({ where: { staffId: actor.id } });
    await note(tx, "staff.two-factor-off", { actor, now });
    return { outcome: "off" };
  });
}

/** Ten new recovery codes for a code of the app; the old ones stop working. */
export async function renewRecoveryCodes(code: string, { actor, now }: Deed): Promise<TwoFactorOutcome> {
  return withTry(actor.id, async (tx) => {
    const member = await tx.staffMember.findUniqueOrThrow({ where: { id: actor.id } });
    if (!member.totpSince || !(await takeCode(tx, member, code, now))) return { outcome: "wrong-code" };
    const codes = await replaceCodes(tx, actor.id);
    await note(tx, "staff.recovery-codes-renewed", { actor, now });
    return { outcome: "on", codes };
  });
}

async function withTry(id: string, work: (tx: Tx) => Promise<TwoFactorOutcome>): Promise<TwoFactorOutcome> {
  const retryAfter = await countTry("code.account", id);
  return retryAfter > 0 ? { outcome: "too-many", retryAfter } : prisma.$transaction(work);
}

async function replaceCodes(tx: Tx, staffId: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  await tx.staffRecoveryCode.deleteMany({ where: { staffId } });
  await tx.staffRecoveryCode.createMany({
    data: codes.map((code) => ({ hash: recoveryHash(code)!, staffId })),
  });
  return codes;
}

function note(tx: Tx, what: `staff.${string}`, { actor, now }: Deed): Promise<void> {
  return recordAudit(tx, { actor, what, subject: { kind: "staff", id: actor.id, name: actor.name }, now });
}
