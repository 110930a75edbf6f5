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
  measures: Named[];
  tags: Tag[];
  partners: Named[];
  /** Files that were brought in, latest first; none for those who see certain campaigns only. */
  imports: Named[];
  customFields: { key: string; kind: string; label: string; choices: { value: string; text: string }[] }[];
  /** Counties of the state that was asked for, and those the filter has. */
  counties: Named[];
};

/** The choices of somebody who may see these campaigns (null: all), with names in their language. */
export async function filterChoices(
  { language, campaigns }: { language: Language; campaigns: readonly string[] | null },
  { filter, countiesIn }: { filter: Filter; countiesIn: string | null },
): Promise<FilterChoices> {
  const [seen, petitions, measures, tags, partners, imports, fields] = await Promise.all([
    panelCampaigns(language, campaigns),
    prisma.petition.findMany({
      where: campaigns ? { campaignId: { in: [...campaigns] } } : {},
      select: { id: true, slug: true, translations: { select: { language: true, title: true } } },
      orderBy: { id: "desc" },
    }),
    prisma.measure.findMany({ select: { id: true, identifier: true }, orderBy: { id: "desc" } }),
    allTags(),
    prisma.partner.findMany({ select: { id: true, name: true }, orderBy: { name: "asc" } }),
    campaigns ? [] : importedFiles(filter),
    prisma.customField.findMany({ where: { archivedAt: null }, orderBy: { position: "asc" } }),
  ]);
  return {
    campaigns: seen.map(({ id, name }) => ({ id, name })),
    petitions: petitions.map((petition) => ({ id: petition.id, name: petitionName(petition, language) })),
    measures: measures.map(({ id, identifier }) => ({ id, name: identifier })),
    tags,
    partners,
    imports,
    customFields: fields.map(({ key, kind, labelEn, labelEs, choices }) => ({
      key,
      kind,
      label: language === "es" ? labelEs : labelEn,
      choices: choicesOf(choices, language),
    })),
    counties: countiesFor(filter, countiesIn),
  };
}

const MOST_IMPORTS = 100;

/** The latest files, and those the filter names. */
async function importedFiles({ groups }: Filter): Promise<Named[]> {
  const named = groups
    .flat()
    .flatMap((condition) => (condition.kind === "imported" ? [condition.importId] : []));
  const done = { importedAt: { not: null }, undoneAt: null };
  const select = { id: true, fileName: true, importedAt: true };
  const rows = [
    ...(await prisma.supporterImport.findMany({
      where: done,
      select,
      orderBy: { id: "desc" },
      take: MOST_IMPORTS,
    })),
    ...(named.length > 0
      ? await prisma.supporterImport.findMany({ where: { id: { in: named } }, select })
      : []),
  ];
  const names = new Map(
    rows.map(({ id, fileName, importedAt }) => [
      id,
      `${fileName}, ${importedAt?.toISOString().slice(0, 10) ?? ""}`,
    ]),
  );
  return [...names].map(([id, name]) => ({ id, name }));
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
