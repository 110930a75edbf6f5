import type { Tx } from "#app/platform/db.server.ts";

type Two = { keptId: string; goneId: string };

/** What one person gave to another: every division they had, with those that the other one gained by it. */
export type JoinedHomes = { had: { divisionId: string; foundAt: string }[]; gained: string[] };

/**
 * Gives one person's divisions to another one, in the transaction that merges the two and holds their rows. Where the other
 * one is known to live stays: they get divisions of the types of which they had none.
 */
export async function joinHomes(tx: Tx, { keptId, goneId }: Two): Promise<JoinedHomes> {
  const had = await tx.supporterDivision.findMany({
    where: { supporterId: goneId },
    orderBy: { divisionId: "asc" },
  });
  const gained = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO supporter_division (supporter_id, division_id, found_at)
    SELECT ${keptId}::uuid, h.division_id, h.found_at
    FROM supporter_division h JOIN division d ON d.id = h.division_id
    WHERE h.supporter_id = ${goneId}::uuid AND NOT EXISTS (
      SELECT FROM supporter_division o JOIN division e ON e.id = o.division_id
      WHERE o.supporter_id = ${keptId}::uuid AND e.type = d.type)
    RETURNING division_id AS id`;
  await tx.supporterDivision.deleteMany({ where: { supporterId: goneId } });
  return {
    had: had.map(({ divisionId, foundAt }) => ({ divisionId, foundAt: foundAt.toISOString() })),
    gained: gained.map(({ id }) => id),
  };
}

/** Takes `joinHomes` back. What somebody told anew since stays with whoever was one person then. */
export async function partHomes(
  tx: Tx,
  { keptId, goneId }: Two,
  { had, gained }: JoinedHomes,
): Promise<void> {
  for (const { divisionId, foundAt } of had) {
    if (gained.includes(divisionId))
      await tx.supporterDivision.deleteMany({
        where: { supporterId: keptId, divisionId, foundAt: new Date(foundAt) },
      });
    await tx.$executeRaw`
      INSERT INTO supporter_division (supporter_id, division_id, found_at)
      SELECT ${goneId}::uuid, id, ${new Date(foundAt)} FROM division WHERE id = ${divisionId}
      ON CONFLICT DO NOTHING`;
  }
}
