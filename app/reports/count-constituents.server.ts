import type pg from "pg";
import { z } from "zod";
import { divisionsAround } from "#app/outreach/lives-in.ts";
import { pool, transact } from "#app/platform/db.server.ts";
import { enqueue, type JobDb } from "#app/platform/jobs.server.ts";

/** Name of the job that counts constituents anew: of one campaign, or of all that are under way. */
export const COUNT_CONSTITUENTS = "constituents.count";

const Payload = z.object({ campaign: z.uuid().optional() });

/** What a page shows may be this old before it asks for another count, in minutes. */
const FRESH_MINUTES = 10;

// Whoever counts first holds this row: another count of the campaign waits for it, then counts anew.
const BEGIN = `
INSERT INTO constituent_count (campaign_id, counted_at) SELECT id, $2 FROM campaign WHERE id = $1
ON CONFLICT (campaign_id) DO UPDATE SET counted_at = excluded.counted_at`;

const CLEAR = [
  "DELETE FROM division_count WHERE campaign_id = $1",
  "DELETE FROM unplaced_count WHERE campaign_id = $1",
  "DELETE FROM petition_division_count k USING petition p WHERE p.id = k.petition_id AND p.campaign_id = $1",
];

/**
 * A letter counts as written once it is confirmed, whatever the office's mail server made of it, or once its writer says that
 * it went; a call unless it was passed over. Of whom no division of a type is known, or several are possible, is told by state
 * and type; who lives abroad is in nobody's district.
 */
const COUNT = `
WITH signed AS MATERIALIZED (
  SELECT g.petition_id, g.supporter_id, g.comment_status = 'approved' AS said
  FROM petition p JOIN signature g ON g.petition_id = p.id WHERE p.campaign_id = $1 AND g.status = 'counted'
),
acted AS MATERIALIZED (
  SELECT supporter_id FROM signed
  UNION SELECT c.supporter_id FROM outreach_page o JOIN call c ON c.page_id = o.id
  WHERE o.campaign_id = $1 AND c.outcome <> 'skipped'
  UNION SELECT l.supporter_id FROM outreach_page o JOIN letter l ON l.page_id = o.id
  WHERE o.campaign_id = $1 AND l.status IN ('queued', 'sending', 'sent', 'bounced', 'said_sent')
),
home AS MATERIALIZED (
  SELECT DISTINCT a.supporter_id, v.id, v.type, v.state_code
  FROM acted a JOIN supporter_division d ON d.supporter_id = a.supporter_id
    CROSS JOIN LATERAL ${divisionsAround("d.division_id")} AS around (id) JOIN division v ON v.id = around.id
),
constituents AS (
  INSERT INTO division_count (campaign_id, division_id, constituents)
  SELECT $1, id, count(*)::int FROM home GROUP BY id
),
signatures AS (
  INSERT INTO petition_division_count (petition_id, division_id, signatures, comments)
  SELECT s.petition_id, h.id, count(*)::int, (count(*) FILTER (WHERE s.said))::int
  FROM signed s JOIN home h ON h.supporter_id = s.supporter_id GROUP BY 1, 2
),
placed AS (
  SELECT supporter_id, array_agg(type) AS types, max(state_code) AS state_code FROM home GROUP BY 1
)
INSERT INTO unplaced_count (campaign_id, state_code, type, supporters)
SELECT $1, coalesce(h.state_code, substring(upper(s.region) from '^[A-Z]{2}$'), ''), t.type, count(*)::int
FROM acted a JOIN supporter s ON s.id = a.supporter_id LEFT JOIN placed h ON h.supporter_id = a.supporter_id
  CROSS JOIN (VALUES ('cd'), ('sldu'), ('sldl')) AS t (type)
WHERE s.country = 'US' AND NOT t.type = ANY(coalesce(h.types, '{}'))
GROUP BY 2, 3`;

/**
 * Counts, for every division, a campaign's supporters who live there and each petition's signatures of theirs. One
 * transaction: whoever reads meanwhile sees the count before. Errors: only a database failure throws; a campaign that is
 * gone has no counts.
 */
export function countConstituentsOf(campaignId: string, { now }: { now: Date }): Promise<void> {
  return transact(async (client: pg.PoolClient) => {
    // Hundreds of thousands of signatures are read by a job; the pool's own limit is for pages.
    await client.query("SET LOCAL statement_timeout = '10min'");
    const { rowCount } = await client.query(BEGIN, [campaignId, now]);
    if (rowCount === 0) return;
    for (const clear of CLEAR) await client.query(clear, [campaignId]);
    await client.query(COUNT, [campaignId]);
  });
}

/** Campaigns under way, those that closed lately, and those that nobody has counted yet. */
const DUE = `
SELECT c.id FROM campaign c LEFT JOIN constituent_count k ON k.campaign_id = c.id
WHERE c.status = 'live' OR c.closed_at > $1::timestamptz - interval '3 days' OR k.campaign_id IS NULL ORDER BY c.id`;

/** The job: counts the campaign that its payload names, or every campaign whose counts may have moved. */
export async function countConstituents(payload: unknown, { now }: { now: Date }): Promise<void> {
  const { campaign } = Payload.parse(payload ?? {});
  if (campaign) return countConstituentsOf(campaign, { now });
  const { rows } = await pool.query<{ id: string }>(DUE, [now]);
  for (const { id } of rows) await countConstituentsOf(id, { now });
}

/** Asks the worker to count a campaign anew. While a count waits, it is asked for once. */
export async function askForCount(campaignId: string, db: JobDb = pool): Promise<void> {
  const options = {
    jobKey: `${COUNT_CONSTITUENTS}:${campaignId}`,
    queue: COUNT_CONSTITUENTS,
    maxAttempts: 3,
  };
  await enqueue(db, COUNT_CONSTITUENTS, { campaign: campaignId }, options);
}

/**
 * When a campaign was last counted, as an ISO instant; null: not yet. What is older than some minutes is asked for anew,
 * and shown until then.
 */
export async function constituentsAsOf(campaignId: string, { now }: { now: Date }): Promise<string | null> {
  const { rows } = await pool.query<{ at: Date }>(
    "SELECT counted_at AS at FROM constituent_count WHERE campaign_id = $1",
    [campaignId],
  );
  const at = rows[0]?.at ?? null;
  if (!at || now.getTime() - at.getTime() > FRESH_MINUTES * 60_000) await askForCount(campaignId);
  return at?.toISOString() ?? null;
}
