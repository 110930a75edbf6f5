import type { Language } from "#app/i18n/language.ts";
import { localPath } from "#app/i18n/language.ts";
import { shareLinks } from "#app/petitions/share-links.ts";
import { prisma } from "#app/platform/db.server.ts";
import { qrPath } from "#app/platform/qr-path.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { isUuid } from "#app/platform/uuid.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import type { FundraisingPage } from "./fundraising-page.ts";
import { type Currency, formatMoney } from "./money.ts";
import { paperPath, SHOWN_SECONDS } from "./paper-link.server.ts";
import { receiptNumber } from "./receipt-number.ts";

type Shown = {
  language: Language;
  now: Date;
  /** The gift that was begun in this browser; null: none was. */
  own: string | null;
};

/** How long after the payment the page leads to the receipt, which has the giver's name on it. */
const FRESH_MS = 86_400_000;

/**
 * What somebody sees who comes back from the payment page: what our own row says of their gift, and nothing that is not so.
 * Whoever has the address sees its state and nobody's name; the browser in which it was begun sees the amount, too, and for a day
 * after the payment the way to the receipt.
 */
export async function donateThanks(
  page: FundraisingPage,
  donationId: string | null,
  { language, now, own }: Shown,
) {
  const known = donationId && isUuid(donationId);
  const gift = known ? await findGift(page.id, donationId, { language, now, own }) : null;
  const title = plainHeadline(page.title);
  const url = getSettings().APP_URL + localPath(language, `/donate/${page.slug}`);
  return {
    page: {
      slug: page.slug,
      title,
      thanks: page.thanks,
      wordsIn: page.language,
      isOpen: page.state === "open",
    },
    gift,
    share: {
      ...{ title, text: page.shareText, url },
      links: shareLinks({ title, text: page.shareText, url }),
      qr: qrPath(`${url}?source=qr`),
    },
  };
}

export type DonateThanks = Awaited<ReturnType<typeof donateThanks>>;

async function findGift(pageId: string, id: string, { language, now, own }: Shown) {
  const row = await prisma.donation.findFirst({ where: { id, pageId }, include: { receipt: true } });
  if (!row || row.status === "void") return null;
  const isFresh = row.paidAt && now.getTime() - row.paidAt.getTime() < FRESH_MS;
  const paper = { language, now, seconds: SHOWN_SECONDS };
  if (own !== id) return { status: row.status, own: null };
  const gift = {
    amount: formatMoney(row.amountMinor, row.currency as Currency, language),
    monthly: row.planId !== null,
    receipt: row.receipt ? receiptNumber(row.receipt) : null,
    paper: row.receipt && isFresh ? paperPath({ receipt: id }, paper) : null,
  };
  return { status: row.status, own: gift };
}
