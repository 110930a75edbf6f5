import type { Language } from "#app/i18n/language.ts";
import { languages } from "#app/i18n/language.ts";
import { petitionName } from "#app/petitions/petition-name.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { PetitionStatus } from "#app/platform/prisma/enums.ts";
import { isUuid } from "#app/platform/uuid.ts";
import { offerPlaces } from "./fundraising-forms.ts";
import { typedAmount } from "./money.ts";
import { parseOffers } from "./offers.ts";

export type ListedFundraising = { id: string; name: string; slug: string; status: PetitionStatus };

/** The fundraising pages of a campaign in their order, drafts too. */
export async function panelFundraising(campaignId: string, language: Language): Promise<ListedFundraising[]> {
  const rows = await prisma.fundraisingPage.findMany({
    where: { campaignId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    include: { translations: true },
  });
  return rows.map((row) => ({
    ...{ id: row.id, slug: row.slug, status: row.status },
    name: petitionName(row, language),
  }));
}

export type PanelFundraising = {
  id: string;
  name: string;
  status: PetitionStatus;
  version: number;
  path: string;
  /** As the form of the settings has them; the offers' fields end in their place. */
  settings: Record<string, string> & { interval: string };
  monthly: boolean;
  asksEmployer: boolean;
  dedications: boolean;
  showsGivers: boolean;
  /** As the form of the words has them. */
  words: Record<Language, Record<string, string>>;
};

/** A fundraising page of a campaign, for the page that changes it; null for ids that nothing has. */
export async function findPanelFundraising(
  id: string | undefined,
  campaignId: string,
  language: Language,
): Promise<PanelFundraising | null> {
  const row = isUuid(id) ? await load(id, campaignId) : null;
  if (!row) return null;
  return {
    ...{ id: row.id, status: row.status, version: row.version, path: `/donate/${row.slug}` },
    name: petitionName(row, language),
    settings: { slug: row.slug, interval: row.interval, ...offersTyped(row), goal: goalTyped(row) },
    ...{ monthly: row.monthly, asksEmployer: row.asksEmployer },
    ...{ dedications: row.dedications, showsGivers: row.showsGivers },
    words: Object.fromEntries(
      languages.map((each) => [each, wordsIn(row, each)]),
    ) as PanelFundraising["words"],
  };
}

const load = (id: string, campaignId: string) =>
  prisma.fundraisingPage.findFirst({ where: { id, campaignId }, include: { translations: true } });

type Row = NonNullable<Awaited<ReturnType<typeof load>>>;

function offersTyped(row: Row): Record<string, string> {
  const offers = parseOffers(row.offers);
  return Object.fromEntries(
    offerPlaces.flatMap((place, at) => {
      const offer = offers[at];
      if (!offer) return [];
      const typed = (minor: number) => typedAmount(minor, offer.currency);
      return [
        [`currency_${place}`, offer.currency],
        [`amounts_${place}`, offer.amounts.map(typed).join(" ")],
        [`amounts_b_${place}`, (offer.amountsB ?? []).map(typed).join(" ")],
        [`least_${place}`, typed(offer.leastMinor)],
        [`most_${place}`, typed(offer.mostMinor)],
      ];
    }),
  );
}

function goalTyped({ goalMinor, offers }: Row): string {
  return goalMinor === null ? "" : typedAmount(goalMinor, parseOffers(offers)[0]!.currency);
}

function wordsIn({ translations }: Row, language: Language): Record<string, string> {
  const words = translations.find((each) => each.language === language);
  if (!words) return {};
  return {
    ...{ title: words.title, summary: words.summary, thanks: words.thanks, share_text: words.shareText },
    appeal: words.appeal.join("\n\n"),
    designations: words.designations.join("\n"),
    email_opt_in: words.emailOptIn ?? "",
  };
}
