import type { PoolClient } from "pg";
import { v7 as newId } from "uuid";
import { placeOfZip } from "#app/geography/places.server.ts";
import type { Language } from "#app/i18n/language.ts";
import { canonicalEmail } from "#app/mail/canonical-email.ts";
import type { ServedForm } from "#app/petitions/form-token.server.ts";
import { transact } from "#app/platform/db.server.ts";
import type { Visit } from "#app/platform/visit.ts";
import { insertConsents } from "#app/supporters/record-consents.server.ts";
import { upsertSupporters } from "#app/supporters/upsert-supporters.ts";
import { countGift, type GiftSource, pressureInTurn, waitIsEnough } from "./gift-limits.server.ts";
import type { Gift } from "./give-form.ts";
import { givenBefore } from "./given-before.server.ts";
import { closeOldGifts, leaveOtherGifts } from "./leave-gifts.server.ts";

export type Beginning = {
  page: { id: string };
  gift: Gift;
  served: ServedForm;
  source: string | null;
  /** What abuse checks found; empty when nothing. */
  reasons: string[];
  /** They have been told that they have just given, and want to give again. */
  again: boolean;
  from: GiftSource;
  /** It brought proof of work, or a wait that is over. */
  worked: boolean;
  /** That wait; null: none. */
  waitId: string | null;
};

export type BeginOutcome =
  | { outcome: "begun"; donationId: string }
  /** Somebody gave to it from the same address a moment ago. */
  | { outcome: "given-nearby" }
  /** Others came first in this very moment; seconds until there is room again. */
  | { outcome: "too-many"; retryAfter: number }
  /** Work or a wait is asked of it after all; the wait that it brought may have let another gift through. */
  | { outcome: "wait" }
  | { outcome: "closed" };

const person = `
  SELECT $2::uuid AS id, $3::text AS email, $4::text AS email_canonical, $5::text AS given_name, $6::text AS family_name,
    NULL::text AS phone, $7::text AS street_address, $8::text AS locality, $9::text AS region, $10::text AS postal_code,
    $11::text AS country, $12::"Language" AS language, $13::timestamptz AS at
  WHERE EXISTS (
    SELECT FROM fundraising_page p JOIN campaign c ON c.id = p.campaign_id
    WHERE p.id = $1 AND p.status = 'open' AND c.status = 'live')`;

const GIVER = `WITH person AS (${person}), known AS (${upsertSupporters}) SELECT k.id, k.id <> $2::uuid AS known FROM known k`;

const ANSWERS = `
WITH answered AS (
  SELECT gen_random_uuid() AS id, $1::uuid AS supporter_id, a.purpose, a.granted, a.wording_id, $2::"Language" AS language,
    $3::text AS page, $4::timestamptz AS at, $5::uuid AS subject_id, true AS awaits, true AS first, $6::boolean AS known
  FROM unnest($7::text[], $8::boolean[], $9::uuid[]) AS a (purpose, granted, wording_id)
)
${insertConsents}`;

const PLAN = `
INSERT INTO plan (id, page_id, supporter_id, currency, amount_minor, covered_minor, language, started_at)
VALUES ($1, $2, $3, $4, $5, $6, $7::"Language", $8)`;

// A gift that waits is begun again as it was: its id is what Stripe knows it by, so that nothing of it may change.
const DONATION = `
INSERT INTO donation AS d (id, page_id, supporter_id, plan_id, currency, amount_minor, covered_minor, given_name, family_name,
  email, designation, comment, is_public, employer, occupation, language, source, reasons, started_at,
  dedication, dedicated_to, told_name, told_email, told_message, variant)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16::"Language", $17, $18::text[], $19,
  $20::"DedicationKind", $21, $22, $23, $24, $25::"AmountsVariant")
ON CONFLICT (page_id, supporter_id, currency, amount_minor, (plan_id IS NOT NULL))
  WHERE status = 'pending' AND invoice_id IS NULL
DO UPDATE SET comment = excluded.comment, comment_status = 'waiting', is_public = excluded.is_public, designation = excluded.designation,
  dedication = excluded.dedication, dedicated_to = excluded.dedicated_to, told_name = excluded.told_name,
  told_email = excluded.told_email, told_message = excluded.told_message, variant = excluded.variant
RETURNING id`;

/**
 * Writes down a gift before Stripe hears of it: supporter (only blanks of a known one are filled), answers to the consent
 * boxes (in force once it is paid), the donation, and the plan of a monthly one. Somebody who presses twice, goes back, or
 * has two windows open, gets the one gift that waits; with another amount, the one before it is left, and its page closes.
 * Errors: only a database failure throws.
 */
