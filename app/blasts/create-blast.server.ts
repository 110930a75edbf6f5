import { recordAudit } from "#app/audit/record-audit.server.ts";
import type { Language } from "#app/i18n/language.ts";
import { prisma } from "#app/platform/db.server.ts";
import { Prisma } from "#app/platform/prisma/client.ts";
import { nameOfCopy } from "#app/revisions/name-of-copy.ts";
import type { Deed } from "#app/staff/actor.ts";
import { noAudience, readAudience } from "./audience.ts";
import type { WhichBlast } from "./blast-subject.ts";
import { longest } from "./blast-words.ts";

/** Begins a blast of a campaign under the name that staff call it. Null when there is no such campaign. */
export function createBlast(
  { campaignId, name }: { campaignId: string; name: string },
  { actor, now }: Deed,
): Promise<{ id: string } | null> {
  return prisma.$transaction(async (tx) => {
    if (!(await tx.campaign.findUnique({ where: { id: campaignId }, select: { id: true } }))) return null;
    const made = { campaignId, name, audience: noAudience, createdById: actor.id };
    const { id } = await tx.blast.create({ data: { ...made, createdAt: now, updatedAt: now } });
    const subject = { kind: "blast", id, name };
    await recordAudit(tx, { actor, what: "blast.created", subject, campaignId, after: { name }, now });
    return { id };
  });
}

/**
 * Begins a blast with the words and the audience of another one; `again`: to those of whom that one reached who did not
 * follow a link in it. Null when that is not there.
 */
export function copyBlast(
  { id, campaignId }: WhichBlast,
  { actor, now }: Deed & { actor: { language: Language } },
  { again = false }: { again?: boolean } = {},
): Promise<{ id: string } | null> {
  return prisma.$transaction(async (tx) => {
    const from = await tx.blast.findFirst({ where: { id, campaignId }, include: { translations: true } });
    if (!from) return null;
    const isTaken = async (name: string) => (await tx.blast.count({ where: { campaignId, name } })) > 0;
    const name = await nameOfCopy(from.name, actor.language, { longest: longest.name, isTaken });
    const copy = await tx.blast.create({
      data: {
        ...{ campaignId, name, senderName: from.senderName, replyTo: from.replyTo },
        ...{ trialShare: from.trialShare, trialHours: from.trialHours, trialBy: from.trialBy },
        ...{ trialAuto: from.trialAuto, versions: from.versions as Prisma.InputJsonArray },
        ...{
          audience: again ? { ...readAudience(from.audience), againOf: id } : (from.audience ?? noAudience),
        },
        ...{ createdById: actor.id, createdAt: now, updatedAt: now },
        translations: {
          create: from.translations.map(({ blastId: _, body, ...words }) => ({
            ...words,
            body: body ?? Prisma.DbNull,
          })),
        },
      },
    });
    const subject = { kind: "blast", id: copy.id, name };
    const after = { name, copyOf: from.id };
    await recordAudit(tx, { actor, what: "blast.created", subject, campaignId, after, now });
    return { id: copy.id };
  });
}
