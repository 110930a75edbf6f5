import { prisma } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";
import { fromParagraphs } from "#app/platform/rich-text.ts";

let made = 0;

type Words = Partial<Prisma.CampaignTranslationCreateWithoutCampaignInput>;

interface CampaignOptions extends Partial<Omit<Prisma.CampaignCreateInput, "translations">> {
  /** Words of a language, where they matter; `null` leaves the language out. */
  en?: Words | null;
  es?: Words | null;
}

function words(language: "en" | "es", given: Words): Prisma.CampaignTranslationCreateWithoutCampaignInput {
  const english = language === "en";
  return {
    language,
    name: english ? "The library stays" : "La biblioteca se queda",
    headline: english ? "Keep it / open" : "Que siga / abierta",
    ask: english ? "Ask the council to keep it." : "Pida al concejo que la conserve.",
    storyTitle: english ? "Why it matters" : "Por qué importa",
    story: fromParagraphs(english ? "It is all we have." : "Es todo lo que tenemos."),
    artAlt: english ? "A door, half open" : "Una puerta entreabierta",
    ...given,
  };
}

/** A campaign in both languages, live since January 2013 unless told otherwise. */
export function createCampaign({ en = {}, es = {}, ...given }: CampaignOptions = {}) {
  return prisma.campaign.create({
    data: {
      slug: `campaign-${process.pid}-${++made}`,
      status: "live",
      publishedAt: given.status === "draft" ? null : new Date("2013-01-02T08:00:00Z"),
      paper: "#F2EAD6",
      ink1: "#1D2A44",
      ink2: "#C4362B",
      motif: "door",
      ...given,
      translations: { create: [...(en ? [words("en", en)] : []), ...(es ? [words("es", es)] : [])] },
    },
  });
}
