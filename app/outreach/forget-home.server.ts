import type { Tx } from "#app/platform/db.server.ts";

/** Forgets in which divisions an erased supporter lives. To be run in the transaction that erases the person. */
export async function forgetHome(tx: Tx, supporterId: string): Promise<void> {
  await tx.supporterDivision.deleteMany({ where: { supporterId } });
}
