import { type AuditActor, recordAudit } from "#app/audit/record-audit.server.ts";
import { settleTexts } from "#app/campaigns/settle-texts.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import { auditValues } from "#app/revisions/audit-values.ts";
import { type RestoreOutcome, restoreRevision } from "#app/revisions/restore-revision.server.ts";
import type { Content, ContentSave, SaveOutcome } from "#app/revisions/revision.ts";
import { lockSubject, markCurrent, saveRevision } from "#app/revisions/save-revision.server.ts";
import { contentOf, PetitionContent, rowsOf, settingsOf } from "./petition-content.ts";
import { petitionName } from "./petition-name.ts";
import { forgetPetitions } from "./petition-queries.server.ts";

/** A petition as an organizer names it: both ids stand in the address of its page. */
export type WhichPetition = { id: string; campaignId: string };

type Acting = { actor: AuditActor; now: Date };

type Save = ContentSave<"petition.updated" | "petition.restored">;

export const petitionSubject = ({ id, campaignId }: WhichPetition) => ({ kind: "petition", id, campaignId });

const whole = { translations: true, partners: { orderBy: { position: "asc" } } } as const;

/** Saves a petition's words and settings, unless somebody else has since the version they were made of. */
export async function savePetition(
  which: WhichPetition,
  save: Save,
  { actor, now }: Acting,
): Promise<SaveOutcome> {
  const subject = petitionSubject(which);
  const { id, campaignId } = which;
  const asked = await settleTexts(save.content, "letter");
  const result = await prisma.$transaction(async (tx): Promise<SaveOutcome> => {
    await lockSubject(tx, subject);
    const petition = await tx.petition.findFirst({ where: { id, campaignId }, include: whole });
    if (!petition) return { outcome: "not-found" };
    const content = await onlyOwn(tx, which, asked);
    const before = contentOf(petition);
    const saved = await saveRevision(tx, { subject, ...save, content, before, actor, now });
    if (saved.kind === "changed-meanwhile") return { outcome: saved.kind, meanwhile: saved.meanwhile };
    if (save.stillRight?.length) await markCurrent(tx, subject, save.stillRight);
    if (saved.kind === "unchanged") return { outcome: "unchanged" };
    await write(tx, id, saved.content, now);
    const name = petitionName({ slug: petition.slug, translations: rowsOf(saved.content) });
    await recordAudit(tx, {
      actor,
      what: save.what ?? "petition.updated",
      subject: { kind: "petition", id, name },
      campaignId,
      ...auditValues(saved),
      now,
    });
    return { outcome: "saved", name, version: saved.version };
  });
  if (result.outcome === "saved") forgetPetitions();
  return result;
}

/** Leaves out what is gone or belongs to another campaign: ids come from a form, or from an old state. */
async function onlyOwn(tx: Tx, { id, campaignId }: WhichPetition, content: Content): Promise<Content> {
  const partners = await tx.partner.findMany({
    where: { id: { in: content.partners as string[] } },
    select: { id: true },
  });
  const next = content.nextPetitionId as string | null;
  const isOwn =
    next !== null &&
    next !== id &&
    (await tx.petition.findFirst({ where: { id: next, campaignId }, select: { id: true } }));
  const there = new Set(partners.map((partner) => partner.id));
  return {
    ...content,
    partners: (content.partners as string[]).filter((each) => there.has(each)),
    nextPetitionId: isOwn && content.afterSigning === "petition" ? next : null,
  };
}

async function write(tx: Tx, id: string, content: Content, now: Date): Promise<void> {
  await tx.petition.update({
    where: { id },
    data: {
      ...settingsOf(content),
      updatedAt: now,
      translations: {
        upsert: rowsOf(content).map(({ language, ...words }) => ({
          where: { petitionId_language: { petitionId: id, language } },
          create: { language, ...words },
          update: words,
        })),
      },
      partners: {
        deleteMany: {},
        create: (content.partners as string[]).map((partnerId, position) => ({ partnerId, position })),
      },
    },
  });
}

/** Makes an earlier version of a petition the newest. Settings that came into being after it stay as they are. */
export function restorePetition(
  which: WhichPetition,
  version: number,
  acting: Acting,
): Promise<RestoreOutcome> {
  return restoreRevision(petitionSubject(which), version, async (kept, base) => {
    const petition = await prisma.petition.findFirst({ where: which, include: whole });
    const content = PetitionContent.parse({ ...(petition && contentOf(petition)), ...(kept as Content) });
    return savePetition(which, { content, base, what: "petition.restored" }, acting);
  });
}
