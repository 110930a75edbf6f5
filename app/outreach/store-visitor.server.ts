import type { PoolClient } from "pg";
import { v7 as newId } from "uuid";
import { placeOfZip } from "#app/geography/places.server.ts";
import { canonicalEmail } from "#app/mail/canonical-email.ts";
import type { ServedForm } from "#app/petitions/form-token.server.ts";
import type { SignInput } from "#app/petitions/sign-form.ts";
import { transact } from "#app/platform/db.server.ts";
import type { Visit } from "#app/platform/visit.ts";
import { insertConsents } from "#app/supporters/record-consents.server.ts";
import { settleHomes } from "#app/supporters/settle-homes.server.ts";
import { upsertSupporters } from "#app/supporters/upsert-supporters.ts";
import type { Home } from "./find-home.server.ts";
import type { OutreachPage, Visitor } from "./outreach-page.ts";

type Met = {
  page: OutreachPage;
  input: SignInput;
  home: Extract<Home, { outcome: "found" }>;
  served: ServedForm;
  reasons: string[];
  visit: Visit;
};

// The campaign's status is read by the statement that stores, so that closing takes effect at once.
const MEET = `
WITH open AS (
  SELECT FROM outreach_page p JOIN campaign c ON c.id = p.campaign_id
  WHERE p.id = $1 AND p.status = 'open' AND c.status = 'live'
),
person AS (
  SELECT $2::uuid AS id, $3::text AS email, $4::text AS email_canonical, $5::text AS given_name, $6::text AS family_name,
    NULL::text AS phone, NULL::text AS street_address, NULL::text AS locality, $7::text AS region, $8::text AS postal_code,
    'US'::text AS country, $9::"Language" AS language, $10::timestamptz AS at
  WHERE EXISTS (SELECT FROM open)
),
known AS (${upsertSupporters})
SELECT k.id, k.id <> $2::uuid AS known FROM known k`;

const ANSWERS = `
WITH answered AS (
  SELECT gen_random_uuid() AS id, $1::uuid AS supporter_id, a.purpose, a.granted, a.wording_id, $2::"Language" AS language,
    $3::text AS page, $4::timestamptz AS at, NULL::uuid AS subject_id, $5::boolean AS awaits, true AS first, $6::boolean AS known
  FROM unnest($7::text[], $8::boolean[], $9::uuid[]) AS a (purpose, granted, wording_id)
)
${insertConsents}`;

/**
 * Stores who has come and where they live: supporter (only blanks of a known one are filled), answers to the consent
 * boxes, divisions. What abuse checks were caught by agrees to nothing. Null: the page was closed meanwhile.
 */
export async function storeVisitor(met: Met): Promise<Visitor | null> {
  const { input, home, visit, reasons } = met;
  const { divisions, asked } = home;
  const zip = placeOfZip(input.postalCode!.slice(0, 5));
  const supporterId = await transact(async (client) => {
    const person = await meet(client, met, zip?.state ?? null);
    if (!person) return null;
    await answer(client, met, person);
    const told = { supporterId: person.id, postalCode: input.postalCode! };
    await settleHomes(
      client,
      divisions.map((divisionId) => ({ ...told, divisionId })),
      visit,
    );
    return person.id;
  });
  if (!supporterId) return null;
  const { givenName, familyName, email } = input;
  return {
    supporterId,
    givenName,
    familyName,
    email,
    place: townOf(input.postalCode!),
    divisions,
    asked,
    ...(reasons.length > 0 && { reasons }),
  };
}

/** What offices ask of a constituent: "San Francisco, CA 94103". */
export function townOf(postalCode: string): string {
  const code = postalCode.slice(0, 5);
  const zip = placeOfZip(code);
  return zip ? `${zip.place}, ${zip.state} ${code}` : postalCode;
}

type Person = { id: string; known: boolean };

async function meet(client: PoolClient, { page, input, visit }: Met, region: string | null) {
  const { rows } = await client.query<Person>(MEET, [
    page.id,
    newId(),
    input.email,
    canonicalEmail(input.email),
    input.givenName,
    input.familyName,
    region,
    input.postalCode,
    visit.language,
    visit.now,
  ]);
  return rows[0] ?? null;
}

async function answer(client: PoolClient, { input, served, reasons, visit }: Met, person: Person) {
  const asked = served.asked.filter(({ purpose }) => purpose === "email");
  await client.query(ANSWERS, [
    person.id,
    visit.language,
    visit.path,
    visit.now,
    reasons.length > 0,
    person.known,
    asked.map(({ purpose }) => purpose),
    asked.map(() => input.emailOptIn),
    asked.map(({ wordingId }) => wordingId),
  ]);
}
