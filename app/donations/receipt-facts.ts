import { formatDate } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import type { DedicationKind, LegalKind } from "#app/platform/prisma/enums.ts";
import { type Currency, paperMoney } from "./money.ts";
import { postalLine } from "./postal-line.ts";

export type ReceiptGift = {
  currency: Currency;
  amountMinor: number;
  coveredMinor: number;
  giver: string;
  /** ISO 8601, in the organisation's zone. */
  paidOn: string;
  number: string;
  designation: string | null;
  dedication: DedicationKind | null;
  dedicatedTo: string | null;
  monthly: boolean;
  /** What went back since, minor units. */
  refundedMinor: number;
};

export type Receiver = { name: string; postalAddress: string; legalKind: LegalKind; taxId: string | null };

/**
 * What a receipt says, fact by fact, and the sentences that the law asks for by the organisation's legal kind: of a charity
 * that nothing was given in return (IRS Publication 1771), of an advocacy organisation that gifts are not deductible (IRC 6113).
 * What went back since the gift was paid is said, too.
 */
export function receiptFacts(gift: ReceiptGift, receiver: Receiver, language: Language) {
  const t = translator(language, "donations");
  const money = (minor: number) => paperMoney(minor, gift.currency, language);
  const facts = [
    { term: t("receipt.number"), says: gift.number },
    { term: t("receipt.date"), says: formatDate(gift.paidOn, "day", language) },
    { term: t("receipt.giver"), says: gift.giver },
    { term: t("receipt.amount"), says: money(gift.amountMinor) },
    ...(gift.coveredMinor > 0 ? [{ term: t("receipt.covered"), says: money(gift.coveredMinor) }] : []),
    { term: t("receipt.kind"), says: t(gift.monthly ? "receipt.monthly" : "receipt.once") },
    ...(gift.designation ? [{ term: t("receipt.designation"), says: gift.designation }] : []),
    ...(gift.dedication ? [{ term: t(`dedication.${gift.dedication}`), says: gift.dedicatedTo ?? "" }] : []),
    { term: t("receipt.receiver"), says: `${receiver.name}, ${postalLine(receiver.postalAddress)}` },
    ...(receiver.taxId ? [{ term: t("receipt.taxId"), says: receiver.taxId }] : []),
    ...(gift.refundedMinor > 0
      ? [
          { term: t("receipt.refunded"), says: money(gift.refundedMinor) },
          { term: t("receipt.remains"), says: money(gift.amountMinor - gift.refundedMinor) },
        ]
      : []),
  ];
  const back = gift.refundedMinor === gift.amountMinor ? "receipt.wholeBack" : "receipt.partBack";
  return {
    // Of somebody who was erased there is no name left.
    facts: facts.filter(({ says }) => says !== ""),
    notes: [...(gift.refundedMinor > 0 ? [t(back)] : []), t(`receipt.law.${receiver.legalKind}`)],
  };
}
