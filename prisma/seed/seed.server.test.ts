import { beforeAll, describe, expect, test } from "vitest";
import { canonicalEmail } from "#app/mail/canonical-email.ts";
import { pool } from "#app/platform/db.server.ts";
import { plainText, type RichText } from "#app/platform/rich-text.ts";
import { seedDemo } from "./seed.server.ts";
import { demoCounts, demoSignatures } from "./signatures.ts";

const now = new Date("2026-11-24T18:00:00Z");

async function rows<T extends object>(sql: string): Promise<T[]> {
  return (await pool.query(sql)).rows;
}

async function number(sql: string): Promise<number> {
  return Number(Object.values((await pool.query(sql)).rows[0])[0]);
}

const tables = async () =>
  (
    await rows<{ name: string }>(`SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_name NOT LIKE '\\_%' ORDER BY 1`)
  ).map(({ name }) => name);

describe("the demo", () => {
  beforeAll(async () => {
    expect(await seedDemo({ now })).toMatchObject({ seeded: true });
  });

  test("has the signatures it promises, and counts that agree with its rows", async () => {
    expect(
      await rows(`SELECT p.slug, c.counted, (SELECT count(*)::int FROM signature s
        WHERE s.petition_id = p.id AND s.status = 'counted') AS rows
        FROM petition p JOIN petition_count c ON c.petition_id = p.id ORDER BY p.position`),
    ).toEqual([
      { slug: "trust-act", counted: demoCounts.governor, rows: demoCounts.governor },
      { slug: "sheriff-baca", counted: demoCounts.sheriff, rows: demoCounts.sheriff },
    ]);
    expect(await number(`SELECT count(*) FROM signature_count_delta`)).toBe(0);
    expect(await number(`SELECT count(*) FROM signature WHERE status = 'pending'`)).toBe(
      demoCounts.sheriffPending,
    );
  });

  test("has place counts that agree with its rows", async () => {
    const differing = await rows(`
      WITH actual AS (
        SELECT petition_id, level, place, count(*)::int AS counted FROM signature, LATERAL (VALUES
          ('country'::"PlaceLevel", country), ('region', country || '-' || region), ('county', county_fips),
          ('postal_code', country || '-' || postal_code)) AS l(level, place)
        WHERE status = 'counted' AND place IS NOT NULL GROUP BY 1, 2, 3)
      SELECT * FROM actual a FULL JOIN petition_place_count c USING (petition_id, level, place)
      WHERE a.counted IS DISTINCT FROM c.counted`);
    expect(differing).toEqual([]);
  });

  test("gives a source for every position, and finds what it links to on this site", async () => {
    const positions = await rows<{ url: string | null; source: string | null }>(
      `SELECT p.evidence_url AS url, t.source FROM position p JOIN position_translation t ON t.position_id = p.id`,
    );
    expect(positions.filter(({ source }) => !source)).toEqual([]);
    const posts = await rows<{ path: string }>(
      `SELECT '/campaigns/' || c.slug || '/news/' || p.slug AS path FROM post p JOIN campaign c ON c.id = p.campaign_id`,
    );
    const ours = positions.flatMap(({ url }) => (url?.startsWith("/") ? [url] : []));
    expect(ours.length).toBeGreaterThan(0);
    for (const url of ours) expect(posts.map(({ path }) => path)).toContain(url);
  });

  test("names no outlet that is a description in one language", async () => {
    expect(await rows(`SELECT DISTINCT outlet FROM post WHERE outlet IS NOT NULL`)).toEqual([
      { outlet: "The New York Times" },
    ]);
  });

  test("stands in both languages, every row of it", async () => {
    const translated = (await tables()).filter((name) => name.endsWith("_translation"));
    expect(translated.length).toBe(11);
    for (const table of translated) {
      const keys: Record<string, string> = {
        fundraising_translation: "page_id",
        organisation_translation: "organisation_id",
        outreach_translation: "page_id",
      };
      const key = keys[table] ?? `${table.split("_").at(-2)}_id`;
      const languages = await rows<{ languages: string }>(
        `SELECT DISTINCT string_agg(language::text, ' ' ORDER BY language) AS languages FROM ${table} GROUP BY ${key}`,
      );
      expect({ table, languages }).toEqual({ table, languages: [{ languages: "en es" }] });
    }
  });

  test("reads nothing alike in the two languages, but for names", async () => {
    const same = await rows(`SELECT a.ask FROM campaign_translation a JOIN campaign_translation b
      USING (campaign_id) WHERE a.language < b.language AND (a.ask = b.ask OR a.story = b.story)`);
    expect(same).toEqual([]);
    const stories = await rows<{ story: RichText }>(`SELECT story FROM campaign_translation`);
    for (const { story } of stories) expect(plainText(story).length).toBeGreaterThan(1_000);
  });

  test("says on which words each signer's answer rests, and writes to nobody", async () => {
    expect(
      await number(`SELECT count(*) FROM consent_record r JOIN consent_wording w ON w.id = r.wording_id
      WHERE r.purpose <> w.purpose OR r.language <> w.language`),
    ).toBe(0);
    expect(await number(`SELECT count(*) FROM consent_record`)).toBeGreaterThan(demoCounts.governor * 2);
    expect(await number(`SELECT count(*) FROM supporter WHERE email !~ '@example\\.(org|com)$'`)).toBe(0);
    expect(await number(`SELECT count(*) FROM outgoing_mail`)).toBe(0);
  });

  test("has a ledger line for each signature and each confirmation", async () => {
    const signatures = demoCounts.governor + demoCounts.sheriff + demoCounts.sheriffPending;
    expect(await number(`SELECT count(*) FROM supporter_action WHERE kind = 'signed'`)).toBe(signatures);
    expect(
      await number(`SELECT count(*) FROM signature s WHERE status = 'counted' AND NOT EXISTS
      (SELECT FROM supporter_action a WHERE a.id = s.id AND a.supporter_id = s.supporter_id)`),
    ).toBe(0);
    expect(await number(`SELECT count(*) FROM supporter_action WHERE kind = 'confirmed'`)).toBeGreaterThan(
      demoCounts.sheriff * 0.99,
    );
  });

  test("has approved comments in both languages and some that wait", async () => {
    expect(
      await rows(`SELECT comment_status AS status, count(*)::int FROM signature
        WHERE comment_status <> 'none' GROUP BY 1 ORDER BY 1`),
    ).toEqual([
      { status: "waiting", count: 4 },
      { status: "approved", count: 12 },
    ]);
  });

  test("was signed minutes ago, never in the future, and by people whom others brought", async () => {
    const [latest] = await rows<{ at: Date }>(`SELECT max(counted_at) AS at FROM signature`);
    expect(now.getTime() - latest!.at.getTime()).toBeGreaterThan(0);
    expect(now.getTime() - latest!.at.getTime()).toBeLessThan(10 * 60_000);
    expect(
      await number(`SELECT count(*) FROM signature s JOIN signature o ON o.id = s.shared_by_id
      WHERE o.signed_at > s.signed_at OR o.petition_id <> s.petition_id`),
    ).toBe(0);
    expect(await number(`SELECT count(*) FROM signature WHERE shared_by_id IS NOT NULL`)).toBeGreaterThan(
      2_000,
    );
  });

  test("is loaded once: a database that holds anything is left alone", async () => {
    const sizes = async () => {
      const counted = await Promise.all(
        (await tables()).map(async (table) => [table, await number(`SELECT count(*) FROM "${table}"`)]),
      );
      return Object.fromEntries(counted);
    };
    const before = await sizes();
    expect(await seedDemo({ now: new Date() })).toEqual({ seeded: false });
    expect(await sizes()).toEqual(before);
  });
});

describe("the demo's people", () => {
  const signatures = demoSignatures(now);

  test("are the same every time", () => {
    expect(demoSignatures(now)).toEqual(signatures);
  });

  test("have addresses in canonical form, one for each", () => {
    const people = new Map(signatures.map(({ person }) => [person.id, person.email]));
    expect(new Set(people.values()).size).toBe(people.size);
    for (const email of [...people.values()].slice(0, 500)) expect(canonicalEmail(email)).toBe(email);
  });

  test("live all over California, most of them where most people live", () => {
    const places = signatures
      .filter(({ petition }) => petition === "governor")
      .map(({ person }) => person.place);
    const share = (test: (place: (typeof places)[number]) => boolean) =>
      places.filter(test).length / places.length;
    expect(share(({ region }) => region === "CA")).toBeGreaterThan(0.95);
    expect(share(({ countyFips }) => countyFips === "06037")).toBeCloseTo(0.26, 1);
    expect(new Set(places.map(({ countyFips }) => countyFips)).size).toBeGreaterThan(58);
  });
});
