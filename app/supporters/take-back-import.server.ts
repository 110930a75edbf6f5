import type { PoolClient } from "pg";
import { type ChangedPerson, changePeople } from "./bring-in.server.ts";
import type { PersonDetails } from "./imported-person.ts";

type Was = Record<string, [unknown, unknown]>;

export type TakenBack = {
  /** New then, and gone now. */
  removed: number;
  /** Here to stay as they are: new then, and something happened since; or changed then, and all that changed anew. */
  stayed: number;
  /** Changed then, and as before again: details, tags, answers, as far as nobody changed them since. */
  restored: number;
};

const NEXT = `
  SELECT supporter_id FROM imported_supporter WHERE import_id = $1 AND ($2::uuid IS NULL OR supporter_id > $2)
  ORDER BY supporter_id LIMIT $3`;

/** The next people of an import, by their ids; none at its end. */
export async function nextImported(
  client: PoolClient,
  importId: string,
  { after, limit }: { after: string | null; limit: number },
): Promise<string[]> {
  const { rows } = await client.query(NEXT, [importId, after, limit]);
  return rows.map((row) => row.supporter_id);
}

const HOLD = "SELECT FROM supporter WHERE id = ANY($1::uuid[]) ORDER BY email_canonical FOR UPDATE";
const RETRACT =
  "DELETE FROM consent_record WHERE subject_id = $1 AND supporter_id = ANY($2::uuid[]) RETURNING supporter_id AS id";

const CHANGED = `
  SELECT s.id, s.given_name AS "givenName", s.family_name AS "familyName", s.phone, s.street_address AS "streetAddress",
    s.locality, s.region, s.postal_code AS "postalCode", s.country, s.language, s.custom, i.was
  FROM imported_supporter i JOIN supporter s ON s.id = i.supporter_id
  WHERE i.import_id = $1 AND i.supporter_id = ANY($2::uuid[]) AND i.was IS NOT NULL AND s.merged_into_id IS NULL`;

// A link in a mail must go on to lead somewhere, so that who was written to stays as well.
const REMOVE = `
  DELETE FROM supporter s USING imported_supporter i
  WHERE i.import_id = $1 AND i.supporter_id = ANY($2::uuid[]) AND i.effect = 'created' AND s.id = i.supporter_id
    AND s.updated_at = $3 AND s.last_action_at IS NULL AND s.merged_into_id IS NULL
    AND NOT EXISTS (SELECT FROM supporter m WHERE m.merged_into_id = s.id)
    AND NOT EXISTS (SELECT FROM supporter_merge m WHERE s.id IN (m.kept_id, m.gone_id))
    AND NOT EXISTS (SELECT FROM signature g WHERE g.supporter_id = s.id)
    AND NOT EXISTS (SELECT FROM call c WHERE c.supporter_id = s.id)
    AND NOT EXISTS (SELECT FROM letter l WHERE l.supporter_id = s.id)
    AND NOT EXISTS (SELECT FROM supporter_action a WHERE a.supporter_id = s.id)
    AND NOT EXISTS (SELECT FROM consent_record r WHERE r.supporter_id = s.id)
    AND NOT EXISTS (SELECT FROM access_token t WHERE t.supporter_id = s.id)
    AND NOT EXISTS (SELECT FROM supporter_tag t WHERE t.supporter_id = s.id)
    AND NOT EXISTS (SELECT FROM note n WHERE n.supporter_id = s.id)
    AND NOT EXISTS (SELECT FROM imported_supporter o WHERE o.supporter_id = s.id AND o.import_id <> $1)`;

const FORGET = `
  DELETE FROM imported_supporter WHERE import_id = $1 AND supporter_id = ANY($2::uuid[]) AND effect <> 'created'
  RETURNING supporter_id AS id, effect`;
const STAYED = `
  SELECT count(*)::int AS stayed FROM imported_supporter WHERE import_id = $1 AND supporter_id = ANY($2::uuid[])`;

/**
 * Takes back what an import did to these people: consents it told of, details that nobody has changed since, and
 * people who are known by nothing else. Its tags must be off already: of those named in `untagged`. Whom it made or
 * changed is one of those removed, restored or stayed. `importedAt` is the moment it was done at. Repeating it
 * changes nothing more.
 */
export async function takeBackImport(
  client: PoolClient,
  ids: string[],
  {
    importId,
    importedAt,
    untagged,
    now,
  }: { importId: string; importedAt: Date; untagged: string[]; now: Date },
): Promise<TakenBack> {
  await client.query(HOLD, [ids]);
  const retracted = await client.query<{ id: string }>(RETRACT, [importId, ids]);
  const { rows } = await client.query<PersonDetails & { id: string; was: Was }>(CHANGED, [importId, ids]);
  const restored = rows.flatMap(({ was, ...person }) => {
    const back = putBack(person, was);
    return back ? [back] : [];
  });
  await changePeople(client, restored, now);
  const removed = await client.query(REMOVE, [importId, ids, importedAt]);
  const back = new Set([...untagged, ...retracted.rows.map(({ id }) => id), ...restored.map(({ id }) => id)]);
  const known = await client.query<{ id: string; effect: string }>(FORGET, [importId, ids]);
  const changed = known.rows.filter(({ effect }) => effect === "changed");
  const putBackAgain = changed.filter(({ id }) => back.has(id)).length;
  const left = await client.query(STAYED, [importId, ids]);
  return {
    removed: removed.rowCount ?? 0,
    stayed: left.rows[0].stayed + changed.length - putBackAgain,
    restored: putBackAgain,
  };
}

/** A person with the values from before, where those that the import wrote still stand; null when none does. */
export function putBack(person: ChangedPerson, was: Was): ChangedPerson | null {
  const details = { ...person, custom: { ...person.custom } } as Record<string, unknown> & ChangedPerson;
  let any = false;
  for (const [field, [before, after]] of Object.entries(was)) {
    const [, key] = /^custom\.(.+)$/.exec(field) ?? [];
    const values: Record<string, unknown> = key ? details.custom : details;
    const name = key ?? field;
    if ((values[name] ?? null) !== (after ?? null)) continue;
    any = true;
    if (key && before === null) delete values[name];
    else values[name] = before;
  }
  return any ? details : null;
}

/** Forgets what stood there before an import that is too old to be taken back. Returns how many people that were. */
export async function forgetImportedValues(client: PoolClient, importId: string): Promise<number> {
  const { rowCount } = await client.query(
    "UPDATE imported_supporter SET was = NULL WHERE import_id = $1 AND was IS NOT NULL",
    [importId],
  );
  return rowCount ?? 0;
}
