import type { Language } from "#app/i18n/language.ts";
import { localPath } from "#app/i18n/language.ts";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { shareLinks } from "#app/petitions/share-links.ts";
import { prisma } from "#app/platform/db.server.ts";
import { qrPath } from "#app/platform/qr-path.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { isUuid } from "#app/platform/uuid.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import type { FundraisingPage } from "./fundraising-page.ts";
import { type Currency, formatMoney } from "./money.ts";
import { receiptNumber } from "./receipt-number.ts";

/**
 * What somebody sees who comes back from the payment page: what our own row says of their gift, and nothing that is not so.
 * Whoever has the address sees amount and state, and nobody's name.
 */
export async function donateThanks(page: FundraisingPage, donationId: string | null, language: Language) {
  const [gift, organisation] = await Promise.all([
    donationId && isUuid(donationId) ? findGift(page.id, donationId, language) : null,
    getOrganisation(language),
  ]);
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
    replyTo: organisation.replyTo,
    share: {
      ...{ title, text: page.shareText, url },
      links: shareLinks({ title, text: page.shareText, url }),
      qr: qrPath(`${url}?source=qr`),
    },
  };
}

export type DonateThanks = Awaited<ReturnType<typeof donateThanks>>;

async function findGift(pageId: string, id: string, language: Language) {
  const row = await prisma.donation.findFirst({ where: { id, pageId }, include: { receipt: true } });
  if (!row || row.status === "void") return null;
  return {
    status: row.status,
    amount: formatMoney(row.amountMinor, row.currency as Currency, language),
    monthly: row.planId !== null,
    receipt: row.receipt ? receiptNumber(row.receipt) : null,
  };
}
