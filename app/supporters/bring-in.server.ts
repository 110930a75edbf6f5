import type { PoolClient } from "pg";
import { v7 as newId } from "uuid";
import type { Language } from "#app/i18n/language.ts";
import type { ImportedConsent, PersonDetails } from "./imported-person.ts";

/** Somebody nobody knew. */
export type NewPerson = PersonDetails & {
  id: string;
  email: string;
  emailCanonical: string;
  createdAt: Date;
};

/** All that is to be known of somebody from now on. */
export type ChangedPerson = PersonDetails & { id: string };

export type ImportTrace = {
  supporterId: string;
  row: number;
  effect: "created" | "changed" | "unchanged";
  /** [before, after] by field; a field of the organisation's own is "custom.<key>". */
  was: Record<string, [unknown, unknown]> | null;
  tagIds: string[];
};

const columns = `"givenName" text, "familyName" text, phone text, "streetAddress" text, locality text, region text,
  "postalCode" text, country text, language "Language", custom jsonb`;
const values = `p."givenName", p."familyName", p.phone, p."streetAddress", p.locality, p.region, p."postalCode",
  p.country, p.language, p.custom`;
const targets =
  "given_name, family_name, phone, street_address, locality, region, postal_code, country, language, custom";

const ADD = `
  INSERT INTO supporter (id, email, email_canonical, ${targets}, created_at, updated_at)
  SELECT p.id, p.email, p."emailCanonical", ${values}, p."createdAt", $2
  FROM json_to_recordset($1::json) AS p(id uuid, email text, "emailCanonical" text, "createdAt" timestamptz, ${columns})
  ORDER BY p."emailCanonical"
  ON CONFLICT (email_canonical) DO NOTHING`;

const CHANGE = `
  UPDATE supporter s SET (${targets}) = ROW(${values}), updated_at = $2
  FROM json_to_recordset($1::json) AS p(id uuid, ${columns}) WHERE s.id = p.id`;

const TRACE = `
  INSERT INTO imported_supporter (import_id, supporter_id, "row", effect, was, tag_ids)
  SELECT $2::uuid, p."supporterId", p."row", p.effect, p.was, p."tagIds"
  FROM json_to_recordset($1::json)
    AS p("supporterId" uuid, "row" int, effect "ImportEffect", was jsonb, "tagIds" uuid[])`;

/** Adds people whom nobody knew. False: somebody came by one of these addresses meanwhile, and has to be met first. */
export async function addPeople(client: PoolClient, people: NewPerson[], now: Date): Promise<boolean> {
  if (people.length === 0) return true;
  const { rowCount } = await client.query(ADD, [JSON.stringify(people), now]);
  return rowCount === people.length;
}

/** Writes what is known of people from now on. They must be held: see meetPeople. */
export async function changePeople(client: PoolClient, people: ChangedPerson[], now: Date): Promise<void> {
  if (people.length > 0) await client.query(CHANGE, [JSON.stringify(people), now]);
}

/** Notes what an import did, so that it can be told and taken back. */
export async function traceImport(
  client: PoolClient,
  importId: string,
  traces: ImportTrace[],
): Promise<void> {
  if (traces.length > 0) await client.query(TRACE, [JSON.stringify(traces), importId]);
}

const CONSENTS = `
  INSERT INTO consent_record (id, supporter_id, purpose, granted, wording_id, language, page, recorded_at, subject_id)
  SELECT p.id, p."supporterId", p.purpose, p.granted, p."wordingId", $2::"Language", $3, $4, $5::uuid
  FROM json_to_recordset($1::json)
    AS p(id uuid, "supporterId" uuid, purpose text, granted boolean, "wordingId" uuid)`;

export type ConsentOrigin = {
  /** Of the words, by purpose: see wordingFor. */
  wordingIds: { email: string; sms: string };
  language: Language;
  /** Where it was given, in the words of whoever imports. */
  where: string;
  at: Date;
  importId: string;
};

/** Stores answers that a file tells of, dated as the file's are: what somebody said to us later stays in force. */
export async function recordImportedConsents(
  client: PoolClient,
  consents: ImportedConsent[],
  { wordingIds, language, where, at, importId }: ConsentOrigin,
): Promise<void> {
  if (consents.length === 0) return;
  const rows = consents.map((consent) => ({
    id: newId(),
    ...consent,
    wordingId: wordingIds[consent.purpose],
  }));
  await client.query(CONSENTS, [JSON.stringify(rows), language, where, at, importId]);
}
