import { type AuditActor, recordAudit } from "#app/audit/record-audit.server.ts";
import { canonicalEmail, deliverableEmail } from "#app/mail/canonical-email.ts";
import { queueMail } from "#app/mail/outbox.server.ts";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import type { Language } from "#app/platform/prisma/enums.ts";
import type { Deed } from "./actor.ts";
import { hashPassword } from "./password.server.ts";
import { mayAppoint, mayBeRestricted, type Role } from "./permissions.ts";
import { networkFrom, type Whence } from "./sessions.server.ts";
import { letIn } from "./sign-in.server.ts";
import { takeStaffToken } from "./staff-tokens.server.ts";

export type Invitation = {
  email: string;
  name: string;
  role: Role;
  language: Language;
  /** Ids of the campaigns somebody is held to; null: all. Owners and admins are never held. */
  campaigns: string[] | null;
};

export type InviteOutcome =
  | { outcome: "invited"; id: string }
  | { outcome: "bad-address" }
  | { outcome: "known-already" }
  | { outcome: "not-yours" };

/** Invites somebody by mail, in their language. The link in it works once, for a week. */
export async function inviteStaff(invitation: Invitation, { actor, now }: Deed): Promise<InviteOutcome> {
  if (!mayAppoint(actor, invitation.role)) return { outcome: "not-yours" };
  return prisma.$transaction(async (tx) => {
    const made = await createInvited(tx, invitation, { actor, now });
    if (made.outcome !== "invited") return made;
    await mailInvitation(tx, { id: made.id, ...invitation }, now);
    return made;
  });
}

/** Writes down somebody who has not come in yet, and the trail; sends nothing. */
export async function createInvited(
  tx: Tx,
  { email, name, role, language, campaigns }: Invitation,
  { actor, now }: { actor: AuditActor; now: Date },
): Promise<Exclude<InviteOutcome, { outcome: "not-yours" }>> {
  const emailCanonical = canonicalEmail(email);
  const deliverable = deliverableEmail(email);
  if (!emailCanonical || !deliverable) return { outcome: "bad-address" };
  if (await tx.staffMember.findUnique({ where: { emailCanonical } })) return { outcome: "known-already" };
  const held = mayBeRestricted(role) ? campaigns : null;
  const member = await tx.staffMember.create({
    data: {
      email: deliverable,
      emailCanonical,
      name,
      role,
      language,
      restricted: held !== null,
      campaigns: { create: (held ?? []).map((campaignId) => ({ campaignId })) },
      timeZone: (await getOrganisation(language)).timeZone,
      createdAt: now,
    },
  });
  await recordAudit(tx, {
    actor,
    what: "staff.invited",
    subject: { kind: "staff", id: member.id, name },
    after: { email: deliverable, role, campaigns: held },
    now,
  });
  return { outcome: "invited", id: member.id };
}

type Invited = { id: string; email: string; language: Language };

function mailInvitation(tx: Tx, { id, email, language }: Invited, now: Date): Promise<boolean> {
  return queueMail(tx, {
    kind: "staff.invitation",
    language,
    toEmail: email,
    subjectId: id,
    dedupeKey: `staff.invitation:${id}:${now.getTime()}`,
    runAt: now,
  });
}

export type InvitationOutcome =
  | { outcome: "done"; name: string }
  | { outcome: "not-found" }
  | { outcome: "not-yours" };

/** Sends the invitation again; its link replaces the one before. */
export function resendInvitation(id: string, { actor, now }: Deed): Promise<InvitationOutcome> {
  return withInvited(id, { actor, now }, async (tx, member) => {
    await mailInvitation(tx, member, now);
    await recordAudit(tx, {
      actor,
      what: "staff.invitation-resent",
      subject: { kind: "staff", id, name: member.name },
      now,
    });
  });
}

/** Takes an invitation back: the link is dead, and the address may be invited anew. */
export function revokeInvitation(id: string, { actor, now }: Deed): Promise<InvitationOutcome> {
  return withInvited(id, { actor, now }, async (tx, member) => {
    await tx.staffMember.delete({ where: { id } });
    await recordAudit(tx, {
      actor,
      what: "staff.invitation-revoked",
      subject: { kind: "staff", id, name: member.name },
      before: { email: member.email, role: member.role },
      now,
    });
  });
}

async function withInvited(
  id: string,
  { actor }: Deed,
  work: (
    tx: Tx,
    member: { id: string; email: string; name: string; role: Role; language: Language },
  ) => Promise<void>,
): Promise<InvitationOutcome> {
  return prisma.$transaction(async (tx) => {
    // Locked, so that it cannot be accepted while it is taken back.
    await tx.$queryRaw`SELECT 1 FROM staff_member WHERE id = ${id}::uuid FOR UPDATE`;
    const member = await tx.staffMember.findFirst({ where: { id, joinedAt: null } });
    if (!member) return { outcome: "not-found" };
    if (!mayAppoint(actor, member.role)) return { outcome: "not-yours" };
    await work(tx, member);
    return { outcome: "done", name: member.name };
  });
}

export type AcceptOutcome = { outcome: "signed-in"; token: string } | { outcome: "link-over" };

/** Comes in through an invitation: name and password are set, and the browser is signed in. */
export async function acceptInvitation(
  token: string,
  { name, password }: { name: string; password: string },
  { whence, now }: { whence: Whence; now: Date },
): Promise<AcceptOutcome> {
  const passwordHash = await hashPassword(password);
  return prisma.$transaction(async (tx) => {
    const link = await takeStaffToken(tx, token, "invitation", { now });
    if (!link?.staffId) return { outcome: "link-over" };
    const member = await tx.staffMember.update({
      where: { id: link.staffId },
      data: { name, passwordHash, passwordChangedAt: now, joinedAt: now },
    });
    await recordAudit(tx, {
      actor: { id: member.id, name, from: networkFrom(whence.address) },
      what: "staff.joined",
      subject: { kind: "staff", id: member.id, name },
      after: { role: member.role },
      now,
    });
    return letIn(tx, member, "invitation", { whence, now });
  });
}
