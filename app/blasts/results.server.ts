import { pool } from "#app/platform/db.server.ts";
import { remember } from "#app/platform/remember.ts";
import { ATTRIBUTED_DAYS, type BlastResults } from "./results.ts";

const FIRST = `first AS MATERIALIZED (
  SELECT c.delivery_id, min(c.at) AS at FROM blast_click c WHERE c.blast_id = $1 AND NOT c.machine
  GROUP BY c.delivery_id)`;

const LINKS = `
  SELECT l.number, l.href, count(DISTINCT c.delivery_id) FILTER (WHERE NOT c.machine)::int AS people
  FROM blast_link l LEFT JOIN blast_click c ON c.blast_id = l.blast_id AND c.link = l.number
  WHERE l.blast_id = $1 GROUP BY l.number, l.href ORDER BY people DESC, l.number`;

const ACTIONS = `
  WITH ${FIRST}
  SELECT a.kind::text AS kind, count(DISTINCT a.supporter_id)::int AS people
  FROM first JOIN blast_delivery d ON d.id = first.delivery_id
  JOIN supporter_action a ON a.supporter_id = d.supporter_id AND a.occurred_at >= first.at
    AND a.occurred_at < first.at + make_interval(days => ${ATTRIBUTED_DAYS})
  WHERE a.kind IN ('signed', 'called', 'wrote', 'gave') GROUP BY a.kind ORDER BY people DESC`;

const GIFTS = `
  WITH ${FIRST}
  SELECT g.currency, count(*)::int AS gifts, sum(g.amount_minor - g.refunded_minor)::int AS "sumMinor"
  FROM first JOIN blast_delivery d ON d.id = first.delivery_id
  JOIN donation g ON g.supporter_id = d.supporter_id AND g.status = 'paid' AND g.started_at >= first.at
    AND g.started_at < first.at + make_interval(days => ${ATTRIBUTED_DAYS})
  GROUP BY g.currency ORDER BY g.currency`;

const SHARES = `
  WITH ${FIRST}
  SELECT d.language, d.lane, count(*) FILTER (WHERE d.state = 'sent')::int AS sent,
    count(*) FILTER (WHERE d.state = 'failed')::int AS failed, count(first.at)::int AS clicked
  FROM blast_delivery d LEFT JOIN first ON first.delivery_id = d.id
  WHERE d.blast_id = $1 GROUP BY d.language, d.lane`;

const STOPS = `
  SELECT count(*) FILTER (WHERE x.reason IN ('hard_bounce', 'soft_bounces'))::int AS bounced,
    count(*) FILTER (WHERE x.reason = 'complaint')::int AS complained
  FROM blast_delivery d JOIN supporter s ON s.id = d.supporter_id
  JOIN suppression x ON x.email_canonical = s.email_canonical AND x.created_at >= d.claimed_at
    AND x.created_at < d.claimed_at + interval '14 days'
  WHERE d.blast_id = $1`;

const UNSUBSCRIBED = `
  SELECT count(*)::int AS people FROM supporter_action a JOIN blast_delivery d ON d.id = a.subject_id
  WHERE d.blast_id = $1 AND a.kind = 'unsubscribed' AND a.supporter_id = d.supporter_id`;

type Share = { language: "en" | "es"; lane: string; sent: number; failed: number; clicked: number };

const kept = remember(5_000, count);

/**
 * What people did with a blast's mail, at most five seconds old. Opens are not counted: programs open mails, and people
 * read them unseen.
 */
export const blastResults = (blastId: string): Promise<BlastResults> => kept.get(blastId);

/** Makes the next look read the database: for tests. */
export const forgetResults = kept.forget;

async function count(blastId: string): Promise<BlastResults> {
  const ask = async <Row>(sql: string) => (await pool.query(sql, [blastId])).rows as Row[];
  const [links, actions, gifts, shares, [stops], [unsubscribed], [machines]] = await Promise.all([
    ask<BlastResults["links"][number]>(LINKS),
    ask<BlastResults["actions"][number]>(ACTIONS),
    ask<BlastResults["gifts"][number]>(GIFTS),
    ask<Share>(SHARES),
    ask<{ bounced: number; complained: number }>(STOPS),
    ask<{ people: number }>(UNSUBSCRIBED),
    ask<{ clicks: number }>(
      "SELECT count(*)::int AS clicks FROM blast_click WHERE blast_id = $1 AND machine",
    ),
  ]);
  const sum = (of: Share[], what: "sent" | "failed" | "clicked") =>
    of.reduce((total, share) => total + share[what], 0);
  const by = <Key extends "language" | "lane">(key: Key) =>
    [...new Set(shares.map((share) => share[key]))].map(
      (value) => [value, shares.filter((share) => share[key] === value)] as const,
    );
  return {
    ...{ clicked: sum(shares, "clicked"), links, actions, gifts, ...stops! },
    machineClicks: machines!.clicks,
    unsubscribed: unsubscribed!.people,
    languages: by("language").map(([language, of]) => ({
      language,
      sent: sum(of, "sent"),
      clicked: sum(of, "clicked"),
    })),
    lanes: by("lane")
      .map(([lane, of]) => ({
        lane,
        sent: sum(of, "sent"),
        failed: sum(of, "failed"),
        clicked: sum(of, "clicked"),
      }))
      .sort((a, b) => b.sent - a.sent),
  };
}
