import { townOf } from "#app/geography/places.server.ts";
import type { Language } from "#app/i18n/language.ts";
import { petitionName } from "#app/petitions/petition-name.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import type { Conditions, Scope, Standing } from "./conditions.ts";
import { conditionsWhere, fittingWhere, petitionsOf, standingSql } from "./conditions-sql.server.ts";
import { suspicionOf } from "./suspicion.ts";

/** A signature as whoever judges it sees it. Null: not theirs to see, or not known. */
export type ReviewedSignature = {
  id: string;
  petitionId: string;
  petition: string;
  slug: string;
  supporterId: string;
  name: string;
  email: string | null;
  domain: string | null;
  /** Town and state, or the country. */
  place: string;
  postalCode: string | null;
  status: "pending" | "counted" | "review" | "invalid";
  reasons: string[];
  suspicion: number;
  source: string | null;
  comment: string | null;
  language: Language;
  /** A short name for the network it came from; nobody can tell which that is. */
  network: string | null;
  /** How many came from that network on that day, and with that mail domain; null: fewer than are noted. */
  networkSize: number | null;
  domainSize: number | null;
  /** ISO instant. */
  signedAt: string;
};

type Row = {
  id: string;
  petition_id: string;
  supporter_id: string;
  given_name: string;
  family_name: string | null;
  email: string;
  erased: boolean;
  locality: string | null;
  region: string | null;
  postal_code: string | null;
  country: string;
  status: ReviewedSignature["status"];
  reasons: string[];
  source: string | null;
  comment: string | null;
  language: Language;
  network: string | null;
  network_size: number | null;
  domain_size: number | null;
  signed_at: Date;
  keys: string[];
};

type Order = { keys: string[]; types: string[] };

const score = "signature_suspicion(g.reasons)";
const byLikelihood: Order = { keys: [score, "g.id"], types: ["integer", "uuid"] };

/** The orders that indexes serve, a petition at a time; all of them downwards. */
const orders: Record<Standing, Order> = {
  held: byLikelihood,
  caught: byLikelihood,
  counted: { keys: ["g.counted_at", "g.id"], types: ["timestamptz", "uuid"] },
  invalid: { keys: ["g.id"], types: ["uuid"] },
};

/** Rows of the order that are looked through, before all who fit are gathered and sorted. */
const WALK = 4_000;

const COLUMNS = `g.id, g.petition_id, g.supporter_id, g.given_name, g.family_name, k.email, k.erased_at IS NOT NULL AS erased,
  g.locality, g.region, g.postal_code, g.country, g.status, g.reasons, g.source, g.comment, g.language, g.signed_at,
  encode(g.network_hash, 'hex') AS network`;

/** The size of what they share with others, as the patterns have it. */
const withSizes = (rows: string) => `
SELECT r.*, n.size AS network_size, d.size AS domain_size FROM (${rows}) r
LEFT JOIN signature_pattern n ON n.petition_id = r.petition_id AND n.kind = 'network' AND n.key = r.network
LEFT JOIN signature_pattern d ON d.petition_id = r.petition_id AND d.kind = 'domain'
  AND d.key = lower(split_part(r.email, '@', 2))`;

export type ReviewPage = { signatures: ReviewedSignature[]; next: string | null; previous: string | null };

type PageOptions = { language: Language; limit?: number; after?: string | null; before?: string | null };

/**
 * A page of signatures that stand in one way: those held or caught by likelihood, the others latest first. `after` is
 * the `next` of the page before, `before` the `previous` of the page behind; unusable ones begin anew.
 */
export async function reviewPage(
  conditions: Conditions & { standing: Standing },
  scope: Scope,
  { language, limit = 30, after = null, before = null }: PageOptions,
): Promise<ReviewPage> {
  const order = orders[conditions.standing];
  const key = readKey(after, order) ?? readKey(before, order);
  const backwards = key !== null && readKey(after, order) === null;
  const [petitions, narrow] = await Promise.all([
    petitionsOf(conditions, scope),
    conditionsWhere(conditions, scope),
  ]);
  const values = [...narrow.values, petitions];
  const places = (key ?? []).map((text, at) => `$${values.push(text)}::${order.types[at]}`);
  const beyond = key ? `(${order.keys.join(", ")}) ${backwards ? ">" : "<"} (${places.join(", ")})` : "true";
  const asked = { standing: conditions.standing, narrow: narrow.sql, beyond, order, backwards };
  const at = narrow.values.length + 1;
  const ask = async (walk: number | null) =>
    (await pool.query<Row>(pageSql({ ...asked, at, limit: limit + 1, walk }), values)).rows;
  const near = await ask(narrow.sql ? WALK : null);
  // Few of those near by fit: those who fit are few, or far away. They are found by what they have in common.
  const rows = near.length > limit || !narrow.sql ? near : await ask(null);
  const more = rows.length > limit;
  const page = rows.slice(0, limit);
  if (backwards) page.reverse();
  const first = page[0] ? page[0].keys.join("_") : null;
  const last = page[0] ? page.at(-1)!.keys.join("_") : null;
  return {
    signatures: await shown(page, scope, language),
    next: backwards || more ? last : null,
    previous: (backwards && more) || (!backwards && key) ? first : null,
  };
}

type Asked = {
  standing: Standing;
  narrow: string;
  beyond: string;
  order: Order;
  backwards: boolean;
  /** Number of the parameter with the petitions. */
  at: number;
  limit: number;
  walk: number | null;
};

/**
 * From each petition as many as a page holds, in the order of its index; then the first of all of these. With `walk`
 * the conditions are asked of so many rows; without, "OFFSET 0" has all who fit gathered and sorted.
 */
