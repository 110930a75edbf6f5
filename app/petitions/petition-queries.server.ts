import { type CampaignPage, findCampaign } from "#app/campaigns/campaign-queries.server.ts";
import type { Language } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { translationIn } from "#app/i18n/translation-in.ts";
import { prisma } from "#app/platform/db.server.ts";
import { remember } from "#app/platform/remember.ts";
import { parseRichText, type RichText } from "#app/platform/rich-text.ts";
import { wordingFor } from "#app/supporters/consent-wording.server.ts";
import type { ConsentPurpose } from "#app/supporters/record-consents.server.ts";
import { type FormFields, parseFields } from "./form-fields.ts";

export type PetitionState = "open" | "paused" | "won" | "lost" | "archived";

/** A box that a signer may tick, with the exact words and the id under which they are kept. */
export type ConsentBox = { purpose: ConsentPurpose; text: string; wordingId: string };

export type PetitionPartnerLine = {
  id: string;
  name: string;
  url: string | null;
  /** The words beside this partner's own box. */
  optIn: string;
};

/** Everything that a petition's page and its form need, except what changes with every signer. */
export type PetitionPage = {
  id: string;
  slug: string;
  state: PetitionState;
  confirmation: "email" | "none";
  /** Null: the goal steps up by itself; see goalFor. */
  fixedGoal: number | null;
  fields: FormFields;
  geography: "none" | "bars" | "map";
  /** ISO codes that may sign; empty allows all. */
  countries: string[];
  showComments: boolean;
  /** The language its words are in: not always the one asked for. */
  language: Language;
  /** "/" forces a line break. */
  title: string;
  target: string;
  summary: string;
  letter: RichText;
  /** The words beside the box; null does not ask. */
  emailOptIn: string | null;
  smsOptIn: string | null;
  shareText: string;
  thanks: string;
  partners: PetitionPartnerLine[];
  /** Every consent box of the form, in its order. */
  consents: ConsentBox[];
  updatedAt: string;
  campaign: CampaignPage;
};

async function consentBoxes(
  language: Language,
  words: { emailOptIn: string | null; smsOptIn: string | null },
  fields: FormFields,
  partners: PetitionPartnerLine[],
): Promise<ConsentBox[]> {
  const asked: [ConsentPurpose, string | null][] = [
    ["email", words.emailOptIn],
    ["sms", fields.phone === "hidden" ? null : words.smsOptIn],
    ...partners.map(({ id, optIn }): [ConsentPurpose, string] => [`partner:${id}`, optIn]),
  ];
  const boxes = asked.flatMap(([purpose, text]) => (text ? [{ purpose, text }] : []));
  return Promise.all(
    boxes.map(async (box) => ({ ...box, wordingId: await wordingFor(box.purpose, language, box.text) })),
  );
}

const findRow = (slug: string) =>
  prisma.petition.findUnique({
    where: { slug },
    include: {
      translations: true,
      partners: { orderBy: { position: "asc" }, include: { partner: true } },
      campaign: { select: { slug: true } },
    },
  });

async function load(slug: string, language: Language): Promise<PetitionPage | null> {
  const row = await findRow(slug);
  const campaign = row && (await findCampaign(row.campaign.slug, language));
  const words = row && translationIn(row.translations, language);
  if (!campaign || !words) return null;

  const fields = parseFields(row.fields);
  const optIn = translator(words.language, "petitions");
  const partners = row.partners.map(({ partner: { id, name, url } }) => ({
    id,
    name,
    url,
    optIn: optIn("form.partner", { partner: name }),
  }));
  return {
    id: row.id,
    slug: row.slug,
    state: campaign.status === "live" ? "open" : campaign.status,
    confirmation: row.confirmation,
    fixedGoal: row.fixedGoal,
    fields,
    geography: row.geography as PetitionPage["geography"],
    countries: row.countries,
    showComments: row.showComments,
    language: words.language,
    title: words.title,
    target: words.target,
    summary: words.summary,
    letter: parseRichText(words.letter),
    emailOptIn: words.emailOptIn,
    smsOptIn: fields.phone === "hidden" ? null : words.smsOptIn,
    shareText: words.shareText,
    thanks: words.thanks,
    partners,
    consents: await consentBoxes(words.language, words, fields, partners),
    updatedAt: row.updatedAt.toISOString(),
    campaign,
  };
}

const slugForm = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const kept = remember<PetitionPage | null>(1_000, (key) => {
  const [language, slug] = key.split(" ");
  return load(slug!, language as Language);
});

/**
 * A petition of a published campaign, kept in memory for a second; null for drafts and for what does not
 * exist. Whether it still takes signatures is decided again by the statement that signs.
 */
export async function findPetition(slug: string, language: Language): Promise<PetitionPage | null> {
  if (slug.length > 200 || !slugForm.test(slug)) return null;
  return kept.get(`${language} ${slug}`);
}

/** Makes the next look read the database: for whoever has just changed a petition or its campaign. */
export const forgetPetitions = kept.forget;

export type PetitionCard = {
  id: string;
  slug: string;
  title: string;
  target: string;
  summary: string;
  fixedGoal: number | null;
  language: Language;
};

/** The petitions of a campaign in the organizer's order. */
export async function petitionsOf(campaignId: string, language: Language): Promise<PetitionCard[]> {
  const rows = await prisma.petition.findMany({
    where: { campaignId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    include: { translations: true },
  });
  return rows.flatMap((row) => {
    const words = translationIn(row.translations, language);
    if (!words) return [];
    const { title, target, summary } = words;
    return {
      id: row.id,
      slug: row.slug,
      title,
      target,
      summary,
      fixedGoal: row.fixedGoal,
      language: words.language,
    };
  });
}

export { countChangedAt, petitionCount, petitionProgress, placeCounts } from "./count-queries.server.ts";
