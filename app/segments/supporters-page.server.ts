import { pool } from "#app/platform/db.server.ts";
import type { Filter } from "./filter.ts";
import { type Where, whereOf } from "./filter-sql.server.ts";
import type { Scope } from "./scope.ts";

export const sorts = ["newest", "name", "last-action"] as const;
export type Sort = (typeof sorts)[number];

/** A supporter in a list. What the asker may not see is null. */
export type ListedSupporter = {
  id: string;
  givenName: string;
  familyName: string | null;
  email: string | null;
  phone: string | null;
  locality: string | null;
  postalCode: string | null;
  region: string | null;
  country: string;
  language: "en" | "es";
  /** ISO instants. */
  createdAt: string;
  lastActionAt: string | null;
  tags: { id: string; name: string }[];
};

/** Where a page ends, by the keys of its order; personal when it is sorted by name. */
export type Cursor = { after?: string[] | null; before?: string[] | null };

type Order = {
  keys: string[];
  types: string[];
  direction: "ASC" | "DESC";
  /** What the row says of itself as a cursor. */
  of: (row: Row) => string[];
};

type Row = ListedSupporter & { nameKey: string; orderedAt: string };

const orders: Record<Sort, Order> = {
  newest: { keys: ["s.id"], types: ["uuid"], direction: "DESC", of: ({ id }) => [id] },
  name: {
    keys: ["s.name_key", "s.id"],
    types: ["text", "uuid"],
    direction: "ASC",
    of: ({ nameKey, id }) => [nameKey, id],
  },
  "last-action": {
    keys: ["coalesce(s.last_action_at, s.created_at)", "s.id"],
    types: ["timestamptz", "uuid"],
    direction: "DESC",
    of: ({ orderedAt, id }) => [orderedAt, id],
  },
};

const COLUMNS = `s.id, s.given_name AS "givenName", s.family_name AS "familyName", s.email, s.phone, s.locality,
  s.postal_code AS "postalCode", s.region, s.country, s.language, s.created_at AS "createdAt",
  s.last_action_at AS "lastActionAt", s.name_key AS "nameKey",
  coalesce(s.last_action_at, s.created_at) AS "orderedAt"`;

export type SupportersPage = { rows: ListedSupporter[]; next: string[] | null; previous: string[] | null };

/**
 * A page of the supporters who fit. `after` is the `next` of the page before, `before` the `previous` of the page
 * behind; without either it is the first page. Ids grow with time, so that the newest are those with the largest.
 */
export async function supportersPage(
  filter: Filter,
  { scope, sort = "newest", cursor = {}, limit = 50 }: PageOptions,
): Promise<SupportersPage> {
  const order = orders[sort];
  const key = usable(cursor.after, order) ?? usable(cursor.before, order);
  const backwards = key !== null && usable(cursor.after, order) === null;
  const where = whereOf(filter, scope);
  const beyond = key && keyCondition(where, order, key, backwards);
  const ask = async (sql: string) => (await pool.query<Row>(sql, where.values)).rows;
  const page = { where: where.sql, beyond, order, backwards, limit: limit + 1 };
  const near = await ask(pageSql(page, WALK));
  // Few of those near by fit: those who fit are few, or far away. They are found by what they have in common.
  const rows = near.length > limit ? near : await ask(pageSql(page, null));
  const more = rows.length > limit;
  const shown = rows.slice(0, limit);
  if (backwards) shown.reverse();
  const first = shown[0] ? order.of(iso(shown[0])) : null;
  const last = shown[0] ? order.of(iso(shown.at(-1)!)) : null;
  return {
    rows: shown.map((row) => listed(iso(row), scope)),
    next: backwards || more ? last : null,
    previous: (backwards && more) || (!backwards && key) ? first : null,
  };
}

type PageOptions = { scope: Scope; sort?: Sort; cursor?: Cursor; limit?: number };

const keyForms: Record<string, RegExp> = {
  uuid: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  timestamptz: /^\d{4}-\d\d-\d\dT[\d:.]+Z$/,
  text: /^[^\0]*$/,
};

