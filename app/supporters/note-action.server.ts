import type { PoolClient } from "pg";
import type { prisma, Tx } from "#app/platform/db.server.ts";

/** Keeps when a supporter last did something, for lists in that order. An earlier moment changes nothing. */
export async function noteAction(db: Tx | typeof prisma, supporterId: string, at: Date): Promise<void> {
  await db.supporter.updateMany({
    where: { id: supporterId, OR: [{ lastActionAt: null }, { lastActionAt: { lt: at } }] },
    data: { lastActionAt: at },
  });
}

/** The same for several, on a transaction of the driver's own. */
export async function noteActions(
  client: PoolClient,
  actions: { supporterId: string; at: Date }[],
): Promise<void> {
  if (actions.length === 0) return;
  await client.query(
    `UPDATE supporter s SET last_action_at = greatest(s.last_action_at, a.at)
     FROM (SELECT id, max(at) AS at FROM unnest($1::uuid[], $2::timestamptz[]) AS t(id, at) GROUP BY id) a
     WHERE s.id = a.id`,
    [actions.map(({ supporterId }) => supporterId), actions.map(({ at }) => at)],
  );
}
