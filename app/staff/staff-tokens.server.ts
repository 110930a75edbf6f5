import { prisma, type Tx } from "#app/platform/db.server.ts";
import type { StaffTokenPurpose } from "#app/platform/prisma/enums.ts";
import { randomToken, tokenHash } from "#app/platform/secrets.server.ts";

const HOUR = 3_600_000;

/** How long each kind of link works, in hours. */
export const hoursOf: Record<StaffTokenPurpose, number> = { setup: 24, invitation: 7 * 24, reset: 1 };

/**
 * Makes a link's secret; the database keeps its SHA-256. Earlier links of the same kind to the same member stop
 * working: only the newest mail counts. `staffId` null: the set-up link, which belongs to nobody yet.
 */
export async function issueStaffToken(
  tx: Tx,
  { purpose, staffId, now }: { purpose: StaffTokenPurpose; staffId: string | null; now: Date },
): Promise<string> {
  const token = randomToken();
  await tx.staffToken.deleteMany({ where: { purpose, staffId } });
  await tx.staffToken.create({
    data: {
      hash: Uint8Array.from(tokenHash(token)),
      purpose,
      staffId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + hoursOf[purpose] * HOUR),
    },
  });
  return token;
}

const whereOf = (token: string, purpose: StaffTokenPurpose, now: Date) => ({
  hash: Uint8Array.from(tokenHash(token)),
  purpose,
  expiresAt: { gt: now },
});

/** Who a link is for; null when it is unknown, used or over. Reading changes nothing: mail scanners follow links. */
export async function findStaffToken(
  token: string,
  purpose: StaffTokenPurpose,
  { now }: { now: Date },
): Promise<{ member: { id: string; name: string; email: string; language: "en" | "es" } | null } | null> {
  return prisma.staffToken.findFirst({
    where: whereOf(token, purpose, now),
    select: { member: { select: { id: true, name: true, email: true, language: true } } },
  });
}

/** Uses a link up. Of two at once one gets it, the other null. */
export async function takeStaffToken(
  tx: Tx,
  token: string,
  purpose: StaffTokenPurpose,
  { now }: { now: Date },
): Promise<{ staffId: string | null } | null> {
  const found = await tx.staffToken.findFirst({
    where: whereOf(token, purpose, now),
    select: { hash: true, staffId: true },
  });
  if (!found) return null;
  const { count } = await tx.staffToken.deleteMany({ where: { hash: found.hash } });
  return count === 1 ? { staffId: found.staffId } : null;
}

/** Removes links that are over. Returns how many. */
export async function purgeStaffTokens({ now }: { now: Date }): Promise<number> {
  const { count } = await prisma.staffToken.deleteMany({ where: { expiresAt: { lt: now } } });
  return count;
}
