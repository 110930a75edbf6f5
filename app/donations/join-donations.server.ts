import type { Tx } from "#app/platform/db.server.ts";

type Two = { keptId: string; goneId: string };

/** Gifts and plans that moved, by id. */
export type JoinedDonations = { donations: string[]; plans: string[] };

/**
 * Gives one person's gifts and plans to another one, in the transaction that merges the two. A gift that both have begun
 * alike and neither has paid stays with the row that goes.
 */
export async function joinDonations(tx: Tx, { keptId, goneId }: Two): Promise<JoinedDonations> {
  const donations = await tx.$queryRaw<{ id: string }[]>`
    UPDATE donation d SET supporter_id = ${keptId}::uuid
    WHERE d.supporter_id = ${goneId}::uuid AND NOT (d.status = 'pending' AND EXISTS (
      SELECT FROM donation k WHERE k.supporter_id = ${keptId}::uuid AND k.status = 'pending' AND k.page_id = d.page_id
        AND k.currency = d.currency AND k.amount_minor = d.amount_minor
        AND (k.plan_id IS NULL) = (d.plan_id IS NULL)))
    RETURNING d.id`;
  const plans = await tx.$queryRaw<{ id: string }[]>`
    UPDATE plan SET supporter_id = ${keptId}::uuid WHERE supporter_id = ${goneId}::uuid RETURNING id`;
  return { donations: donations.map(({ id }) => id), plans: plans.map(({ id }) => id) };
}

/** Takes `joinDonations` back. What was given since the merge stays with the person who was kept. */
export async function partDonations(
  tx: Tx,
  { keptId, goneId }: Two,
  { donations, plans }: JoinedDonations,
): Promise<void> {
  const back = { data: { supporterId: goneId } };
  await tx.donation.updateMany({ where: { id: { in: donations }, supporterId: keptId }, ...back });
  await tx.plan.updateMany({ where: { id: { in: plans }, supporterId: keptId }, ...back });
}
