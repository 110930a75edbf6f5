import type { Tx } from "#app/platform/db.server.ts";

/**
 * Takes out of an erased supporter's calls what they wrote and where they came from, and every reminder; that somebody called, whom
 * and how it went stays, about nobody. To be run in the transaction that erases the person.
 */
export async function forgetCalls(tx: Tx, supporterId: string): Promise<void> {
  await tx.call.updateMany({ where: { supporterId }, data: { notes: null, source: null } });
  await tx.callReminder.deleteMany({ where: { supporterId } });
}
