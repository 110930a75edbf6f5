import { cleared } from "#app/petitions/held.ts";
import { pool } from "#app/platform/db.server.ts";
import { noFilter } from "#app/segments/filter.ts";
import { whereOf as supportersWhere } from "#app/segments/filter-sql.server.ts";
import type { Conditions, Scope, Standing } from "./conditions.ts";
import { contradictions, isContradiction } from "./place-contradictions.ts";

/** A condition about the row `g` of `signature`; its parameters begin at $1. */
export type Where = { sql: string; values: unknown[] };

type Put = (value: unknown) => string;

const DAY_MS = 86_400_000;

export const standingSql: Record<Standing | "any", string> = {
  held: "g.status = 'review'",
  caught: `g.status = 'pending' AND cardinality(g.reasons) > 0 AND NOT '${cleared}' = ANY(g.reasons)`,
  counted: "g.status = 'counted'",
  invalid: "g.status = 'invalid'",
  any: "g.status <> 'invalid'",
};

/**
 * The ids of petitions whose signatures may fit: of the conditions' petition or campaign, within what the asker may see.
 */
export async function petitionsOf(
  { petition, campaign }: Pick<Conditions, "petition" | "campaign">,
  { campaigns }: Scope,
): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT id FROM petition WHERE ($1::uuid IS NULL OR id = $1) AND ($2::uuid IS NULL OR campaign_id = $2)
       AND ($3::uuid[] IS NULL OR campaign_id = ANY($3)) ORDER BY id`,
    [petition, campaign, campaigns],
  );
  return rows.map(({ id }) => id);
}

/**
 * Who fits, besides petition and standing. What a condition points at (a signature's network, a pattern) is read
 * now; what is gone, or outside of what the asker may see, fits nobody. Empty SQL: all fit.
 */
export async function conditionsWhere(conditions: Conditions, scope: Scope): Promise<Where> {
  const values: unknown[] = [];
  const put: Put = (value) => `$${values.push(value)}`;
  const { from, until, reason, source, country, region, postalCode, domain, name } = conditions;
  const parts = [
    from && `g.signed_at >= ${put(from)}::timestamptz`,
    until && `g.signed_at < ${put(until)}::timestamptz`,
    // The expression of the index.
    reason && `cardinality(g.reasons) > 0 AND g.reasons @> ARRAY[${put(reason)}]::text[]`,
    source && `g.source = ${put(source)}`,
    country && `g.country = ${put(country)}`,
    region && `g.region = ${put(region)}`,
    postalCode && (scope.personal ? `g.postal_code LIKE ${put(`${likeText(postalCode)}%`)}` : "false"),
    domain && ofDomain(domain, put),
    name && `concat_ws(' ', g.given_name, g.family_name) ILIKE ${put(`%${likeText(name)}%`)}`,
    conditions.words && found(conditions.words, scope, values),
    conditions.network && (await ofNetwork(conditions.network, scope, put)),
    conditions.pattern && (await ofPattern(conditions.pattern, scope, put)),
  ];
  return { sql: parts.filter(Boolean).join("\n  AND "), values };
}

const likeText = (text: string) => text.replace(/[\\%_]/g, "\\$&");

/** The first half finds them by an index of supporters; the second is exact. */
function ofDomain(domain: string, put: Put): string {
  const small = domain.toLowerCase().replace(/^@/, "");
  const word = `'${`@${small}`.replace(/[\\']/g, (mark) => mark + mark)}'`;
  return `EXISTS (SELECT FROM supporter k WHERE k.id = g.supporter_id AND k.words @@ ${put(word)}::tsquery
    AND lower(split_part(k.email, '@', 2)) = ${put(small)})`;
}

function found(words: string, { personal }: Scope, values: unknown[]): string {
  // Whose signatures may be seen is said by the petition.
  const people = supportersWhere({ ...noFilter, words }, { campaigns: null, personal }, values.length + 1);
  values.push(...people.values);
  return `EXISTS (SELECT FROM supporter s WHERE s.id = g.supporter_id AND ${people.sql})`;
}

/** Hashes are salted anew each day (UTC): a day is all that they can tell. */
async function ofNetwork(signatureId: string, { campaigns }: Scope, put: Put): Promise<string> {
  const { rows } = await pool.query<{ hash: Buffer | null; at: Date }>(
    `SELECT g.network_hash AS hash, g.signed_at AS at FROM signature g JOIN petition p ON p.id = g.petition_id
     WHERE g.id = $1 AND ($2::uuid[] IS NULL OR p.campaign_id = ANY($2))`,
    [signatureId, campaigns],
  );
  const { hash, at } = rows[0] ?? {};
  if (!hash || !at) return "false";
  const day = new Date(Math.floor(at.getTime() / DAY_MS) * DAY_MS);
  return `g.network_hash = ${put(hash)} AND g.signed_at >= ${put(day)} AND g.signed_at < ${put(new Date(day.getTime() + DAY_MS))}`;
}

type PatternKey = { petitionId: string; kind: string; key: string; firstAt: Date; lastAt: Date };

async function ofPattern(id: string, { campaigns }: Scope, put: Put): Promise<string> {
  const { rows } = await pool.query<PatternKey>(
    `SELECT t.petition_id AS "petitionId", t.kind, t.key, t.first_at AS "firstAt", t.last_at AS "lastAt"
     FROM signature_pattern t JOIN petition p ON p.id = t.petition_id
     WHERE t.id = $1 AND ($2::uuid[] IS NULL OR p.campaign_id = ANY($2))`,
    [id, campaigns],
  );
  const pattern = rows[0];
  if (!pattern) return "false";
  const shared = sharedBy(pattern, put);
  return `g.petition_id = ${put(pattern.petitionId)} AND g.signed_at >= ${put(pattern.firstAt)}
    AND g.signed_at <= ${put(pattern.lastAt)} AND ${shared}`;
}

function sharedBy({ kind, key }: PatternKey, put: Put): string {
  switch (kind) {
    case "network":
      return `g.network_hash = decode(${put(key)}, 'hex')`;
    case "domain":
      return ofDomain(key, put);
    case "place":
      return isContradiction(key) ? contradictions[key] : "false";
    default:
      return "true"; // a burst is its time
  }
}

/** All of it: petitions, standing and conditions. */
export async function fittingWhere(
  conditions: Conditions,
  scope: Scope,
): Promise<{ where: Where; petitions: string[] }> {
  const [petitions, narrow] = await Promise.all([
    petitionsOf(conditions, scope),
    conditionsWhere(conditions, scope),
  ]);
  const values = [...narrow.values, petitions];
  const sql = [
    `g.petition_id = ANY($${values.length}::uuid[])`,
    standingSql[conditions.standing],
    ...(narrow.sql ? [narrow.sql] : []),
  ].join("\n  AND ");
  return { where: { sql, values }, petitions };
}
