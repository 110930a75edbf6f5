import { panelCampaigns } from "#app/campaigns/panel-campaigns.server.ts";
import { countiesOf, findCounty } from "#app/geography/places.server.ts";
import type { Language } from "#app/i18n/language.ts";
import { petitionName } from "#app/petitions/petition-name.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { Filter } from "./filter.ts";
import { allTags, type Tag } from "./tag-supporters.server.ts";

type Named = { id: string; name: string };

/** What can be chosen in a filter, and the names of what was. */
export type FilterChoices = {
  campaigns: Named[];
  petitions: Named[];
  tags: Tag[];
  partners: Named[];
  customFields: { key: string; kind: string; label: string; choices: { value: string; text: string }[] }[];
  /** Counties of the state that was asked for, and those the filter has. */
  counties: Named[];
};

/** The choices of somebody who may see these campaigns (null: all), with names in their language. */
export async function filterChoices(
  { language, campaigns }: { language: Language; campaigns: readonly string[] | null },
  { filter, countiesIn }: { filter: Filter; countiesIn: string | null },
): Promise<FilterChoices> {
  const [seen, petitions, tags, partners, fields] = await Promise.all([
    panelCampaigns(language, campaigns),
    prisma.petition.findMany({
      where: campaigns ? { campaignId: { in: [...campaigns] } } : {},
      select: { id: true, slug: true, translations: { select: { language: true, title: true } } },
      orderBy: { id: "desc" },
    }),
    allTags(),
    prisma.partner.findMany({ select: { id: true, name: true }, orderBy: { name: "asc" } }),
    prisma.customField.findMany({ where: { archivedAt: null }, orderBy: { position: "asc" } }),
  ]);
  return {
    campaigns: seen.map(({ id, name }) => ({ id, name })),
    petitions: petitions.map((petition) => ({ id: petition.id, name: petitionName(petition, language) })),
    tags,
    partners,
    customFields: fields.map(({ key, kind, labelEn, labelEs, choices }) => ({
      key,
      kind,
      label: language === "es" ? labelEs : labelEn,
      choices: choicesOf(choices, language),
    })),
    counties: countiesFor(filter, countiesIn),
  };
}

function choicesOf(kept: unknown, language: Language): { value: string; text: string }[] {
  if (!Array.isArray(kept)) return [];
  return kept.flatMap((choice: unknown) => {
    if (typeof choice === "string") return [{ value: choice, text: choice }];
    const { value, en, es } = (choice ?? {}) as Record<string, unknown>;
    return typeof value === "string" ? [{ value, text: String((language === "es" ? es : en) ?? value) }] : [];
  });
}

function countiesFor({ groups }: Filter, state: string | null): Named[] {
  const named = groups.flat().flatMap((condition) => {
    const county = condition.kind === "county" ? findCounty(condition.fips) : null;
    return county ? [county] : [];
  });
  const asked = state ? countiesOf(state) : [];
  const name = (county: { name: string; state: string }) => `${county.name}, ${county.state}`;
  return [...asked, ...named]
    .map((county) => ({ id: county.fips, name: name(county) }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
