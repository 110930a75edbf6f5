import { findFundraising } from "#app/donations/fundraising-queries.server.ts";
import { usualOffer } from "#app/donations/offers.ts";
import { formToken } from "#app/petitions/form-token.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";
import { createCampaign } from "./create-campaign.ts";

let made = 0;

type Given = Partial<Prisma.FundraisingPageUncheckedCreateInput> & {
  words?: Partial<Prisma.FundraisingTranslationUncheckedCreateInput>;
};

/** An open fundraising page in both languages, of a live campaign; dollars and yen. */
export async function createFundraising({ words = {}, ...given }: Given = {}) {
  const campaignId = given.campaignId ?? (await createCampaign()).id;
  const text = (language: "en" | "es") => ({
    language,
    title: language === "en" ? "Keep us / going" : "Para que / sigamos",
    summary: language === "en" ? "Buses, lawyers, phone bills." : "Autobuses, abogados, teléfono.",
    emailOptIn: language === "en" ? "Write to me about this." : "Escríbanme sobre esto.",
    shareText: language === "en" ? "I gave." : "Yo doné.",
    thanks: language === "en" ? "Thank you." : "Gracias.",
    ...words,
  });
  made += 1;
  const { slug } = await prisma.fundraisingPage.create({
    data: {
      status: "open",
      slug: `fund-${process.pid}-${made}`,
      offers: [usualOffer("USD"), usualOffer("JPY")],
      ...given,
      campaignId,
      translations: { create: [text("en"), text("es")] },
    },
    select: { slug: true },
  });
  return (await findFundraising(slug, "en"))!;
}

let givers = 0;

/** The form of a gift of 25 dollars by somebody new, as a browser posts it. */
export function giftPosted(
  page: { id: string; consents: Parameters<typeof formToken>[0]["consents"] },
  now: Date,
  change: Record<string, string> = {},
): URLSearchParams {
  givers += 1;
  return new URLSearchParams({
    amount: "25",
    currency: "USD",
    interval: "once",
    given_name: "Ana",
    family_name: "Alba",
    email: `giver${givers}@example.org`,
    postal_code: "94110",
    form_token: formToken(page, new Date(now.getTime() - 60_000)),
    ...change,
  });
}
