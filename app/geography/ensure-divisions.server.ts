import type { Tx } from "#app/platform/db.server.ts";
import { country, type DivisionId, readDivisionId } from "./division.ts";
import { findState } from "./states.ts";

/** What may be known of a division besides its id. `geoid`: its number with the Census. */
export type DivisionFacts = { id: string; name?: string | null; geoid?: string | null };

/**
 * Stores divisions that are not known yet, and what is told of those that are: a name or number that is not told
 * stays as it is. Throws a RangeError for an id that is no division of the United States.
 */
export async function ensureDivisions(tx: Tx, divisions: Iterable<string | DivisionFacts>): Promise<void> {
  const rows = new Map<string, ReturnType<typeof rowOf>>();
  for (const given of divisions) {
    const facts = typeof given === "string" ? { id: given } : given;
    const before = rows.get(facts.id);
    const row = rowOf(facts);
    rows.set(facts.id, { ...row, name: row.name ?? before?.name, geoid: row.geoid ?? before?.geoid });
  }
  if (rows.size === 0) return;
  const json = JSON.stringify([...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1)));
  await tx.$executeRaw`
    INSERT INTO division (id, type, name, state_code, geoid)
    SELECT id, type, coalesce(name, plain), state, geoid
    FROM jsonb_to_recordset(${json}::jsonb)
      AS r(id text, type text, name text, plain text, state text, geoid text)
    ON CONFLICT (id) DO NOTHING`;
  await tx.$executeRaw`
    UPDATE division d SET name = coalesce(r.name, d.name), geoid = coalesce(r.geoid, d.geoid)
    FROM jsonb_to_recordset(${json}::jsonb) AS r(id text, name text, geoid text)
    WHERE r.id = d.id AND (r.name <> d.name OR r.geoid IS DISTINCT FROM coalesce(d.geoid, r.geoid)
      OR (d.geoid IS NULL AND r.geoid IS NOT NULL))`;
}

function rowOf({ id, name, geoid }: DivisionFacts) {
  const read = readDivisionId(id);
  if (!read) throw new RangeError(`"${id}" is no division of the United States`);
  const { type, stateCode: state } = read;
  return { id, type, state, name: name ?? undefined, geoid: geoid ?? undefined, plain: plainName(read) };
}

/** What a division is called as long as no source has named it. */
function plainName({ id, type, stateCode, value }: DivisionId): string {
  if (id === country) return "United States";
  const state = findState(stateCode!)!.name;
  if (type === "state") return state;
  const words = value.replaceAll("_", " ").replace(/(^|[\s-])\p{L}/gu, (letter) => letter.toUpperCase());
  return `${words}, ${state}`;
}
