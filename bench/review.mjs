/**
 * `node bench/review.mjs [--signatures=2000000] [--explain]`: times of the review of signatures on generated ones, in a
 * database of its own on DATABASE_URL's server, which is dropped afterwards. Each figure is the middle of three.
 */
import { randomBytes } from "node:crypto";
import pg from "pg";
import { register } from "tsx/esm/api";
import { migrate } from "../scripts/migrations.mjs";

const most = Number(process.argv.find((word) => word.startsWith("--signatures="))?.slice(13) ?? 2_000_000);
const server = process.env.DATABASE_URL;
const name = `groundswell_review_${randomBytes(4).toString("hex")}`;
const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
register();

async function asAdmin(sql) {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

/**
 * Half as many people as signatures, over fifty petitions of ten campaigns, a seventh on the first; over sixty days; a few
 * in a hundred caught. Each signs twice.
 */
const FILL = [
  `INSERT INTO campaign (id, slug, status, paper, ink1, ink2, motif, updated_at)
   SELECT gen_random_uuid(), 'review-' || n, 'live', '#FFFFFF', '#000000', '#CC0000', 'door', now() FROM generate_series(1, 10) n`,
  `INSERT INTO petition (id, campaign_id, slug, fields, updated_at)
   SELECT gen_random_uuid(), (SELECT id FROM campaign WHERE slug = 'review-' || (1 + n % 10)), 'review-' || n, '{}', now()
   FROM generate_series(1, 50) n`,
  `INSERT INTO supporter (id, email, email_canonical, given_name, family_name, region, postal_code, country, language,
     created_at, updated_at)
   SELECT ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, e, e, 'Ana' || n % 977, 'Rivera' || n % 3571,
     'CA', (90001 + n % 900)::text, 'US', 'en', now() - interval '60 days' * (1 - n / $1::float), now()
   FROM (SELECT n, 'p' || n || '@' || CASE WHEN n % 10 < 7 THEN 'gmail.com' ELSE 'd' || n % 20011 || '.example' END AS e
     FROM generate_series(1, $1::int / 2) n) s`,
  `INSERT INTO signature (id, petition_id, supporter_id, status, given_name, family_name, public, region, postal_code,
     country, county_fips, language, source, share_code, reasons, network_hash, signed_at, counted_at)
   SELECT ('01900000-' || lpad(to_hex(n / 65536), 4, '0') || '-7' || lpad(to_hex(n % 4096), 3, '0') || '-8000-'
       || lpad(to_hex(n), 12, '0'))::uuid, p.ids[1 + (floor(50 * power((((n - 1) % ($1::int / 2)) * 7919::bigint % 10007) / 10007.0, 2))::int + (n > $1::int / 2)::int) % 50],
     ('01900000-0000-7000-8000-' || lpad(to_hex(1 + (n - 1) % ($1::int / 2)), 12, '0'))::uuid, s.status::"SignatureStatus",
     'Ana' || n % 977, 'Rivera' || n % 3571, true, 'CA', CASE WHEN n % 5000 = 0 THEN '00999' ELSE '90012' END, 'US',
     CASE WHEN n % 5000 = 0 THEN NULL ELSE '06037' END, 'en', CASE WHEN n % 4 = 0 THEN 'source' || n % 40 END,
     'r' || n, s.reasons, CASE WHEN s.at > now() - interval '30 days' THEN decode(md5((n % 3000)::text || s.at::date), 'hex') END, s.at,
     CASE WHEN s.status = 'counted' THEN s.at END
   FROM (SELECT n, now() - interval '60 days' * (1 - n / $1::float) AS at,
       CASE WHEN n % 100 < 4 THEN 'review' WHEN n % 100 < 6 THEN 'invalid' WHEN n % 100 < 14 THEN 'pending' ELSE 'counted' END AS status,
       CASE WHEN n % 100 IN (0, 6) THEN '{honeypot,too-fast}' WHEN n % 100 IN (1, 7) THEN '{disposable}' WHEN n % 100 < 4 THEN '{rate.network}'
         WHEN n % 1000 = 4 THEN '{blocked.word}' ELSE '{}' END::text[] AS reasons
     FROM generate_series(1, $1::int) n) s, (SELECT array_agg(id ORDER BY slug) AS ids FROM petition) p`,
];

async function fill(client) {
  const began = performance.now();
  // Statistics are made from the rows at the end; searching needs its index once.
  await client.query("SET session_replication_role = replica");
  const { rows } = await client.query(
    "SELECT indexname, indexdef FROM pg_indexes WHERE tablename IN ('signature', 'supporter') AND indexdef NOT LIKE '%UNIQUE%'",
  );
  for (const { indexname } of rows) await client.query(`DROP INDEX "${indexname}"`);
  for (const sql of FILL) await client.query(sql, sql.includes("$1") ? [most] : []);
  await client.query("SET maintenance_work_mem = '512MB'");
  for (const { indexdef } of rows) await client.query(indexdef);
  await client.query(`INSERT INTO signature_quarter SELECT petition_id, quarter_of(signed_at), 'direct',
    count(*) FILTER (WHERE status = 'counted'), count(*) FILTER (WHERE status = 'pending'),
    count(*) FILTER (WHERE status = 'review'), count(*) FILTER (WHERE status = 'invalid') FROM signature GROUP BY 1, 2`);
  await client.query("VACUUM ANALYZE");
  console.log(`${most} signatures written in ${Math.round((performance.now() - began) / 1000)} s`);
}

async function measure(what, work, times = 3) {
  const taken = [];
  let result;
  for (let at = 0; at < times; at += 1) {
    const began = performance.now();
    result = await work();
    taken.push(performance.now() - began);
  }
  const middle = taken.toSorted((a, b) => a - b)[Math.floor(times / 2)];
  console.log(`${middle.toFixed(1).padStart(9)} ms  ${what}${result === undefined ? "" : `: ${result}`}`);
}

/** Every statement that the pool asks, with its plan, where it is wanted. */
function explaining(pool) {
  const query = pool.query.bind(pool);
  pool.query = async (sql, values) => {
    if (typeof sql === "string" && /^\s*(SELECT|WITH)/.test(sql)) {
      const { rows } = await query(`EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) ${sql}`, values);
      console.log(rows.map((row) => `      ${row["QUERY PLAN"]}`).join("\n"));
    }
    return query(sql, values);
  };
}

async function lists() {
  const { pool } = await import("../app/platform/db.server.ts");
  const review = await import("../app/review/review-page.server.ts");
  const { noConditions } = await import("../app/review/conditions.ts");
  const { findPatterns } = await import("../app/review/find-patterns.server.ts");
  const { patternsPage } = await import("../app/review/patterns.server.ts");
  const one = async (sql) => Object.values((await pool.query(sql)).rows[0])[0];
  const petition = await one("SELECT id FROM petition WHERE slug = 'review-7'");
  const campaign = await one("SELECT id FROM campaign WHERE slug = 'review-3'");
  const like = await one("SELECT id FROM signature WHERE network_hash IS NOT NULL ORDER BY id DESC LIMIT 1");
  if (process.argv.includes("--explain")) explaining(pool);
  const all = { campaigns: null, personal: true };
  const language = "en";
  const day = (back) => new Date(Date.now() - back * 86_400_000).toISOString();
  const page = (what, change, scope = all) =>
    measure(what, async () => {
      const conditions = { ...noConditions, ...change };
      const first = await review.reviewPage(conditions, scope, { language });
      if (first.next) await review.reviewPage(conditions, scope, { language, after: first.next });
      return `${first.signatures.length} rows and the next page`;
    });
  await page("held, all petitions", { standing: "held" });
  await page("held, one petition", { standing: "held", petition });
  await page(
    "held, of a campaign somebody is held to",
    { standing: "held" },
    { campaigns: [campaign], personal: false },
  );
  await page("held, with the commonest reason", { standing: "held", reason: "rate.network" });
  await page("held, a day in the past", { standing: "held", from: day(40), until: day(39) });
  await page("held, by name", { standing: "held", words: "rivera1234" });
  await page("held, by mail domain", { standing: "held", domain: "d77.example" });
  await page("caught, all petitions", { standing: "caught" });
  await page("counted, all petitions", { standing: "counted" });
  await page("counted, by mail address", { standing: "counted", words: "p4711@gmail.com" });
  await page("counted, one network", { standing: "counted", network: like });
  await page("invalid, all petitions", { standing: "invalid" });
  await measure("held, counted to 1,000", () => review.countHeld(null));
  const count = (what, change) =>
    measure(what, async () => {
      const { count, capped } = await review.countFitting(
        { ...noConditions, standing: "any", ...change },
        all,
      );
      await review.fittingSample({ ...noConditions, standing: "any", ...change }, all, { language });
      return `${count}${capped ? "+" : ""}, and a sample`;
    });
  await count("preview, everything", {});
  await count("preview, one petition", { petition });
  await count("preview, mail domain", { domain: "d77.example" });
  await count("preview, a reason", { reason: "blocked.word" });
  await count("preview, an hour", {
    from: day(40),
    until: new Date(Date.now() - 40 * 86_400_000 + 3_600_000).toISOString(),
  });
  await count("preview, one network", { network: like });
  await count("preview, a source", { source: "source8" });
  await count("preview, a part of a name (nobody has it)", { name: "xyzzy" });
  await count("preview, a country (nobody has it)", { country: "FR" });
  await measure("patterns found, a week of signatures", () => findPatterns({ now: new Date() }), 1);
  await measure("patterns, first page", async () => {
    const { patterns } = await patternsPage({ kind: null, accepted: false }, all, { language });
    return `${patterns.length} of ${await one("SELECT count(*) FROM signature_pattern")}`;
  });
}

await asAdmin(`CREATE DATABASE ${name}`);
let disconnect = async () => {};
try {
  await migrate(url, new URL("../prisma/migrations", import.meta.url).pathname);
  process.env.DATABASE_URL = url;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await fill(client).finally(() => client.end());
  ({ disconnect } = await import("../app/platform/db.server.ts"));
  await lists();
} finally {
  await disconnect();
  await asAdmin(`DROP DATABASE ${name} WITH (FORCE)`);
}
