import { recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";
import { nameOfCopy } from "#app/revisions/name-of-copy.ts";
import type { Deed } from "#app/staff/actor.ts";
import { nextPosition } from "./create-petition.server.ts";
import { longest } from "./petition-content.ts";
import { petitionName } from "./petition-name.ts";
import { freePetitionSlug } from "./petition-slugs.server.ts";
import type { WhichPetition } from "./save-petition.server.ts";

const whole = { translations: true, partners: true } as const;

type Row = Prisma.PetitionGetPayload<{ include: typeof whole }>;

/**
 * Copies a petition within its campaign: a draft of its own name that nobody has signed. Returns what the first is
 * called; null when there is no such petition.
 */
export function duplicatePetition(
  { id, campaignId }: WhichPetition,
  { actor, now }: Deed,
): Promise<{ id: string; name: string } | null> {
  return prisma.$transaction(async (tx) => {
    const row = await tx.petition.findFirst({ where: { id, campaignId }, include: whole });
    if (!row) return null;
    const isTaken = async (title: string) =>
      (await tx.petitionTranslation.findFirst({
        where: { title, petition: { campaignId } },
        select: { petitionId: true },
      })) !== null;
    const translations: typeof row.translations = [];
    for (const words of row.translations) {
      const title = await nameOfCopy(words.title, words.language, { longest: longest.title, isTaken });
      translations.push({ ...words, title });
    }
    const named = { ...row, translations };
    const copy = await copyRow(tx, named, campaignId, await nextPosition(tx, campaignId));
    await recordAudit(tx, {
      actor,
      what: "petition.duplicated",
      subject: { kind: "petition", id: copy, name: petitionName(named) },
      campaignId,
      after: { copyOf: row.slug },
      now,
    });
    return { id: copy, name: petitionName(row) };
  });
}

/** Copies every petition of a campaign to another one, as drafts; part of duplicating the campaign. */
export async function copyPetitions(tx: Tx, { from, to }: { from: string; to: string }): Promise<void> {
  const rows = await tx.petition.findMany({ where: { campaignId: from }, include: whole });
  const copies = new Map<string, string>();
  for (const row of rows) copies.set(row.id, await copyRow(tx, row, to, row.position));
  for (const { id, nextPetitionId } of rows) {
    const next = nextPetitionId && copies.get(nextPetitionId);
    if (next) await tx.petition.update({ where: { id: copies.get(id)! }, data: { nextPetitionId: next } });
  }
}

async function copyRow(tx: Tx, row: Row, campaignId: string, position: number): Promise<string> {
  const { id: _, translations, partners, slug, createdAt: __, updatedAt: ___, ...settings } = row;
  const copy = await tx.petition.create({
    data: {
      ...settings,
      campaignId,
      position,
      status: "draft",
      slug: await freePetitionSlug(tx, slug),
      nextPetitionId: campaignId === row.campaignId ? row.nextPetitionId : null,
      fields: row.fields as Prisma.InputJsonObject,
      translations: {
        create: translations.map(({ petitionId: ____, ...words }) => ({
          ...words,
          letter: words.letter as Prisma.InputJsonObject,
        })),
      },
      partners: {
        create: partners.map(({ partnerId, position: place }) => ({ partnerId, position: place })),
      },
    },
  });
  return copy.id;
}
