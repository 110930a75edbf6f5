import type { Language } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import type { Attachment } from "#app/platform/mail-message.server.ts";
import { givingPaper, setFacts, setFigure } from "./giving-paper.server.ts";
import { paperMoney } from "./money.ts";
import { type FoundReceipt, findReceipt } from "./receipt.server.ts";

/** A receipt as one printed page, with the facts of its mail and no others. */
export function drawReceipt(
  { gift, facts, notes, organisation }: FoundReceipt,
  { language, now }: { language: Language; now: Date },
): Promise<Buffer> {
  const t = translator(language, "donations");
  const { currency, amountMinor, number } = gift;
  const head = { title: t("receipt.title"), foot: `${t("receipt.number")} ${number}`, organisation };
  return givingPaper({ ...head, currency, language, now }, (sheet) => {
    setFigure(sheet, paperMoney(amountMinor, currency, language));
    setFacts(sheet, facts);
    for (const note of notes) sheet.paragraph(note);
  });
}

/** The same as a file, named by its number: "receipt-2026-0001.pdf". */
export async function receiptFile(
  receipt: FoundReceipt,
  made: { language: Language; now: Date },
): Promise<Attachment> {
  return {
    filename: `receipt-${receipt.gift.number}.pdf`,
    contentType: "application/pdf",
    content: await drawReceipt(receipt, made),
  };
}

/** The receipt of a gift as a file, as it reads now; null while there is none. */
export async function findReceiptFile(
  donationId: string,
  made: { language: Language; now: Date },
): Promise<Attachment | null> {
  const receipt = await findReceipt(donationId, made.language);
  return receipt && receiptFile(receipt, made);
}
