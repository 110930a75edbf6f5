import { blankActions } from "#app/actions/blank-actions.server.ts";
import { pool } from "#app/platform/db.server.ts";
import { type Alongside, eraseSupporter } from "#app/supporters/erase-supporter.server.ts";
import { blankSignatures } from "./blank-signatures.server.ts";

const BATCH = 500;

/**
 * People of whom nothing is known but signatures that they never confirmed: no signature that counted or was judged,
 * no consent in force, nothing done besides signing, not brought in by anybody else before, no tag, no note, no merge by
 * staff.
 */
const STRANGERS = `
  SELECT DISTINCT s.supporter_id AS id FROM signature s JOIN supporter p ON p.id = s.supporter_id
  WHERE s.status = 'pending' AND s.signed_at < $1 AND p.erased_at IS NULL AND p.created_at >= s.signed_at - interval '1 hour'
    AND NOT EXISTS (SELECT FROM signature o WHERE o.supporter_id = p.id AND (o.status <> 'pending' OR o.signed_at >= $1))
    AND NOT EXISTS (SELECT FROM supporter_action a WHERE a.supporter_id = p.id AND a.kind <> 'signed')
    AND NOT EXISTS (SELECT FROM consent_record c WHERE c.supporter_id = p.id AND NOT c.awaits_confirmation)
    AND NOT EXISTS (SELECT FROM supporter_tag t WHERE t.supporter_id = p.id)
    AND NOT EXISTS (SELECT FROM imported_supporter i WHERE i.supporter_id = p.id)
    AND NOT EXISTS (SELECT FROM note n WHERE n.supporter_id = p.id)
    AND NOT EXISTS (SELECT FROM supporter_merge m WHERE m.kept_id = p.id AND m.undone_at IS NULL)
  LIMIT ${BATCH}`;

/** What people who are known otherwise wrote on a form and never confirmed. */
const COMMENTS = `
  UPDATE signature SET comment = NULL, comment_status = 'none', locality = NULL, referrer = NULL
  WHERE status = 'pending' AND signed_at < $1 AND comment IS NOT NULL`;

/**
 * Clears what was left by those who never confirmed before a moment. Who is known by nothing else is erased as if
 * they had asked for it; of others the comment goes. `alongside` are the steps of rooms above this one, as `eraseSupporter` takes
 * them. Returns how many people and comments there were.
 */
export async function forgetUnconfirmed({
  before,
  now,
  alongside = [],
}: {
  before: Date;
  now: Date;
  alongside?: Alongside[];
}): Promise<number> {
  let cleared = (await pool.query(COMMENTS, [before])).rowCount ?? 0;
  for (;;) {
    const { rows } = await pool.query<{ id: string }>(STRANGERS, [before]);
    for (const { id } of rows)
      await eraseSupporter(id, {
        now,
        alongside: [blankSignatures, blankActions, ...alongside],
        asked: false,
      });
    cleared += rows.length;
    if (rows.length < BATCH) return cleared;
  }
}
