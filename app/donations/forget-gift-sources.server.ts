import { pool } from "#app/platform/db.server.ts";

const FORGET_SOURCES = "DELETE FROM gift_source WHERE begun_at < $1";
const FORGET_CARDS = "UPDATE card_try SET card_hash = NULL WHERE tried_at < $1 AND card_hash IS NOT NULL";

/** Drops what was kept of where gifts came from and of the cards that were tried for them. Returns how many gifts lost it. */
export async function forgetGiftSources({ before }: { before: Date }): Promise<number> {
  const { rowCount } = await pool.query(FORGET_SOURCES, [before]);
  await pool.query(FORGET_CARDS, [before]);
  return rowCount ?? 0;
}
