import { pool } from "#app/platform/db.server.ts";
import { ATTRIBUTED_DAYS } from "./results.ts";
import type { Letter, TriedVersion } from "./versions.ts";

const within = `f.at AND x.moment < f.at + make_interval(days => ${ATTRIBUTED_DAYS})`;

// The mails that went out before one version was chosen: those after it were to nobody drawn by lot.
const TRIED = `
  WITH tried AS MATERIALIZED (
    SELECT d.id, d.supporter_id, d.version, d.state FROM blast_delivery d JOIN blast b ON b.id = d.blast_id
    WHERE d.blast_id = $1 AND d.claimed_at < coalesce(b.chosen_at, 'infinity')),
  first AS MATERIALIZED (
    SELECT c.delivery_id, min(c.at) AS at FROM blast_click c WHERE c.blast_id = $1 AND NOT c.machine
    GROUP BY c.delivery_id)
  SELECT t.version AS letter, count(*) FILTER (WHERE t.state = 'sent')::int AS sent, count(f.at)::int AS clicks,
    count(*) FILTER (WHERE f.at IS NOT NULL AND EXISTS (
      SELECT FROM (SELECT a.occurred_at AS moment FROM supporter_action a WHERE a.supporter_id = t.supporter_id
        AND a.kind IN ('signed', 'called', 'wrote', 'gave')) x WHERE x.moment >= ${within}))::int AS actions,
    count(*) FILTER (WHERE f.at IS NOT NULL AND EXISTS (
      SELECT FROM (SELECT g.started_at AS moment FROM donation g WHERE g.supporter_id = t.supporter_id
        AND g.status = 'paid') x WHERE x.moment >= ${within}))::int AS gifts
  FROM tried t LEFT JOIN first f ON f.delivery_id = t.id
  GROUP BY t.version ORDER BY t.version`;

/** How the versions of a blast did among those whom they were tried on, by the rule of attribution of all results. */
export async function triedVersions(blastId: string): Promise<TriedVersion[]> {
  const { rows } = await pool.query<TriedVersion & { letter: Letter }>(TRIED, [blastId]);
  return rows;
}
