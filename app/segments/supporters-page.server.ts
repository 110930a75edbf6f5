import { townOf } from "#app/geography/places.server.ts";
import { pool } from "#app/platform/db.server.ts";
import type { Filter } from "./filter.ts";
import { type Where, whereOf } from "./filter-sql.server.ts";
import type { Found } from "./found-supporters.server.ts";
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
 * `found`: how many fit, where that is known: it says which way to them is short.
 */
export async function supportersPage(
  filter: Filter,
  { scope, sort = "newest", cursor = {}, limit = 50, found }: PageOptions,
): Promise<SupportersPage> {
  const order = orders[sort];
  const key = usable(cursor.after, order) ?? usable(cursor.before, order);
  const backwards = key !== null && usable(cursor.after, order) === null;
  const where = whereOf(filter, scope);
  const beyond = key && keyCondition(where, order, key, backwards);
  const ask = async (sql: string) => (await pool.query<Row>(sql, where.values)).rows;
  const each = whereOf(filter, scope, 1, { each: true }).sql;
  const page = { where: where.sql, each, beyond, order, backwards, limit: limit + 1 };
  let rows: Row[] = [];
  for (const way of waysTo(limit + 1, found)) {
    rows = await ask(pageSql(page, way));
    if (rows.length > limit) break;
  }
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

type PageOptions = { scope: Scope; sort?: Sort; cursor?: Cursor; limit?: number; found?: Found };

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

/**
 * A way to a page: "gather" finds all who fit and sorts them; a number follows the order through so many rows and
 * takes those who fit; "follow" does so for as long as it takes.
 */
type Way = "gather" | "follow" | number;

/** Rows that are walked through where nothing is known. */
const WALK = 5_000;
/** Walking further than this takes longer than gathering the few that are then to be expected. */
const FAR = 30_000;

/**
 * Ways to so many rows, the likely one first. Those who fit may all lie together far back, so that a walk that
 * should have been enough is not: the last way finds all there are.
 */
function waysTo(rows: number, found: Found | undefined): Way[] {
  if (!found) return [WALK, "gather"];
  const expected = rows / Math.max(found.share, Number.EPSILON);
  const last = found.count > FAR ? "follow" : "gather";
  // It ends as soon as it has found them: going far costs something only where they do not lie evenly.
  return expected <= FAR && found.count > rows ? [Math.ceil(Math.min(FAR, 5 * expected)), last] : [last];
}

type Asked = {
  where: string;
  each: string;
  beyond: string | null;
  order: Order;
  backwards: boolean;
  limit: number;
};

/**
 * One page on one way. PostgreSQL does not know how rare a word is, nor that a week lies far back, so it is told.
 * "OFFSET 0" keeps it from following the order where it should gather.
 */
function pageSql({ where, each, beyond, order, backwards, limit }: Asked, walk: Way): string {
  const { keys, direction } = order;
  const way = backwards ? (direction === "ASC" ? "DESC" : "ASC") : direction;
  const inOrder = keys.map((key) => `${key} ${way}`).join(", ");
  const near = `SELECT s.* FROM supporter s ${beyond ? `WHERE ${beyond}` : ""} ORDER BY ${inOrder} LIMIT ${walk}`;
  const fitting = (where: string) =>
    `SELECT s.* FROM supporter s WHERE ${where} ${beyond ? `AND ${beyond}` : ""}`;
  const from =
    walk === "gather"
      ? `(${fitting(where)} OFFSET 0) s`
      : walk === "follow"
        ? `(${fitting(each)}) s`
        : `(${near}) s WHERE ${each}`;
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
  return personal
    ? { ...row, locality: townOf(row) }
    : { ...row, email: null, phone: null, locality: null, postalCode: null };
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
