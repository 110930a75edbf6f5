import { prisma, type Tx } from "#app/platform/db.server.ts";
import { networkOf } from "#app/platform/network-of.ts";
import { randomToken, tokenHash } from "#app/platform/secrets.server.ts";
import type { StaffActor } from "./actor.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A session ends this long after it began, and after this long without a request. */
export const longestSession = 14 * DAY;
const idle = 3 * DAY;
/** How exactly "last seen" is kept: not every request writes. */
const touchEvery = 5 * MINUTE;

/** Where a request comes from, as far as sessions and the audit trail keep it. */
export type Whence = { address: string; userAgent: string };

/** The network an address belongs to: all that is kept of it. */
export function networkFrom(address: string): string | null {
  return networkOf(address)?.network ?? null;
}

/** Signs a browser in. Returns what its cookie holds; the database keeps the SHA-256 of it. */
export async function openSession(tx: Tx, staffId: string, whence: Whence, now: Date): Promise<string> {
  const token = randomToken();
  await tx.staffSession.create({
    data: {
      hash: Uint8Array.from(tokenHash(token)),
      staffId,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + longestSession),
      from: networkFrom(whence.address),
      userAgent: whence.userAgent.slice(0, 300),
    },
  });
  await tx.staffMember.update({ where: { id: staffId }, data: { lastSeenAt: now } });
  return token;
}

const stillOpen = (now: Date) => ({
  expiresAt: { gt: now },
  lastSeenAt: { gt: new Date(now.getTime() - idle) },
  member: { deactivatedAt: null, joinedAt: { not: null } },
});

/** Who a session's cookie belongs to, and whether the rules ask them to set up two-factor sign-in first. */
export async function findActor(
  token: string,
  whence: Whence,
  { now }: { now: Date },
): Promise<{ actor: StaffActor; owesTwoFactor: boolean } | null> {
  const [session, policy] = await Promise.all([
    prisma.staffSession.findFirst({
      where: { hash: Uint8Array.from(tokenHash(token)), ...stillOpen(now) },
      include: { member: { include: { campaigns: { select: { campaignId: true } } } } },
    }),
    prisma.staffPolicy.findUnique({ where: { id: 1 } }),
  ]);
  if (!session) return null;
  const from = networkFrom(whence.address);
  if (now.getTime() - session.lastSeenAt.getTime() > touchEvery) await touch(session, from, now);
  const { member } = session;
  return {
    actor: {
      id: member.id,
      name: member.name,
      email: member.email,
      role: member.role,
      campaigns: member.restricted ? member.campaigns.map(({ campaignId }) => campaignId) : null,
      sessionId: session.id,
      language: member.language,
      timeZone: member.timeZone,
      from,
    },
    owesTwoFactor: (policy?.requireTwoFactor ?? false) && member.totpSince === null,
  };
}

async function touch(session: { id: string; staffId: string }, from: string | null, now: Date) {
  await prisma.$transaction([
    prisma.staffSession.updateMany({ where: { id: session.id }, data: { lastSeenAt: now, from } }),
    prisma.staffMember.update({ where: { id: session.staffId }, data: { lastSeenAt: now } }),
  ]);
}

/** Signs a browser out. */
export async function closeSession(sessionId: string): Promise<void> {
  await prisma.staffSession.deleteMany({ where: { id: sessionId } });
}

export type SessionLine = {
  id: string;
  current: boolean;
  createdAt: string;
  lastSeenAt: string;
  from: string | null;
  userAgent: string;
};

/** The browsers somebody is signed in with, last seen first. */
export async function sessionsOf(actor: StaffActor, { now }: { now: Date }): Promise<SessionLine[]> {
  const rows = await prisma.staffSession.findMany({
    where: { staffId: actor.id, ...stillOpen(now) },
    orderBy: { lastSeenAt: "desc" },
  });
  return rows.map((row) => ({
    id: row.id,
    current: row.id === actor.sessionId,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    from: row.from,
    userAgent: row.userAgent,
  }));
}

/** Ends sessions of a member: all of them, or all but one. */
export async function endSessions(tx: Tx, staffId: string, except?: string): Promise<number> {
  const { count } = await tx.staffSession.deleteMany({
    where: { staffId, ...(except && { id: { not: except } }) },
  });
  return count;
}

/** Removes sessions that are over. Returns how many. */
export async function purgeSessions({ now }: { now: Date }): Promise<number> {
  const { count } = await prisma.staffSession.deleteMany({
    where: {
      OR: [{ expiresAt: { lte: now } }, { lastSeenAt: { lte: new Date(now.getTime() - idle) } }],
    },
  });
  return count;
}
