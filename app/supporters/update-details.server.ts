import type { Tx } from "#app/platform/db.server.ts";
import { enqueue } from "#app/platform/jobs.server.ts";
import { SETTLE_HOMES } from "./settle-homes.server.ts";

/**
 * Changes what a supporter says of themselves. Whoever moves to another ZIP code is in no district any more, and is
 * looked for anew by a job.
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
  if (!moved) return;
  await tx.supporterDivision.deleteMany({ where: { supporterId: id } });
  await enqueue(tx, SETTLE_HOMES, { supporter: id });
}
