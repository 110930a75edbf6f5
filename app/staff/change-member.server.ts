import { type AuditRecord, recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import type { Deed } from "./actor.ts";
import { mayAppoint, mayBeRestricted, type Role } from "./permissions.ts";
import { endSessions } from "./sessions.server.ts";

export type ChangeOutcome =
  | { outcome: "changed"; name: string; before: Access }
  /** It was so already: nothing to tell, nothing for the trail. */
  | { outcome: "unchanged" }
  | { outcome: "not-found" }
  /** An owner is the owners' business, and nobody shuts themselves out. */
  | { outcome: "not-yours" }
  /** Somebody has to be able to appoint owners. */
  | { outcome: "last-owner" };

export type Access = { role: Role; campaigns: string[] | null };

/** Gives a member another role or other campaigns. Takes effect with their next request. */
export function changeAccess(id: string, access: Access, { actor, now }: Deed): Promise<ChangeOutcome> {
  return changeMember(id, { actor, now }, async ({ tx, member, record }) => {
    if (!mayAppoint(actor, access.role)) return "not-yours";
    if (access.role !== "owner" && (await isLastOwner(tx, member))) return "last-owner";
    const campaigns = mayBeRestricted(access.role) ? access.campaigns : null;
    if (isSame(member.access, { role: access.role, campaigns })) return "unchanged";
    await tx.staffMember.update({
      where: { id },
      data: {
        role: access.role,
        restricted: campaigns !== null,
        campaigns: {
          deleteMany: {},
          create: (campaigns ?? []).map((campaignId) => ({ campaignId })),
        },
      },
    });
    await record("staff.access-changed", {
      before: { ...member.access },
      after: { role: access.role, campaigns },
    });
    return "changed";
  });
}

function isSame(one: Access, other: Access): boolean {
  const key = ({ role, campaigns }: Access) => JSON.stringify([role, campaigns?.toSorted()]);
  return key(one) === key(other);
}

/** Shuts a member out, from every browser at once. What they did stays in the trail. */
export function deactivate(id: string, { actor, now }: Deed): Promise<ChangeOutcome> {
  return changeMember(id, { actor, now }, async ({ tx, member, record }) => {
    if (id === actor.id) return "not-yours";
    if (member.isShutOut) return "unchanged";
    if (await isLastOwner(tx, member)) return "last-owner";
    await tx.staffMember.update({ where: { id }, data: { deactivatedAt: now } });
    await endSessions(tx, id);
    await tx.staffToken.deleteMany({ where: { staffId: id } });
    await record("staff.deactivated");
    return "changed";
  });
}

/** Lets a member in again, with the role they had. */
export function reactivate(id: string, { actor, now }: Deed): Promise<ChangeOutcome> {
  return changeMember(id, { actor, now }, async ({ tx, member, record }) => {
    if (!member.isShutOut) return "unchanged";
    await tx.staffMember.update({ where: { id }, data: { deactivatedAt: null } });
    await record("staff.reactivated");
    return "changed";
  });
}

/** Takes a member's second factor away, for somebody whose telephone is lost. */
export function dropTwoFactor(id: string, { actor, now }: Deed): Promise<ChangeOutcome> {
  return changeMember(id, { actor, now }, async ({ tx, record }) => {
    // One's own is turned off with a code, in the account.
    if (id === actor.id) return "not-yours";
    await tx.staffMember.update({ where: { id }, data: noTwoFactor });
    await tx.staffRecoveryCode.deleteMany({ where: { staffId: id } });
    await endSessions(tx, id);
    await record("staff.two-factor-dropped");
    return "changed";
  });
}

/** Signs a member out of every browser; they come in again with their password. */
export function signOutEverywhere(id: string, { actor, now }: Deed): Promise<ChangeOutcome> {
  return changeMember(id, { actor, now }, async ({ tx, record }) => {
    // One's own browsers are in one's account.
    if (id === actor.id) return "not-yours";
    const ended = await endSessions(tx, id);
    if (ended === 0) return "unchanged";
    await record("staff.sessions-ended", { after: { ended } });
    return "changed";
  });
}

/** A member without a second factor. */
export const noTwoFactor = { totpSecret: null, totpSince: null, totpStep: null };

/** Writes into the trail what was done to the member. */
type RecordDeed = (
  what: AuditRecord["what"],
  values?: Pick<AuditRecord, "before" | "after">,
) => Promise<void>;

type Found = { id: string; name: string; access: Access; isOwner: boolean; isShutOut: boolean };

async function changeMember(
  id: string,
  { actor, now }: Deed,
  change: (under: { tx: Tx; member: Found; record: RecordDeed }) => Promise<ChangeOutcome["outcome"]>,
): Promise<ChangeOutcome> {
  return prisma.$transaction(async (tx) => {
    await lockOwners(tx, id);
    const row = await tx.staffMember.findFirst({
      where: { id, joinedAt: { not: null } },
      include: { campaigns: { select: { campaignId: true }, orderBy: { campaignId: "asc" } } },
    });
    if (!row) return { outcome: "not-found" };
    if (!mayAppoint(actor, row.role)) return { outcome: "not-yours" };
    const access: Access = {
      role: row.role,
      campaigns: row.restricted ? row.campaigns.map(({ campaignId }) => campaignId) : null,
    };
    const isShutOut = row.deactivatedAt !== null;
    const isOwner = row.role === "owner" && !isShutOut;
    const subject = { kind: "staff", id, name: row.name };
    const record: RecordDeed = (what, values) => recordAudit(tx, { actor, what, subject, ...values, now });
    const outcome = await change({ tx, member: { id, name: row.name, access, isOwner, isShutOut }, record });
    return outcome === "changed" ? { outcome, name: row.name, before: access } : { outcome };
  });
}

/**
 * Locks the member and every owner in one order: of two who demote each other at the same moment the second
 * waits, and then finds that it would be the last one.
 */
async function lockOwners(tx: Tx, id: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM staff_member WHERE role = 'owner' OR id = ${id}::uuid ORDER BY id FOR UPDATE`;
}

async function isLastOwner(tx: Tx, member: Found): Promise<boolean> {
  if (!member.isOwner) return false;
  const others = await tx.staffMember.count({
    where: { role: "owner", deactivatedAt: null, joinedAt: { not: null }, id: { not: member.id } },
  });
  return others === 0;
}
