import type { Language } from "#app/i18n/language.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { PetitionStatus } from "#app/platform/prisma/enums.ts";
import { isUuid } from "#app/platform/uuid.ts";
import type { Content } from "#app/revisions/revision.ts";
import { canBeShown } from "./can-be-shown.ts";
import { isSigned } from "./change-petition.server.ts";
import { petitionCount } from "./count-queries.server.ts";
import { contentOf } from "./petition-content.ts";
import { petitionName } from "./petition-name.ts";

export type ListedPetition = {
  id: string;
  slug: string;
  name: string;
  status: PetitionStatus;
  signatures: number;
  /** The languages in which it can be shown. */
  shownIn: Language[];
};

type Row = {
  id: string;
  slug: string;
  status: PetitionStatus;
  translations: { language: Language; title: string; target: string }[];
};

async function toListed(row: Row, language: Language): Promise<ListedPetition> {
  const { id, slug, status, translations } = row;
  return {
    id,
    slug,
    status,
    name: petitionName(row, language),
    signatures: await petitionCount(id),
    shownIn: translations.filter(canBeShown).map((words) => words.language),
  };
}

/** More petitions than this a campaign does not have. */
const most = 200;

/** The petitions of a campaign for the panel, drafts too, in the organizer's order. */
export async function panelPetitions(campaignId: string, language: Language): Promise<ListedPetition[]> {
  const rows = await prisma.petition.findMany({
    where: { campaignId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    take: most,
    include: { translations: true },
  });
  return Promise.all(rows.map((row) => toListed(row, language)));
}

export type PanelPetition = ListedPetition & {
  campaignId: string;
  oldSlugs: string[];
  /** Anybody who ever signed, counted or not: then it cannot be deleted. */
  isSigned: boolean;
  content: Content;
  /** Which version of its words each box of consent has. */
  wordings: { field: string; version: number }[];
};

/** A petition of a campaign for its page in the panel; null for ids that nothing has. */
export async function findPanelPetition(
  { id, campaignId }: { id: string | undefined; campaignId: string | undefined },
  language: Language,
): Promise<PanelPetition | null> {
  if (!isUuid(id) || !isUuid(campaignId)) return null;
  const row = await prisma.petition.findFirst({
    where: { id, campaignId },
    include: {
      translations: true,
      partners: { orderBy: { position: "asc" } },
      oldSlugs: { orderBy: { slug: "asc" } },
    },
  });
  if (!row) return null;
  return {
    ...(await toListed(row, language)),
    campaignId,
    oldSlugs: row.oldSlugs.map(({ slug }) => slug),
    isSigned: await isSigned(prisma, id),
    content: contentOf(row),
    wordings: await wordingsOf(row.translations),
  };
}

/** Words that nobody was asked with yet have no version. */
async function wordingsOf(
  translations: { language: Language; emailOptIn: string | null; smsOptIn: string | null }[],
): Promise<PanelPetition["wordings"]> {
  const asked = translations.flatMap(({ language, emailOptIn, smsOptIn }) => [
    { field: `emailOptIn.${language}`, purpose: "email", language, text: emailOptIn },
    { field: `smsOptIn.${language}`, purpose: "sms", language, text: smsOptIn },
  ]);
  const found = await Promise.all(
    asked.map(async ({ field, purpose, language, text }) => {
      if (!text) return [];
      const wording = await prisma.consentWording.findFirst({ where: { purpose, language, text } });
      return wording ? [{ field, version: wording.version }] : [];
    }),
  );
  return found.flat();
}
