import type { prisma, Tx } from "#app/platform/db.server.ts";

/** Keeps when a supporter last did something, for lists in that order. An earlier moment changes nothing. */
export async function noteAction(db: Tx | typeof prisma, supporterId: string, at: Date): Promise<void> {
  await db.supporter.updateMany({
    where: { id: supporterId, OR: [{ lastActionAt: null }, { lastActionAt: { lt: at } }] },
    data: { lastActionAt: at },
  });
}
