import { pool } from "#app/platform/db.server.ts";
import type { Subject } from "./revision.ts";

/** Somebody else who has the same thing open to change it. */
export type Editor = {
  id: string;
  name: string;
  /** ISO instant. */
  since: string;
};

/** Pages tell that they are open every 20 seconds; whoever was not heard of for this long has left. */
const GONE_SECONDS = 50;
/** A browser that sleeps may be away for long. */
const FORGOTTEN = "1 day";

/** Says that somebody has a page open in order to change it, and tells who else has. */
export async function touchEditing(subject: Subject, staffId: string, now: Date): Promise<Editor[]> {
  const { kind, id, campaignId } = subject;
  await pool.query(
    `WITH forgotten AS (
       DELETE FROM editing WHERE subject_kind = $2 AND subject_id = $3 AND staff_id <> $1
         AND seen_at < $5::timestamptz - interval '${FORGOTTEN}'
     )
     INSERT INTO editing (staff_id, subject_kind, subject_id, campaign_id, since, seen_at)
     VALUES ($1, $2, $3, $4, $5, $5)
     ON CONFLICT (subject_kind, subject_id, staff_id) DO UPDATE SET
       since = CASE WHEN editing.seen_at < excluded.seen_at - interval '${GONE_SECONDS} seconds'
                    THEN excluded.since ELSE editing.since END,
       seen_at = greatest(editing.seen_at, excluded.seen_at)`,
    [staffId, kind, id, campaignId, now],
  );
  return othersEditing(subject, staffId, now);
}

/** Who else has it open, who was first at the head. */
export async function othersEditing(
  { kind, id, campaignId }: Subject,
  staffId: string,
  now: Date,
): Promise<Editor[]> {
  const { rows } = await pool.query<{ id: string; name: string; since: Date }>(
    `SELECT s.id, s.name, e.since FROM editing e JOIN staff_member s ON s.id = e.staff_id
     WHERE e.subject_kind = $2 AND e.subject_id = $3 AND e.campaign_id = $4 AND e.staff_id <> $1
       AND e.seen_at >= $5::timestamptz - interval '${GONE_SECONDS} seconds'
     ORDER BY e.since, s.id LIMIT 10`,
    [staffId, kind, id, campaignId, now],
  );
  return rows.map(({ since, ...who }) => ({ ...who, since: since.toISOString() }));
}
