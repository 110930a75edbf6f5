import type { Language } from "#app/i18n/language.ts";
import { publicName, publicPlace } from "#app/petitions/signer-queries.server.ts";
import { pool } from "#app/platform/db.server.ts";
import { parseRichText, type RichText } from "#app/platform/rich-text.ts";
import type { PackOffice } from "./pack-office.server.ts";
import { type PlaceTable, readPlaces } from "./pack-places.server.ts";
import { ASKED, type Asked, asked, type Query } from "./pack-scope.ts";

/** Somebody on the list, as they agreed to be shown: first name, initial and town. */
export type Signer = { name: string; place: string | null; at: Date };
/** `name` null: the signer chose not to be shown. */
export type Comment = { name: string | null; place: string | null; at: Date; text: string };

export type PackHead = {
  slug: string;
  title: string;
  /** Whom the petition is addressed to. */
  target: string;
  letter: RichText;
  /** The language that the words are in: not always the one asked for. */
  language: Language;
  counted: number;
  /** How many of them chose to be on the list. */
  named: number;
  comments: number;
  places: PlaceTable[];
  /** Whose constituents signed all of it; null: it has everybody's signatures. */
  office: PackOffice | null;
};

/** What a pack reads: all of it as of one moment, and as the database was when it began. */
export type PackSource = {
  head: PackHead;
  signers: () => AsyncGenerator<Signer[]>;
  comments: () => AsyncGenerator<Comment[]>;
};

/**
 * Opens what a pack is made from, for as long as `use` takes: one snapshot, so that the count on its first page is
 * that of its lines. Null, without a call, when there is no such petition any more.
 */
export async function withPackSource<T>(
  pack: Omit<Asked, "division"> & { office: PackOffice | null },
  use: (source: PackSource) => Promise<T>,
): Promise<T | null> {
  const of: Asked = { ...pack, division: pack.office?.divisionId ?? null };
  const client = await pool.connect();
  const query: Query = (text, values) => client.query(text, values);
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    // Hundreds of thousands of signers are read by a job, from a disk if need be: that must not end it.
    await client.query("SET LOCAL statement_timeout = 0");
    const head = await readHead(query, of);
    if (!head) return null;
    const result = await use({
      head: { ...head, office: pack.office },
      signers: () => signers(query, of),
      comments: () => comments(query, of),
    });
    return result;
  } finally {
    await client.query("ROLLBACK").catch(() => {});
    client.release();
  }
}

const WORDS = `
  SELECT p.slug, t.language, t.title, t.target, t.letter FROM petition p
  JOIN petition_translation t ON t.petition_id = p.id
  WHERE p.id = $1 ORDER BY (t.language::text = $2) DESC LIMIT 1`;

const COUNTS = `
  SELECT count(*)::int AS counted, count(*) FILTER (WHERE public)::int AS named,
    count(*) FILTER (WHERE comment_status = 'approved')::int AS comments
  FROM signature WHERE ${ASKED}`;

async function readHead(query: Query, pack: Asked): Promise<Omit<PackHead, "office"> | null> {
  const [words] = (await query(WORDS, [pack.petition, pack.language])).rows;
  if (!words) return null;
  const [counts] = (await query(COUNTS, asked(pack))).rows;
  return {
    ...(words as { slug: string; title: string; target: string; language: Language }),
    letter: parseRichText(words.letter),
    ...(counts as { counted: number; named: number; comments: number }),
    places: await readPlaces(query, pack),
  };
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
async function* scan(query: Query, pack: Asked, only: string): AsyncGenerator<Row[]> {
  let after: [Date | string, string] = ["-infinity", "00000000-0000-0000-0000-000000000000"];
  for (;;) {
    const { rows } = await query(
      `SELECT id, given_name, family_name, public, locality, region, postal_code, country, counted_at, comment
       FROM signature WHERE ${ASKED} AND (counted_at, id) > ($4::timestamptz, $5::uuid) AND ${only}
       ORDER BY counted_at, id LIMIT ${BATCH}`,
      [...asked(pack), ...after],
    );
    const batch = rows as Row[];
    if (batch.length > 0) yield batch;
    if (batch.length < BATCH) return;
    const last = batch.at(-1)!;
    after = [last.counted_at, last.id];
  }
}

async function* signers(query: Query, pack: Asked): AsyncGenerator<Signer[]> {
  for await (const rows of scan(query, pack, "public")) {
    yield rows.map((row) => ({
      name: publicName(row.given_name, row.family_name),
      place: publicPlace(row),
      at: row.counted_at,
    }));
  }
}

async function* comments(query: Query, pack: Asked): AsyncGenerator<Comment[]> {
  for await (const rows of scan(query, pack, "comment_status = 'approved'")) {
    yield rows.map((row) => ({
      name: row.public ? publicName(row.given_name, row.family_name) : null,
      place: row.public ? publicPlace(row) : null,
      at: row.counted_at,
      text: row.comment,
    }));
  }
}