function pageSql({ standing, narrow, beyond, order, backwards, at, limit, walk }: Asked): string {
  const way = backwards ? "ASC" : "DESC";
  const inOrder = order.keys.map((key) => `${key} ${way}`).join(", ");
  const own = `g.petition_id = p.id AND ${standingSql[standing]} AND ${beyond}`;
  const inOne = !narrow
    ? `SELECT g.* FROM signature g WHERE ${own} ORDER BY ${inOrder} LIMIT ${limit}`
    : walk === null
      ? `SELECT g.* FROM (SELECT g.* FROM signature g WHERE ${own} AND ${narrow} OFFSET 0) g ORDER BY ${inOrder} LIMIT ${limit}`
      : `SELECT g.* FROM (SELECT g.* FROM signature g WHERE ${own} ORDER BY ${inOrder} LIMIT ${walk}) g
         WHERE ${narrow} ORDER BY ${inOrder} LIMIT ${limit}`;
  const keys = order.keys.map((key) =>
    key === "g.counted_at"
      ? `to_char(${key} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
      : `(${key})::text`,
  );
  // Only those of the page are looked up among the supporters.
  const first = `
    SELECT g.*, ARRAY[${keys.join(", ")}] AS keys, row_number() OVER (ORDER BY ${inOrder}) AS place
    FROM unnest($${at}::uuid[]) p(id) CROSS JOIN LATERAL (${inOne}) g ORDER BY ${inOrder} LIMIT ${limit}`;
  const page = `SELECT ${COLUMNS}, g.keys, g.place FROM (${first}) g JOIN supporter k ON k.id = g.supporter_id`;
  return `${withSizes(page)} ORDER BY r.place`;
}

const keyForms: Record<string, RegExp> = {
  integer: /^\d{1,3}$/,
  uuid: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  timestamptz: /^\d{4}-\d\d-\d\dT[\d:.]+Z$/,
};

function readKey(cursor: string | null, { types }: Order): string[] | null {
  const key = cursor?.split("_") ?? [];
  return key.length === types.length && key.every((text, at) => keyForms[types[at]!]!.test(text))
    ? key
    : null;
}

/** Some of those who fit, whatever order; how many there are is `countFitting`. */
export async function fittingSample(
  conditions: Conditions,
  scope: Scope,
  { language, limit = 8 }: { language: Language; limit?: number },
): Promise<ReviewedSignature[]> {
  const { where } = await fittingWhere(conditions, scope);
  const page = `SELECT ${COLUMNS}, '{}'::text[] AS keys FROM (
      SELECT g.* FROM signature g WHERE ${where.sql} LIMIT ${limit}) g JOIN supporter k ON k.id = g.supporter_id`;
  const { rows } = await pool.query<Row>(withSizes(page), where.values);
  return shown(rows, scope, language);
}

/** How many fit, counted no further than `cap`: `{ count: 10000, capped: true }` is "more than that". */
export async function countFitting(
  conditions: Conditions,
  scope: Scope,
  cap = 10_000,
): Promise<{ count: number; capped: boolean }> {
  const { where } = await fittingWhere(conditions, scope);
  const { rows } = await pool.query<{ found: number }>(
    `SELECT count(*)::int AS found FROM (SELECT FROM signature g WHERE ${where.sql} LIMIT ${cap + 1}) few`,
    where.values,
  );
  const { found } = rows[0]!;
  return { count: Math.min(found, cap), capped: found > cap };
}

/** How many signatures are held for review, counted no further than `most`. */
export async function countHeld(campaigns: readonly string[] | null, most = 1_000): Promise<number> {
  const { rows } = await pool.query<{ held: number }>(
    `SELECT count(*)::int AS held FROM (
       SELECT FROM signature g WHERE ${standingSql.held}
         AND ($1::uuid[] IS NULL OR g.petition_id IN (SELECT id FROM petition WHERE campaign_id = ANY($1::uuid[])))
       LIMIT $2) few`,
    [campaigns && [...campaigns], most],
  );
  return rows[0]!.held;
}

async function shown(rows: Row[], { personal }: Scope, language: Language): Promise<ReviewedSignature[]> {
  const petitions = await prisma.petition.findMany({
    where: { id: { in: [...new Set(rows.map((row) => row.petition_id))] } },
    select: { id: true, slug: true, translations: { select: { language: true, title: true } } },
  });
  const byId = new Map(petitions.map((petition) => [petition.id, petition]));
  return rows.map((row) => {
    const petition = byId.get(row.petition_id)!;
    return {
      id: row.id,
      petitionId: row.petition_id,
      petition: petitionName(petition, language),
      slug: petition.slug,
      supporterId: row.supporter_id,
      name: [row.given_name, row.family_name].filter(Boolean).join(" "),
      email: personal && !row.erased ? row.email : null,
      domain: row.erased ? null : row.email.slice(row.email.lastIndexOf("@") + 1).toLowerCase(),
      place: [
        personal ? townOf({ ...row, postalCode: row.postal_code }) : row.locality,
        row.region,
        row.country,
      ]
        .filter(Boolean)
        .join(", "),
      postalCode: personal ? row.postal_code : null,
      status: row.status,
      reasons: row.reasons,
      suspicion: suspicionOf(row.reasons),
      source: row.source,
      comment: row.comment,
      language: row.language,
      network: row.network?.slice(0, 6) ?? null,
      networkSize: row.network_size,
      domainSize: row.domain_size,
      signedAt: row.signed_at.toISOString(),
    };
  });
}
