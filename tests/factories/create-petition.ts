import { defaultFields, type FormFields } from "#app/petitions/form-fields.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { CampaignStatus, Confirmation } from "#app/platform/prisma/enums.ts";
import { fromParagraphs } from "#app/platform/rich-text.ts";
import { createCampaign } from "./create-campaign.ts";

let made = 0;

export type PetitionOptions = {
  /** Of the campaign. */
  status?: CampaignStatus;
  closedAt?: Date | null;
  confirmation?: Confirmation;
  fields?: Partial<FormFields>;
  countries?: string[];
  fixedGoal?: number | null;
  /** Names of partners that may be opted in to. */
  partners?: string[];
  campaignId?: string;
  slug?: string;
};

/** A petition in both languages, in a live campaign of its own, counted at once unless told otherwise. */
export async function createPetition(options: PetitionOptions = {}) {
  const { confirmation = "none", countries = [], fixedGoal = null, partners = [] } = options;
  const campaignId =
    options.campaignId ??
    (await createCampaign({ status: options.status ?? "live", closedAt: options.closedAt ?? null })).id;
  const text = (language: "en" | "es") => ({
    language,
    title: language === "en" ? "Keep the / library" : "Salven la / biblioteca",
    target: language === "en" ? "The City Council" : "El Concejo",
    summary: language === "en" ? "Keep it open." : "Que siga abierta.",
    letter: fromParagraphs(language === "en" ? "Please keep it open." : "Por favor, que siga abierta."),
    emailOptIn: language === "en" ? "Write to me about this." : "Escríbanme sobre esto.",
    smsOptIn: language === "en" ? "Text me." : "Envíenme mensajes.",
    shareText: language === "en" ? "I signed." : "Yo firmé.",
    thanks: language === "en" ? "Thank you." : "Gracias.",
  });
  const petition = await prisma.petition.create({
    data: {
      campaignId,
      slug: options.slug ?? `petition-${process.pid}-${++made}`,
      confirmation,
      countries,
      fixedGoal,
      fields: { ...defaultFields, ...options.fields },
      translations: { create: [text("en"), text("es")] },
      partners: {
        create: partners.map((name, position) => ({ position, partner: { create: { name } } })),
      },
    },
    select: { id: true, slug: true, campaignId: true },
  });
  return petition;
}
