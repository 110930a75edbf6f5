import { v7 as newId } from "uuid";
import { recordAudit } from "#app/audit/record-audit.server.ts";
import type { Language } from "#app/i18n/language.ts";
import { canonicalEmail } from "#app/mail/canonical-email.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import type { OfflineWay } from "#app/platform/prisma/enums.ts";
import type { Deed } from "#app/staff/actor.ts";
import { can } from "#app/staff/permissions.ts";
import { upsertSupporters } from "#app/supporters/upsert-supporters.ts";
import type { Dedication } from "./dedication-form.ts";
import type { Currency } from "./money.ts";
import { receiptNumber } from "./receipt-number.ts";
import { followPaid } from "./settle-donation.server.ts";

export type OfflineGift = {
  /** Becomes the gift's id. */
  attempt: string;
  pageId: string;
  way: OfflineWay;
  currency: Currency;
  amountMinor: number;
  /** In the day on which it came. */
  paidAt: Date;
  givenName: string;
  familyName: string | null;
  /** Null: they get no receipt by mail. */
  email: string | null;
  language: Language;
  reference: string | null;
  note: string | null;
  /** What its giver said, whether or not the page offers it. */
  dedication: Dedication;
};

/** "no-page": there is no such page, or it is not theirs. */
export type RecordOutcome = { outcome: "recorded"; id: string; receipt: string } | { outcome: "no-page" };

/**
 * Writes down a gift that came as a cheque, in cash or by transfer: the supporter found by their address or made, the gift,
 * its numbered receipt, the ledger, the mails (to whoever is told of a dedication, too) and the trail in one transaction.
 * Pressed twice it is one gift.
 */
export function recordOfflineGift(gift: OfflineGift, { actor, now }: Deed): Promise<RecordOutcome> {
  return prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`giving ${gift.attempt}`}, 0))`;
    const page = await tx.fundraisingPage.findUnique({ where: { id: gift.pageId } });
    if (!page || !can(actor, "donations.record", page.campaignId)) return { outcome: "no-page" };
    const known = await tx.donation.findUnique({ where: { id: gift.attempt }, include: { receipt: true } });
    if (known?.receipt) return { outcome: "recorded", id: known.id, receipt: receiptNumber(known.receipt) };
    const donation = await store(tx, gift, now);
    await followPaid(tx, donation, gift.paidAt, now);
    const receipt = receiptNumber(await tx.receipt.findUniqueOrThrow({ where: { donationId: donation.id } }));
    const { way, amountMinor, currency } = gift;
    await recordAudit(tx, {
      ...{ actor, what: "donation.recorded", campaignId: page.campaignId, now },
      subject: { kind: "donation", id: donation.id, name: receipt },
      after: { way, amountMinor, currency, page: page.slug },
    });
    return { outcome: "recorded", id: donation.id, receipt };
  });
}

async function store(tx: Tx, gift: OfflineGift, now: Date) {
  const { attempt: id, pageId, currency, amountMinor, paidAt, givenName, familyName, language } = gift;
  return tx.donation.create({
    data: {
      ...{ id, pageId, currency, amountMinor, paidAt, givenName, familyName, language },
      ...{ email: gift.email ?? "", reference: gift.reference, note: gift.note, offlineWay: gift.way },
      ...{ status: "paid", startedAt: now, supporterId: await meetGiver(tx, gift, now) },
      ...gift.dedication,
    },
    include: { page: true },
  });
}

const GIVER = `
WITH person AS (
  SELECT $1::uuid AS id, $2::text AS email, $3::text AS email_canonical, $4::text AS given_name, $5::text AS family_name,
    NULL::text AS phone, NULL::text AS street_address, NULL::text AS locality, NULL::text AS region,
    NULL::text AS postal_code, 'US'::text AS country, $6::"Language" AS language, $7::timestamptz AS at
), known AS (${upsertSupporters}) SELECT id FROM known`;

async function meetGiver(tx: Tx, { givenName, familyName, language, ...gift }: OfflineGift, now: Date) {
  const id = newId();
  // Whoever gave without an address is a person of their own, whom staff may merge.
  const email = gift.email ?? `${id}@no-address.invalid`;
  const person = [id, email, canonicalEmail(email), givenName, familyName, language, now];
  const [row] = await tx.$queryRawUnsafe<{ id: string }[]>(GIVER, ...person);
  return row!.id;
}
