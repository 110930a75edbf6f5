import type pg from "pg";
import { mailboxProviders } from "#app/mail/suggest-email.ts";
import { pool } from "#app/platform/db.server.ts";
import { least, patternKinds, times } from "./pattern.ts";
import { contradictions } from "./place-contradictions.ts";

/** Name of the job that finds patterns anew. */
export const FIND_PATTERNS = "patterns.find";

/** How far back is looked each time, and for how long a pattern is kept after its last signature. */
const days = { network: 2, domain: 7, burst: 2, place: 7, kept: 30 } as const;

/** Days before a burst that say what a quarter of an hour usually has, and quarters that have to be among them. */
const usualDays = 14;
const usualQuarters = 8;

/** Supporters that are looked at for how common a mail domain is. */
const sampled = 30_000;

const DAY_MS = 86_400_000;
const SLOW = "SET LOCAL statement_timeout = '5min'";

/** `found` says petition_id, key, size, usual, first_at and last_at. What was found before is brought up to date. */
const write = (kind: string, found: string, now: string) => `${found}
INSERT INTO signature_pattern AS t (id, petition_id, kind, key, size, usual, first_at, last_at, found_at)
SELECT gen_random_uuid(), petition_id, '${kind}', key, size, usual, first_at, last_at, ${now}::timestamptz FROM found
ON CONFLICT (petition_id, kind, key) DO UPDATE SET size = excluded.size, usual = excluded.usual,
  first_at = excluded.first_at, last_at = excluded.last_at, found_at = excluded.found_at`;

const measures =
  "count(*)::int AS size, NULL::int AS usual, min(g.signed_at) AS first_at, max(g.signed_at) AS last_at";

/** Hashes are salted anew each day, so that a group is one of a day. $1: a midnight, UTC. */
const NETWORKS = write(
  "network",
  `WITH found AS (
  SELECT g.petition_id, encode(g.network_hash, 'hex') AS key, ${measures} FROM signature g
  WHERE g.signed_at >= $1 AND g.network_hash IS NOT NULL AND g.status <> 'invalid'
  GROUP BY g.petition_id, g.network_hash HAVING count(*) >= ${least.network}
)`,
  "$2",
);

/**
 * A mail domain is unusual where it has far more of a petition's signers than of the supporters who came before.
 * Those that everybody has are none. $3: domains, $4: how many supporters in a hundred are looked at.
 */
const DOMAINS = write(
  "domain",
  `WITH recent AS (
  SELECT g.petition_id, lower(split_part(k.email, '@', 2)) AS key, ${measures}
  FROM signature g JOIN supporter k ON k.id = g.supporter_id
  WHERE g.signed_at >= $1 AND g.status <> 'invalid' AND k.erased_at IS NULL GROUP BY 1, 2
),
signed AS (SELECT petition_id, sum(size) AS of_all FROM recent GROUP BY 1),
known AS (
  SELECT lower(split_part(email, '@', 2)) AS key, count(*) AS size FROM supporter TABLESAMPLE SYSTEM ($4::real) REPEATABLE (1)
  WHERE created_at < $1 AND erased_at IS NULL GROUP BY 1
),
expected AS (
  SELECT r.petition_id, r.key, r.size, r.first_at, r.last_at,
    coalesce(n.size / nullif((SELECT sum(size) FROM known), 0) * s.of_all, 0) AS usual
  FROM recent r JOIN signed s USING (petition_id) LEFT JOIN known n USING (key)
  WHERE r.size >= ${least.domain} AND r.key <> ALL($3::text[])
),
found AS (
  SELECT petition_id, key, size, round(usual)::int AS usual, first_at, last_at FROM expected
  WHERE size >= ${times.domain} * usual
)`,
  "$2",
);

/** Of the sums by quarter of an hour alone. Quarters in a row are one burst, by the name of the first. */
const BURSTS = write(
  "burst",
  `WITH quarters AS (
  SELECT petition_id, at, sum(counted + pending + review) AS size FROM signature_quarter
  WHERE at >= $1::timestamptz - interval '${usualDays} days' GROUP BY 1, 2 HAVING sum(counted + pending + review) > 0
),
compared AS (
  SELECT petition_id, at, size, avg(size) OVER usual AS usual, count(*) OVER usual AS before FROM quarters
  WINDOW usual AS (PARTITION BY petition_id ORDER BY at
    RANGE BETWEEN interval '${usualDays} days' PRECEDING AND interval '15 minutes' PRECEDING)
),
high AS (
  SELECT *, at - row_number() OVER (PARTITION BY petition_id ORDER BY at) * interval '15 minutes' AS row
  FROM compared
  WHERE at >= $1 AND before >= ${usualQuarters} AND size >= ${least.burst} AND size >= ${times.burst} * usual
),
found AS (
  SELECT petition_id, to_char(min(at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI"Z"') AS key, sum(size)::int AS size,
    round((array_agg(usual ORDER BY at))[1])::int AS usual, min(at) AS first_at,
    max(at) + interval '14 minutes 59.999 seconds' AS last_at
  FROM high GROUP BY petition_id, row
)`,
  "$2",
);

const PLACES = write(
  "place",
  `WITH wrong AS (
  SELECT g.petition_id, g.signed_at, CASE ${Object.entries(contradictions)
    .map(([name, sql]) => `WHEN ${sql} THEN '${name}'`)
    .join(" ")} END AS key
  FROM signature g WHERE g.signed_at >= $1 AND g.status <> 'invalid'
),
found AS (
  SELECT g.petition_id, g.key, ${measures} FROM wrong g WHERE g.key IS NOT NULL
  GROUP BY 1, 2 HAVING count(*) >= ${least.place}
)`,
  "$2",
);

/** What is there no longer, and what is long over. */
const DROP = `
DELETE FROM signature_pattern WHERE (kind = $1 AND found_at < $2 AND last_at >= $3) OR last_at < $4`;

const SHARE = `
SELECT least(100, 100.0 * ${sampled} / greatest(1, reltuples))::real AS share FROM pg_class WHERE oid = 'supporter'::regclass`;

/**
 * Finds what signatures of the last days have in common that people rarely have, each kind in one statement over the
 * days it looks back: what that costs grows with the signatures of these days, and not with all there are. What staff
 * found in order stays so. One process at a time; returns whether it was this one.
 */
export async function findPatterns({ now }: { now: Date }): Promise<boolean> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const { rows } = await client.query(
      "SELECT pg_try_advisory_xact_lock(hashtext('signature_pattern')) AS held",
    );
    if (rows[0].held) {
      await client.query(SLOW);
      await findEach(client, now);
    }
    await client.query("COMMIT");
    return rows[0].held;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

async function findEach(client: pg.PoolClient, now: Date): Promise<void> {
  const { rows } = await client.query<{ share: number }>(SHARE);
  const midnight = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  const since = (count: number) => new Date(midnight - (count - 1) * DAY_MS);
  const kept = new Date(now.getTime() - days.kept * DAY_MS);
  const finds = {
    network: [NETWORKS],
    domain: [DOMAINS, mailboxProviders, rows[0]!.share],
    burst: [BURSTS],
    place: [PLACES],
  } as const;
  for (const kind of patternKinds) {
    const [sql, ...more] = finds[kind];
    const from = since(days[kind]);
    await client.query(sql, [from, now, ...more]);
    await client.query(DROP, [kind, now, from, kept]);
  }
}