export function beginDonation(begun: Beginning, visit: Visit): Promise<BeginOutcome> {
  return unlessRefused(async (client) => {
    const { from } = begun;
    const giver = await meet(client, begun, visit);
    if (!giver) return { outcome: "closed" };
    if (!begun.again && (await givenBefore(client, giver.id, { from, now: visit.now })))
      return { outcome: "given-nearby" };
    const who = { supporterId: giver.id, pageId: begun.page.id };
    await closeOldGifts(client, who, visit.now);
    const donationId = await write(client, begun, giver.id, visit);
    await leaveOtherGifts(client, who, { begunId: donationId, from });
    await answer(client, begun, { ...giver, donationId }, visit);
    return count(client, begun, { donationId, now: visit.now });
  });
}

async function count(
  client: PoolClient,
  { from, worked, waitId }: Beginning,
  { donationId, now }: { donationId: string; now: Date },
): Promise<BeginOutcome> {
  const { retryAfter, level } = await pressureInTurn(client, from, now);
  if (retryAfter > 0) return { outcome: "too-many", retryAfter };
  if (level === 2 && !worked) return { outcome: "wait" };
  if (waitId && !(await waitIsEnough(client, from.pageId, now))) return { outcome: "wait" };
  const counted = await countGift(client, donationId, { source: from, waitId, now });
  return counted ? { outcome: "begun", donationId } : { outcome: "wait" };
}

class Refused extends Error {
  constructor(readonly outcome: BeginOutcome) {
    super("a gift was not begun");
  }
}

/** Of what is refused nothing stays, the supporter neither. */
async function unlessRefused(work: (client: PoolClient) => Promise<BeginOutcome>): Promise<BeginOutcome> {
  try {
    return await transact(async (client) => {
      const outcome = await work(client);
      if (outcome.outcome !== "begun") throw new Refused(outcome);
      return outcome;
    });
  } catch (error) {
    if (error instanceof Refused) return error.outcome;
    throw error;
  }
}

type Person = { id: string; known: boolean };

async function meet(client: PoolClient, { page, gift }: Beginning, visit: Visit): Promise<Person | null> {
  const { giver } = gift;
  const zip = giver.country === "US" && giver.postalCode ? placeOfZip(giver.postalCode.slice(0, 5)) : null;
  const { rows } = await client.query<Person>(GIVER, [
    ...[page.id, newId(), giver.email, canonicalEmail(giver.email), giver.givenName, giver.familyName],
    ...[giver.streetAddress, giver.locality, giver.region ?? zip?.state ?? null, giver.postalCode],
    ...[giver.country, visit.language, visit.now],
  ]);
  return rows[0] ?? null;
}

async function write(
  client: PoolClient,
  { page, gift, source, reasons }: Beginning,
  supporterId: string,
  { language, now }: { language: Language; now: Date },
): Promise<string> {
  const { currency, amountMinor, coveredMinor, interval, giver } = gift;
  const money = [currency, amountMinor, coveredMinor];
  const planId = interval === "month" ? newId() : null;
  if (planId) await client.query(PLAN, [planId, page.id, supporterId, ...money, language, now]);
  const { rows } = await client.query<{ id: string }>(DONATION, [
    ...[newId(), page.id, supporterId, planId, ...money, giver.givenName, giver.familyName, giver.email],
    ...[gift.designation, giver.comment, giver.public, gift.employer, gift.occupation],
    ...[language, source, reasons, now],
    ...[gift.dedication.dedication, gift.dedication.dedicatedTo],
    ...[gift.dedication.toldName, gift.dedication.toldEmail, gift.dedication.toldMessage],
    gift.variant,
  ]);
  // Of a gift that waited already the plan that was made with it stands.
  if (planId)
    await client.query(
      "DELETE FROM plan p WHERE id = $1 AND NOT EXISTS (SELECT FROM donation WHERE plan_id = p.id)",
      [planId],
    );
  return rows[0]!.id;
}

async function answer(
  client: PoolClient,
  { gift, served }: Beginning,
  giver: Person & { donationId: string },
  visit: Visit,
): Promise<void> {
  const asked = served.asked.filter(({ purpose }) => purpose === "email");
  await client.query(ANSWERS, [
    ...[giver.id, visit.language, visit.path, visit.now, giver.donationId, giver.known],
    asked.map(({ purpose }) => purpose),
    asked.map(() => gift.giver.emailOptIn),
    asked.map(({ wordingId }) => wordingId),
  ]);
}
