import type { Language } from "#app/i18n/language.ts";
import { translationIn } from "#app/i18n/translation-in.ts";
import { petitionName } from "#app/petitions/petition-name.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";
import { isUuid } from "#app/platform/uuid.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import type { Delivery, DeliveryWords, ShownDelivery } from "./delivery.ts";

const whole = {
  words: true,
  pictures: {
    orderBy: { position: "asc" },
    select: { picture: { select: { id: true, width: true, height: true, alt: true, fileName: true } } },
  },
  petition: {
    select: { slug: true, campaignId: true, translations: { select: { language: true, title: true } } },
  },
} satisfies Prisma.DeliveryInclude;

type Row = Prisma.DeliveryGetPayload<{ include: typeof whole }>;

/** Deliveries on one page of the panel, and on one of the site: campaigns deliver a few times. */
const MOST = 100;

/** Every delivery of a campaign's petitions, or those to one office, latest first. */
export async function deliveriesOf(
  campaignId: string,
  language: Language,
  officeId?: string,
): Promise<Delivery[]> {
  const rows = await latest({ petition: { campaignId }, ...(officeId && { officeId }) });
  return rows.map((row) => toDelivery(row, language));
}

function latest(where: Prisma.DeliveryWhereInput): Promise<Row[]> {
  return prisma.delivery.findMany({
    where,
    include: whole,
    orderBy: [{ deliveredOn: "desc" }, { id: "desc" }],
    take: MOST,
  });
}

/** One delivery of a campaign; null when the campaign has none of that id. */
export async function findDelivery(
  id: string,
  campaignId: string,
  language: Language,
  tx: Tx = prisma,
): Promise<Delivery | null> {
  if (!isUuid(id)) return null;
  const row = await tx.delivery.findFirst({ where: { id, petition: { campaignId } }, include: whole });
  return row && toDelivery(row, language);
}

function toDelivery(row: Row, language: Language): Delivery {
  return {
    id: row.id,
    petitionId: row.petitionId,
    officeId: row.officeId,
    petition: petitionName(row.petition, language),
    deliveredOn: row.deliveredOn.toISOString().slice(0, 10),
    signatures: row.signatures,
    shown: row.shown,
    words: { en: wordsIn(row, "en"), es: wordsIn(row, "es") },
    pictures: row.pictures.map(({ picture }) => picture),
  };
}

function wordsIn(row: Row, language: Language): DeliveryWords | null {
  const words = row.words.find((each) => each.language === language);
  return words ? { by: words.deliveredBy, to: words.deliveredTo, answer: words.answer } : null;
}

/** What was delivered of a campaign, as its page shows it: latest first, and only what is to be shown. */
export async function shownDeliveries(campaignId: string, language: Language): Promise<ShownDelivery[]> {
  const rows = await latest({ shown: true, petition: { campaignId } });
  return rows.flatMap((row) => {
    const words = translationIn(row.words, language);
    const petition = translationIn(row.petition.translations, language);
    if (!words || !petition) return [];
    return {
      id: row.id,
      deliveredOn: row.deliveredOn.toISOString().slice(0, 10),
      signatures: row.signatures,
      language: words.language,
      by: words.deliveredBy,
      to: words.deliveredTo,
      answer: words.answer,
      petition: { slug: row.petition.slug, title: plainHeadline(petition.title) },
      pictures: row.pictures.map(({ picture }) => picture),
    };
  });
}
