import type { Language } from "#app/i18n/language.ts";
import { getOrganisation, organisationDay } from "#app/organisation/organisation-queries.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { givingSettings } from "./giving-settings.server.ts";
import type { Currency } from "./money.ts";
import { receiptFacts } from "./receipt-facts.ts";
import { receiptNumber } from "./receipt-number.ts";

const loadPaid = (id: string) =>
  prisma.donation.findUnique({
    where: { id },
    include: {
      receipt: true,
      page: { include: { translations: true } },
      supporter: { select: { id: true, erasedAt: true, mergedIntoId: true } },
    },
  });

/**
 * A gift with its receipt as it reads now, for the mail and the PDF alike: what went back since is part of it. Null while
 * there is no receipt. Errors: only a database failure throws.
 */
export async function findReceipt(donationId: string, language: Language) {
  const donation = await loadPaid(donationId);
  if (!donation?.receipt || !donation.paidAt) return null;
  const [organisation, { taxId }] = await Promise.all([getOrganisation(language), givingSettings()]);
  const { amountMinor, coveredMinor, refundedMinor, designation, dedication, dedicatedTo } = donation;
  const gift = {
    ...{ amountMinor, coveredMinor, refundedMinor, designation, dedication, dedicatedTo },
    currency: donation.currency as Currency,
    number: receiptNumber(donation.receipt),
    giver: [donation.givenName, donation.familyName].filter(Boolean).join(" "),
    paidOn: await organisationDay(donation.paidAt),
    monthly: donation.planId !== null,
  };
  const receiver = { ...organisation, name: plainHeadline(organisation.name), taxId };
  return { donation, organisation, gift, ...receiptFacts(gift, receiver, language) };
}

export type FoundReceipt = NonNullable<Awaited<ReturnType<typeof findReceipt>>>;