function usable(key: string[] | null | undefined, { types }: Order): string[] | null {
  return key?.length === types.length && key.every((text, at) => keyForms[types[at]!]!.test(text))
    ? key
    : null;
}

function keyCondition(where: Where, { keys, types, direction }: Order, key: string[], backwards: boolean) {
  const places = key.map((text, at) => `$${where.values.push(text)}::${types[at]}`);
  const sign = (direction === "ASC") === backwards ? "<" : ">";
  return `(${keys.join(", ")}) ${sign} (${places.join(", ")})`;
}

/** Rows of the order that are looked through before those who fit are gathered and sorted. */
const WALK = 5_000;

type Asked = { where: string; beyond: string | null; order: Order; backwards: boolean; limit: number };

/**
 * One page in either of two ways. PostgreSQL does not know how rare a word is, nor that a week lies far back, so
 * it is told: with `walk` it follows the order through so many rows; without, it gathers all who fit ("OFFSET 0"
 * keeps it from following the order after all) and sorts them.
 */
function pageSql({ where, beyond, order, backwards, limit }: Asked, walk: number | null): string {
  const { keys, direction } = order;
  const way = backwards ? (direction === "ASC" ? "DESC" : "ASC") : direction;
  const inOrder = keys.map((key) => `${key} ${way}`).join(", ");
  const near = `SELECT s.* FROM supporter s ${beyond ? `WHERE ${beyond}` : ""} ORDER BY ${inOrder} LIMIT ${walk}`;
  const fitting = `SELECT s.* FROM supporter s WHERE ${where} ${beyond ? `AND ${beyond}` : ""} OFFSET 0`;
  const from = walk === null ? `(${fitting}) s` : `(${near}) s WHERE ${where}`;
  // The tags are read for the rows of the page alone.
  return `
SELECT p.*, coalesce(t.tags, '[]') AS tags
FROM (SELECT ${COLUMNS} FROM ${from} ORDER BY ${inOrder} LIMIT ${limit}) p
LEFT JOIN LATERAL (
  SELECT json_agg(json_build_object('id', g.id, 'name', g.name) ORDER BY lower(g.name)) AS tags
  FROM supporter_tag st JOIN tag g ON g.id = st.tag_id AND g.deleted_at IS NULL WHERE st.supporter_id = p.id
) t ON true
ORDER BY ${pageOrder(keys, way)}`;
}

/** The same order about the rows that were read. */
const pageOrder = (keys: string[], way: string): string =>
  keys
    .map((key) =>
      key === "s.id" ? "p.id" : key === "s.name_key" ? 'p."nameKey" COLLATE "C"' : 'p."orderedAt"',
    )
    .map((key) => `${key} ${way}`)
    .join(", ");

/** The database's driver gives dates; pages and cursors are text. */
function iso(row: Row): Row {
  const text = (value: unknown) => (value instanceof Date ? value.toISOString() : (value as string));
  return {
    ...row,
    createdAt: text(row.createdAt),
    lastActionAt: row.lastActionAt && text(row.lastActionAt),
    orderedAt: text(row.orderedAt),
  };
}

function listed({ nameKey: _key, orderedAt: _at, ...row }: Row, { personal }: Scope): ListedSupporter {
  return personal ? row : { ...row, email: null, phone: null, locality: null, postalCode: null };
}

/** How many fit, counted no further than `cap`: `{ count: 10000, capped: true }` is "more than that". */
export async function countSupporters(
  filter: Filter,
  scope: Scope,
  cap = 10_000,
): Promise<{ count: number; capped: boolean }> {
  const { sql, values } = whereOf(filter, scope);
  const { rows } = await pool.query<{ found: number }>(
    `SELECT count(*)::int AS found FROM (SELECT FROM supporter s WHERE ${sql} LIMIT ${cap + 1}) fitting`,
    values,
  );
  const { found } = rows[0]!;
  return { count: Math.min(found, cap), capped: found > cap };
}
