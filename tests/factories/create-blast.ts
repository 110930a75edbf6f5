import { v7 as newId } from "uuid";
import { type Audience, noAudience } from "#app/blasts/audience.ts";
import { prisma } from "#app/platform/db.server.ts";
import { fromParagraphs, type RichText } from "#app/platform/rich-text.ts";
import { wordingFor } from "#app/supporters/consent-wording.server.ts";
import { recordConsents } from "#app/supporters/record-consents.server.ts";
import { createCampaign } from "./create-campaign.ts";
import { createSupporter } from "./create-supporter.ts";

type Words = { subject: string; preheader?: string; body?: RichText };

type Given = {
  campaignId?: string;
  audience?: Partial<Audience>;
  /** By language; without any it is in English. */
  words?: { en?: Words; es?: Words };
};

const usual: Words = { subject: "The hearing is on Tuesday", body: fromParagraphs("Call now.") };

/** A blast as a draft, of a live campaign of its own unless told otherwise. */
export async function createBlast({ campaignId, audience, words = { en: usual } }: Given = {}) {
  const at = new Date("2026-03-01T12:00:00Z");
  const id = newId();
  const campaign = campaignId ?? (await createCampaign()).id;
  await prisma.blast.create({
    data: {
      ...{ id, campaignId: campaign, name: "Hearing", createdAt: at, updatedAt: at },
      audience: { ...noAudience, ...audience },
      translations: {
        create: Object.entries(words).map(([language, { subject, preheader = "", body }]) => ({
          ...{ language: language as "en" | "es", subject, preheader },
          body: (body ?? usual.body!) as object,
        })),
      },
    },
  });
  return { id, campaignId: campaign };
}

/** Somebody who wants our mail. */
export async function createReader(change: Parameters<typeof createSupporter>[0] = {}) {
  const supporter = await createSupporter(change);
  await answerAboutMail(supporter.id, true);
  return supporter;
}

let answers = 0;

/** What somebody says about our mail; each answer is later than the one before. */
export async function answerAboutMail(supporterId: string, granted: boolean) {
  const wordingId = await wordingFor("email", "en", "Keep me posted.");
  answers += 1;
  const now = new Date(Date.UTC(2026, 0, 1) + answers * 1_000);
  const page = "/petitions/x";
  await recordConsents([{ supporterId, purpose: "email", granted, wordingId, language: "en", page }], {
    now,
  });
}

/** A segment of these supporters, by a tag of theirs. */
export async function createSegmentOf(supporterIds: string[], byId: string | null = null) {
  const name = `segment ${newId()}`;
  const tag = await prisma.tag.create({ data: { name, slug: name.replace(" ", "-") } });
  await prisma.supporterTag.createMany({
    data: supporterIds.map((supporterId) => ({ tagId: tag.id, supporterId })),
  });
  const filter = { words: "", groups: [[{ kind: "tag", not: false, tagId: tag.id }]] };
  const at = new Date("2026-03-01T12:00:00Z");
  const { id } = await prisma.segment.create({
    data: { name, filter, createdAt: at, updatedAt: at, createdById: byId },
  });
  return id;
}
