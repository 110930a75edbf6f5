import type { Tx } from "#app/platform/db.server.ts";

/**
 * Whether a supporter, or somebody whose row went into theirs, has shown that an address is theirs: by the link in a mail
 * about a signature or a letter. What staff confirmed by hand proves nothing about a mailbox.
 */
export async function hasConfirmed(tx: Tx, supporterId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 WHERE EXISTS (
      SELECT FROM supporter_action WHERE supporter_id = ${supporterId}::uuid AND kind = 'confirmed'
        AND source IS DISTINCT FROM 'staff')
      OR EXISTS (SELECT FROM letter WHERE supporter_id = ${supporterId}::uuid AND confirmed_at IS NOT NULL)`;
  return rows.length > 0;
}
