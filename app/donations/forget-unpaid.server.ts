import { pool } from "#app/platform/db.server.ts";
import { type Alongside, eraseSupporter } from "#app/supporters/erase-supporter.server.ts";
import { blankDonations } from "./blank-donations.server.ts";

const BATCH = 500;

/** Gifts that were begun before a moment and never paid. One that failed among the renewals of a monthly gift belongs to that. */
const UNPAID = "d.status IN ('pending', 'expired', 'failed') AND d.invoice_id IS NULL AND d.started_at < $1";

/**
 * People of whom nothing is known but gifts that were never paid: nothing signed, written or done, no consent in force, not
 * brought in by anybody else before, no tag, no note, no merge by staff.
 */
const STRANGERS = `
  SELECT DISTINCT d.supporter_id AS id FROM donation d JOIN supporter p ON p.id = d.supporter_id
  WHERE ${UNPAID} AND p.erased_at IS NULL AND p.created_at >= d.started_at - interval '1 hour'
    AND NOT EXISTS (SELECT FROM donation o WHERE o.supporter_id = p.id
      AND (o.status IN ('processing', 'paid', 'void') OR o.invoice_id IS NOT NULL OR o.started_at >= $1))
    AND NOT EXISTS (SELECT FROM signature s WHERE s.supporter_id = p.id)
    AND NOT EXISTS (SELECT FROM letter l WHERE l.supporter_id = p.id)
    AND NOT EXISTS (SELECT FROM supporter_action a WHERE a.supporter_id = p.id)
    AND NOT EXISTS (SELECT FROM consent_record c WHERE c.supporter_id = p.id AND NOT c.awaits_confirmation)
    AND NOT EXISTS (SELECT FROM supporter_tag t WHERE t.supporter_id = p.id)
    AND NOT EXISTS (SELECT FROM imported_supporter i WHERE i.supporter_id = p.id)
    AND NOT EXISTS (SELECT FROM note n WHERE n.supporter_id = p.id)
    AND NOT EXISTS (SELECT FROM supporter_merge m WHERE m.kept_id = p.id AND m.undone_at IS NULL)
  LIMIT ${BATCH}`;

/** What people who are known otherwise wrote on the form of such a gift. */
const STRIP = `
  UPDATE donation d SET given_name = '', family_name = NULL, email = '', comment = NULL, is_public = false, source = NULL,
    employer = NULL, occupation = NULL
  WHERE ${UNPAID} AND d.email <> ''`;

/**
 * Clears what was left by those who began a gift before a moment and never paid it. Who is known by nothing else is erased as
 * if they had asked for it; of the gifts of others what was typed goes. `alongside` are the steps of other rooms, as
 * `eraseSupporter` takes them. Returns how many people and gifts there were.
 */
export async function forgetUnpaid({
  before,
  now,
  alongside,
}: {
  before: Date;
  now: Date;
  alongside: Alongside[];
}): Promise<number> {
  let cleared = 0;
  for (;;) {
    const { rows } = await pool.query<{ id: string }>(STRANGERS, [before]);
    for (const { id } of rows)
      await eraseSupporter(id, { now, alongside: [blankDonations, ...alongside], asked: false });
    cleared += rows.length;
    if (rows.length < BATCH) break;
  }
  return cleared + ((await pool.query(STRIP, [before])).rowCount ?? 0);
}
