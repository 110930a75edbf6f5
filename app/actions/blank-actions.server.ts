import type { Tx } from "#app/platform/db.server.ts";

/**
 * Takes out of an erased supporter's ledger what a link may have said about them. What was done and when
 * stays, about nobody. To be run in the transaction that erases the person.
 */
export async function blankActions(tx: Tx, supporterId: string): Promise<void> {
  await tx.supporterAction.updateMany({ where: { supporterId }, data: { source: null } });
}
