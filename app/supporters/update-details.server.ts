import type { Tx } from "#app/platform/db.server.ts";

/**
 * Changes what a supporter says of themselves. Whoever moves to another ZIP code is in no district any more until the job that
 * settles homes by ZIP code, or an address that they give, finds them anew.
 */
export async function updateDetails(
  tx: Tx,
  id: string,
  data: { postalCode: string | null; country: string | null } & Parameters<
    Tx["supporter"]["update"]
  >[0]["data"],
): Promise<void> {
  const before = await tx.supporter.findUniqueOrThrow({
    where: { id },
    select: { postalCode: true, country: true },
  });
  await tx.supporter.update({ where: { id }, data });
  const zip = (code: string | null) => code?.slice(0, 5) ?? null;
  const moved = zip(before.postalCode) !== zip(data.postalCode) || before.country !== data.country;
  if (moved) await tx.supporterDivision.deleteMany({ where: { supporterId: id } });
}
