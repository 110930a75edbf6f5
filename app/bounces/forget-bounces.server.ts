import { pool, type Tx } from "#app/platform/db.server.ts";

/** An erased address is counted no more. */
export async function forgetSoftBounces(tx: Tx, canonical: string): Promise<void> {
  await tx.softBounces.deleteMany({ where: { emailCanonical: canonical } });
}

/** Drops reports, and rows of soft bounces, that came before a moment: no provider tells of them again. Returns how many reports. */
export async function forgetOldReports({ before }: { before: Date }): Promise<number> {
  await pool.query("DELETE FROM soft_bounces WHERE latest_at < $1", [before]);
  const { rowCount } = await pool.query("DELETE FROM mail_report WHERE received_at < $1", [before]);
  return rowCount ?? 0;
}
