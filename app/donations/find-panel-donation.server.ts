import { nameOf } from "#app/campaigns/campaign-name.ts";
import type { Language } from "#app/i18n/language.ts";
import { petitionName } from "#app/petitions/petition-name.ts";
import { prisma } from "#app/platform/db.server.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { type Currency, isCurrency } from "./money.ts";
import type { GiftScope, PanelDonation } from "./panel-donation.ts";
import { receiptNumber } from "./receipt-number.ts";

const parts = {
  page: { include: { translations: true, campaign: { include: { translations: true } } } },
  plan: true,
  receipt: true,
  refunds: { orderBy: { createdAt: "asc" } },
  disputes: { orderBy: { createdAt: "asc" } },
} as const;

const load = (id: string, campaigns: GiftScope["campaigns"]) =>
  prisma.donation.findFirst({
    where: { id, ...(campaigns && { page: { campaignId: { in: [...campaigns] } } }) },
    include: parts,
  });

type Row = NonNullable<Awaited<ReturnType<typeof load>>>;

/**
 * Everything of one gift; null when there is none of this id, or none that the asker may see. Without `personal` it is
 * who gave what: no address, nothing they said that was not to be shown, neither employer nor occupation.
 */
export async function findPanelDonation(
  id: string,
  { scope, language }: { scope: GiftScope; language: Language },
): Promise<PanelDonation | null> {
  const row = await load(id, scope.campaigns);
  if (!row) return null;
  const only = <T>(value: T): T | null => (scope.personal ? value : null);
  const { page, plan, supporterId, pageId, status, amountMinor, coveredMinor, refundedMinor } = row;
  const { campaign } = page;
  return {
    ...{ id, supporterId, pageId, status, amountMinor, coveredMinor, refundedMinor },
    giver: [row.givenName, row.familyName].filter(Boolean).join(" "),
    email: only(row.email),
    // No gift is begun in a currency that is not one of ours.
    currency: row.currency as Currency,
    leftMinor: status === "paid" ? amountMinor - refundedMinor : 0,
    page: petitionName(page, language),
    campaign: { id: campaign.id, name: plainHeadline(nameOf(campaign, language)) },
    plan: plan && {
      ...{ status: plan.status, amountMinor: plan.amountMinor, startedAt: plan.startedAt.toISOString() },
      endedAt: plan.endedAt?.toISOString() ?? null,
    },
    fee: feeOf(row),
    language: row.language,
    receipt: row.receipt && receiptNumber(row.receipt),
    ...{ designation: row.designation, source: row.source, reasons: row.reasons, refusal: row.refusal },
    comment: row.isPublic ? row.comment : only(row.comment),
    dedication: row.dedication && {
      ...{ kind: row.dedication, name: row.dedicatedTo ?? "", message: only(row.toldMessage) },
      told: only([row.toldName, row.toldEmail].filter(Boolean).join(", ") || null),
    },
    ...{ isPublic: row.isPublic, commentStatus: row.commentStatus, variant: row.variant },
    showsGivers: page.showsGivers,
    ...{ employer: only(row.employer), occupation: only(row.occupation) },
    startedAt: row.startedAt.toISOString(),
    paidAt: row.paidAt?.toISOString() ?? null,
    offline: row.offlineWay && {
      ...{ way: row.offlineWay, reference: only(row.reference), note: only(row.note) },
    },
    voided: row.voidedAt && { at: row.voidedAt.toISOString(), reason: row.voidReason ?? "" },
    ...whatCameAfter(row),
    stripe: namesAtStripe(row),
  };
}

function feeOf({ feeMinor, settledCurrency }: Row): PanelDonation["fee"] {
  if (feeMinor === null || !settledCurrency || !isCurrency(settledCurrency)) return null;
  return { amountMinor: feeMinor, currency: settledCurrency };
}

function whatCameAfter({
  refunds,
  disputes,
}: Row): Pick<PanelDonation, "refunds" | "disputes" | "isDisputed"> {
  return {
    refunds: refunds.map(({ id, status, amountMinor, createdAt }) => ({
      ...{ id, status, amountMinor, at: createdAt.toISOString() },
    })),
    disputes: disputes.map(({ id, status, reason, amountMinor, createdAt }) => ({
      ...{ id, status, reason, amountMinor, at: createdAt.toISOString() },
    })),
    isDisputed: disputes.length > 0,
  };
}

function namesAtStripe({ plan, ...row }: Row): PanelDonation["stripe"] {
  const names = [
    { key: "payment", id: row.paymentId },
    { key: "charge", id: row.chargeId },
    { key: "session", id: row.sessionId },
    { key: "invoice", id: row.invoiceId },
    { key: "subscription", id: plan?.subscriptionId ?? null },
    { key: "customer", id: plan?.customerId ?? null },
  ] as const;
  return names.flatMap(({ key, id }) => (id ? [{ key, id }] : []));
}
