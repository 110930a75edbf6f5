import { countriesIn } from "#app/geography/countries.ts";
import { findCounty } from "#app/geography/places.server.ts";
import { regionName } from "#app/geography/states.ts";
import type { Language } from "#app/i18n/language.ts";
import { publicName, publicPlace } from "#app/petitions/signer-queries.server.ts";
import { pool } from "#app/platform/db.server.ts";
import { parseRichText, type RichText } from "#app/platform/rich-text.ts";

/** Somebody on the list, as they agreed to be shown: first name, initial and town. */
export type Signer = { name: string; place: string | null; at: Date };
/** `name` null: the signer chose not to be shown. */
export type Comment = { name: string | null; place: string | null; at: Date; text: string };
/** `name` null: all places with fewer than five signers together. */
export type PlaceLine = { name: string | null; counted: number };
export type PlaceTable = { level: "country" | "region" | "county" | "zip"; lines: PlaceLine[] };

export type PackHead = {
  slug: string;
  title: string;
  target: string;
  letter: RichText;
  /** The language that the words are in: not always the one asked for. */
  language: Language;
  counted: number;
  /** How many of them chose to be on the list. */
  named: number;
  comments: number;
  places: PlaceTable[];
};

type Query = (text: string, values: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>;

/** What a pack reads: all of it as of one moment, and as the database was when it began. */
export type PackSource = {
  head: PackHead;
  signers: () => AsyncGenerator<Signer[]>;
  comments: () => AsyncGenerator<Comment[]>;
};

type Asked = { petition: string; language: Language; asOf: string; zip: boolean };

/**
 * Opens what a pack is made from, for as long as `use` takes: one snapshot, so that the count on its first page is
 * that of its lines. Null, without a call, when there is no such petition any more.
 */
export async function withPackSource<T>(
  asked: Asked,
  use: (source: PackSource) => Promise<T>,
): Promise<T | null> {
  const client = await pool.connect();
  const query: Query = (text, values) => client.query(text, values);
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    // Hundreds of thousands of signers are read by a job, from a disk if need be: that must not end it.
    await client.query("SET LOCAL statement_timeout = 0");
    const head = await readHead(query, asked);
    if (!head) return null;
    const result = await use({
      head,
      signers: () => signers(query, asked),
      comments: () => comments(query, asked),
    });
    return result;
  } finally {
    await client.query("ROLLBACK").catch(() => {});
    client.release();
  }
}

const COUNTED = "petition_id = $1 AND status = 'counted' AND counted_at <= $2";

const WORDS = `
  SELECT p.slug, t.language, t.title, t.target, t.letter FROM petition p
  JOIN petition_translation t ON t.petition_id = p.id
  WHERE p.id = $1 ORDER BY (t.language::text = $2) DESC LIMIT 1`;

const COUNTS = `
  SELECT count(*)::int AS counted, count(*) FILTER (WHERE public)::int AS named,
    count(*) FILTER (WHERE comment_status = 'approved')::int AS comments
  FROM signature WHERE ${COUNTED}`;

async function readHead(query: Query, { petition, language, asOf, zip }: Asked): Promise<PackHead | null> {
  const [words] = (await query(WORDS, [petition, language])).rows;
  if (!words) return null;
  const [counts] = (await query(COUNTS, [petition, asOf])).rows;
  return {
    ...(words as { slug: string; title: string; target: string; language: Language }),
    letter: parseRichText(words.letter),
    ...(counts as { counted: number; named: number; comments: number }),
    places: await readPlaces(query, { petition, language, asOf, zip }),
  };
}

/** A place with fewer signers than this could point at a person. */
const SMALLEST = 5;

const LEVELS = {
  country: "country",
  region: "country || '-' || region",
  county: "county_fips",
  zip: "CASE WHEN country = 'US' THEN left(postal_code, 5) END",
} as const;

async function readPlaces(query: Query, { petition, language, asOf, zip }: Asked): Promise<PlaceTable[]> {
  const levels = (Object.keys(LEVELS) as PlaceTable["level"][]).filter((level) => level !== "zip" || zip);
  const tables: PlaceTable[] = [];
  for (const level of levels) {
    const { rows } = await query(
      `WITH place AS (
         SELECT ${LEVELS[level]} AS code, count(*)::int AS counted FROM signature
         WHERE ${COUNTED} AND ${LEVELS[level]} IS NOT NULL GROUP BY 1)
       SELECT CASE WHEN counted >= $3 THEN code END AS code, sum(counted)::int AS counted FROM place
       GROUP BY 1 ORDER BY (CASE WHEN min(counted) >= $3 THEN 0 ELSE 1 END), counted DESC, code`,
      [petition, asOf, SMALLEST],
    );
    const lines = (rows as { code: string | null; counted: number }[]).map(({ code, counted }) => ({
      name: code && nameOf(level, code, language),
      counted,
    }));
    if (level === "country" ? lines.length > 1 : lines.length > 0) tables.push({ level, lines });
  }
  return tables;
}

function nameOf(level: PlaceTable["level"], code: string, language: Language): string {
  if (level === "zip") return code;
  if (level === "county") {
    const county = findCounty(code);
    return county ? `${county.name}, ${county.state}` : code;
  }
  if (level === "country")
    return countriesIn(language).find((country) => country.code === code)?.name ?? code;
  const [country = "", ...region] = code.split("-");
  return regionName(country, region.join("-")) ?? code;
}

const BATCH = 500;

type Row = {
  id: string;
  given_name: string;
  family_name: string | null;
  public: boolean;
  locality: string | null;
  region: string | null;
  postal_code: string | null;
  country: string;
  counted_at: Date;
  comment: string;
};

/** Rows in the order in which they were counted, a batch at a time, by the index of the latest. */
async function* scan(query: Query, { petition, asOf }: Asked, only: string): AsyncGenerator<Row[]> {
  let after: [Date | string, string] = ["-infinity", "00000000-0000-0000-0000-000000000000"];
  for (;;) {
    const { rows } = await query(
      `SELECT id, given_name, family_name, public, locality, region, postal_code, country, counted_at, comment
       FROM signature WHERE ${COUNTED} AND (counted_at, id) > ($3::timestamptz, $4::uuid) AND ${only}
       ORDER BY counted_at, id LIMIT ${BATCH}`,
      [petition, asOf, ...after],
    );
    const batch = rows as Row[];
    if (batch.length > 0) yield batch;
    if (batch.length < BATCH) return;
    const last = batch.at(-1)!;
    after = [last.counted_at, last.id];
  }
}

async function* signers(query: Query, asked: Asked): AsyncGenerator<Signer[]> {
  for await (const rows of scan(query, asked, "public")) {
    yield rows.map((row) => ({
      name: publicName(row.given_name, row.family_name),
      place: publicPlace(row),
      at: row.counted_at,
    }));
  }
}

async function* comments(query: Query, asked: Asked): AsyncGenerator<Comment[]> {
  for await (const rows of scan(query, asked, "comment_status = 'approved'")) {
    yield rows.map((row) => ({
      name: row.public ? publicName(row.given_name, row.family_name) : null,
      place: row.public ? publicPlace(row) : null,
      at: row.counted_at,
      text: row.comment,
    }));
  }
}
