import type { Tx } from "#app/platform/db.server.ts";

/**
 * Takes away what staff put on an erased supporter: tags, notes, what deeds to many did to them, and what it would take to part merged rows again,
 * which holds names and addresses. To be run in the transaction that erases the person.
 */
export async function forgetFindings(tx: Tx, supporterId: string): Promise<void> {
  await tx.supporterTag.deleteMany({ where: { supporterId } });
  await tx.supporterBulkItem.deleteMany({ where: { supporterId } });
  await tx.note.deleteMany({ where: { supporterId } });
  await tx.supporterMerge.deleteMany({ where: { OR: [{ keptId: supporterId }, { goneId: supporterId }] } });
}
