import type { SuppressionReason } from "#app/platform/prisma/enums.ts";
import { type MailDb, run } from "./mail-db.server.ts";

/**
 * Stores the rule "never mail this address". The first reason stays.
 * `canonical` is the canonical address; `detail` says what the mail server or staff said.
 */
export async function suppress(
  db: MailDb,
  { canonical, reason, detail }: { canonical: string; reason: SuppressionReason; detail?: string },
): Promise<void> {
  await run(
    db,
    `INSERT INTO suppression (email_canonical, reason, detail) VALUES ($1, $2::"SuppressionReason", $3)
     ON CONFLICT (email_canonical) DO NOTHING`,
    [canonical, reason, detail?.slice(0, 500) ?? null],
  );
}
