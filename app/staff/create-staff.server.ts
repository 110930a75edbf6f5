import { type AuditActor, recordAudit } from "#app/audit/record-audit.server.ts";
import { canonicalEmail } from "#app/mail/canonical-email.ts";
import { prisma } from "#app/platform/db.server.ts";
import { noTwoFactor } from "./change-member.server.ts";
import { createInvited, type Invitation } from "./invite.server.ts";
import { hashPassword } from "./password.server.ts";
import { type PasswordProblem, passwordProblem } from "./password-rule.ts";
import { endSessions } from "./sessions.server.ts";
import { issueStaffToken } from "./staff-tokens.server.ts";

type Operator = { actor: AuditActor; now: Date };

export type CreateOutcome =
  | { outcome: "created" }
  /** Without a password: the link of the invitation, for the operator to hand on. */
  | { outcome: "invited"; token: string }
  | { outcome: "bad-address" | "known-already" }
  | { outcome: "bad-password"; problem: PasswordProblem };

/** Makes a member of any role from the command line; sends no mail. */
export async function createStaff(
  member: Omit<Invitation, "campaigns"> & { password: string | null },
  { actor, now }: Operator,
): Promise<CreateOutcome> {
  const { password } = member;
  const problem = password === null ? null : passwordProblem(password, member);
  if (problem) return { outcome: "bad-password", problem };
  const passwordHash = password === null ? null : await hashPassword(password);
  return prisma.$transaction(async (tx) => {
    const made = await createInvited(tx, { ...member, campaigns: null }, { actor, now });
    if (made.outcome !== "invited") return made;
    if (passwordHash === null) {
      return {
        outcome: "invited",
        token: await issueStaffToken(tx, { purpose: "invitation", staffId: made.id, now }),
      };
    }
    await tx.staffMember.update({
      where: { id: made.id },
      data: { passwordHash, passwordChangedAt: now, joinedAt: now },
    });
    return { outcome: "created" };
  });
}

/**
 * Helps somebody in who has lost password or telephone: a link to a new password, the second factor taken away,
 * every session ended. Null when there is no such member, or none who has come in.
 */
export async function rescueStaff(email: string, { actor, now }: Operator): Promise<string | null> {
  const emailCanonical = canonicalEmail(email);
  if (!emailCanonical) return null;
  return prisma.$transaction(async (tx) => {
    const member = await tx.staffMember.findFirst({
      where: { emailCanonical, joinedAt: { not: null }, deactivatedAt: null },
    });
    if (!member) return null;
    await tx.staffMember.update({ where: { id: member.id }, data: noTwoFactor });
    await tx.staffRecoveryCode.deleteMany({ where: { staffId: member.id } });
    await endSessions(tx, member.id);
    const subject = { kind: "staff", id: member.id, name: member.name };
    await recordAudit(tx, { actor, what: "staff.rescued", subject, now });
    return issueStaffToken(tx, { purpose: "reset", staffId: member.id, now });
  });
}
