import type { PublicStatus } from "#app/campaigns/campaign.ts";
import { type CampaignPage, findCampaign, type Preview } from "#app/campaigns/campaign-queries.server.ts";
import type { Language } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { translationIn } from "#app/i18n/translation-in.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { PetitionStatus } from "#app/platform/prisma/enums.ts";
import { remember } from "#app/platform/remember.ts";
import { parseRichText, type RichText } from "#app/platform/rich-text.ts";
import { wordingFor } from "#app/supporters/consent-wording.server.ts";
import type { ConsentPurpose } from "#app/supporters/record-consents.server.ts";
import { canBeShown } from "./can-be-shown.ts";
import { type FormFields, parseFields } from "./form-fields.ts";

export type PetitionState = "open" | "closed" | "paused" | "won" | "lost" | "archived";

/** A box that a signer may tick, with the exact words and the id under which they are kept. */
export type ConsentBox = { purpose: ConsentPurpose; text: string; wordingId: string };

export type PetitionPartnerLine = {
  id: string;
  name: string;
  url: string | null;
  /** The words beside this partner's own box. */
  optIn: string;
};

/** What a signer is offered after signing. `another`: the next petition of the campaign, where there is one. */
export type NextStep =
  | { kind: "another" | "nothing" }
  | { kind: "petition"; slug: string }
  | { kind: "link"; title: string; text: string; url: string };

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
  /** Whoever comes from a mail of ours and is known signs with one press. */
  oneTap: boolean;
  /** Signers are shown who represents them. */
  representatives: boolean;
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
  /** Over the thanks, instead of the house's own words. */
  thanksTitle: string | null;
  /** Subject of a mail that passes it on; null: the title. */
  shareSubject: string | null;
  /** What will be done with the signatures. */
  delivery: string | null;
  next: NextStep;
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

async function findRow(slug: string) {
  const include = {
    translations: true,
    partners: { orderBy: { position: "asc" }, include: { partner: true } },
    campaign: { select: { slug: true } },
    nextPetition: { select: { slug: true, status: true } },
  } as const;
  const row = await prisma.petition.findUnique({ where: { slug }, include });
  if (row) return row;
  const old = await prisma.petitionOldSlug.findUnique({ where: { slug } });
  return old && prisma.petition.findUnique({ where: { id: old.petitionId }, include });
}

async function load(
  slug: string,
  language: Language,
  { previewOf = null }: Preview = {},
): Promise<PetitionPage | null> {
  const row = await findRow(slug);
  const previewed = row !== null && row.campaignId === previewOf;
  if (row?.status === "draft" && !previewed) return null;
  const campaign = row && (await findCampaign(row.campaign.slug, language, { previewOf }));
  const words = row && translationIn(row.translations.filter(canBeShown), language);
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
    state: stateOf(campaign.status, row.status),
    confirmation: row.confirmation,
    fixedGoal: row.fixedGoal,
    fields,
    geography: row.geography as PetitionPage["geography"],
    countries: row.countries,
    showComments: row.showComments,
    oneTap: row.oneTap,
    representatives: row.representatives,
    language: words.language,
    title: words.title,
    target: words.target,
    summary: words.summary,
    letter: parseRichText(words.letter),
    emailOptIn: words.emailOptIn,
    smsOptIn: fields.phone === "hidden" ? null : words.smsOptIn,
    shareText: words.shareText,
    thanks: words.thanks,
    thanksTitle: words.thanksTitle,
    shareSubject: words.shareSubject,
    delivery: words.delivery,
    next: nextOf(row, words),
    partners,
    consents: await consentBoxes(words.language, words, fields, partners),
    updatedAt: row.updatedAt.toISOString(),
    campaign,
  };
}

function stateOf(campaign: PublicStatus, own: PetitionStatus): PetitionState {
  if (campaign !== "live") return campaign;
  return own === "closed" ? "closed" : "open";
}

type NextRow = NonNullable<Awaited<ReturnType<typeof findRow>>>;

function nextOf(row: NextRow, words: NextRow["translations"][number]): NextStep {
  const { nextTitle: title, nextText: text, nextUrl: url } = words;
  switch (row.afterSigning) {
    case "link":
      return title && url ? { kind: "link", title, text: text ?? "", url } : { kind: "another" };
    case "petition":
      return row.nextPetition?.status === "open"
        ? { kind: "petition", slug: row.nextPetition.slug }
        : { kind: "another" };
    default:
      return { kind: row.afterSigning };
  }
}

const slugForm = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const kept = remember<PetitionPage | null>(1_000, (key) => {
  const [language, slug] = key.split(" ");
  return load(slug!, language as Language);
});

/**
 * A petition of a published campaign, by the slug it has or had, kept in memory for a second; null for drafts and for what does not
 * exist. Whether it still takes signatures is decided again by the statement that signs.
 */
export async function findPetition(slug: string, language: Language): Promise<PetitionPage | null> {
  if (slug.length > 200 || !slugForm.test(slug)) return null;
  return kept.get(`${language} ${slug}`);
}

/** The same, drafts of one campaign too, as they are now: for staff who look before it is published. */
export async function previewPetition(
  slug: string,
  language: Language,
  campaignId: string,
): Promise<PetitionPage | null> {
  if (slug.length > 200 || !slugForm.test(slug)) return null;
  return load(slug, language, { previewOf: campaignId });
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
  /** Takes signatures while its campaign is live. */
  isOpen: boolean;
  language: Language;
};

/** The petitions of a campaign in the organizer's order; drafts only where they are previewed. */
export async function petitionsOf(
  campaignId: string,
  language: Language,
  { previewOf = null }: Preview = {},
): Promise<PetitionCard[]> {
  const rows = await prisma.petition.findMany({
    where: { campaignId, ...(campaignId !== previewOf && { status: { not: "draft" } }) },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    include: { translations: true },
  });
  return rows.flatMap((row) => {
    const words = translationIn(row.translations.filter(canBeShown), language);
    if (!words) return [];
    const { title, target, summary } = words;
    return {
      id: row.id,
      slug: row.slug,
      title,
      target,
      summary,
      fixedGoal: row.fixedGoal,
      isOpen: row.status === "open",
      language: words.language,
    };
  });
}

export { countChangedAt, petitionCount, petitionProgress, placeCounts } from "./count-queries.server.ts";
