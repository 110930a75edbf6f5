import type { Tx } from "#app/platform/db.server.ts";
import type { Bulk, BulkDeed } from "./bulk.ts";

type Step = { runId: string; bulk: Bulk; ids: string[] };

// Whoever was merged since is met as the person who stands for them. The rows are gathered first: joined in one go,
// a tag that thousands wear was compared with every item.
const items = `
WITH x AS MATERIALIZED (
  SELECT k.id, s.email_canonical, i.at, i.by_id, i.record_id
  FROM supporter_bulk_item i JOIN supporter s ON s.id = i.supporter_id
  JOIN supporter k ON k.id = coalesce(s.merged_into_id, s.id) AND k.erased_at IS NULL
  WHERE i.run_id = $1::uuid AND i.supporter_id = ANY($2::uuid[])
)`;

// Each is asked for by the whole key, in an order of its own, whatever the database thinks of how many there are.
const UNTAG = `${items}
DELETE FROM supporter_tag t WHERE t.ctid = ANY (ARRAY(
  SELECT w.ctid FROM x CROSS JOIN LATERAL (
    SELECT o.ctid FROM supporter_tag o WHERE o.tag_id = $3::uuid AND o.supporter_id = x.id AND o.at = x.at OFFSET 0
  ) w
))`;

const TAG = `${items}
INSERT INTO supporter_tag (tag_id, supporter_id, at, by_id)
SELECT g.id, x.id, x.at, x.by_id FROM tag g, x WHERE g.id = $3::uuid
ON CONFLICT DO NOTHING`;

const RESUBSCRIBE = `${items},
lines AS (DELETE FROM supporter_action WHERE id = ANY (ARRAY(SELECT record_id FROM x)))
DELETE FROM consent_record WHERE id = ANY (ARRAY(SELECT record_id FROM x))`;

const LIFT = `${items}
DELETE FROM suppression u USING x
WHERE u.email_canonical = ANY (ARRAY(SELECT email_canonical FROM x))
  AND u.email_canonical = x.email_canonical AND u.reason = 'staff' AND u.created_at = x.at`;

/** What takes each deed back for some people: exactly what it made, as far as nobody changed it since. */
export const bulkUndoSteps: Record<BulkDeed, (tx: Tx, step: Step) => Promise<unknown>> = {
  tag: (tx, { runId, bulk, ids }) => tx.$executeRawUnsafe(UNTAG, runId, ids, bulk.tagId),
  untag: (tx, { runId, bulk, ids }) => tx.$executeRawUnsafe(TAG, runId, ids, bulk.tagId),
  unsubscribe: (tx, { runId, ids }) => tx.$executeRawUnsafe(RESUBSCRIBE, runId, ids),
  suppress: (tx, { runId, ids }) => tx.$executeRawUnsafe(LIFT, runId, ids),
};
