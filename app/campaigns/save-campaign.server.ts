import { type AuditActor, recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { auditValues } from "#app/revisions/audit-values.ts";
import { type RestoreOutcome, restoreRevision } from "#app/revisions/restore-revision.server.ts";
import type { Content, ContentSave, SaveOutcome } from "#app/revisions/revision.ts";
import { lockSubject, markCurrent, saveRevision } from "#app/revisions/save-revision.server.ts";
import { CampaignContent, contentOf, rowsOf } from "./campaign-content.ts";
import { nameOf } from "./campaign-name.ts";
import { settleTexts } from "./settle-texts.server.ts";

type Acting = { actor: AuditActor; now: Date };

type Save = ContentSave<"campaign.updated" | "campaign.restored">;

/** The words of a campaign as something that has revisions. */
export const campaignSubject = (id: string) => ({ kind: "campaign", id, campaignId: id });

/** Saves a campaign's words, unless somebody else has since the version they were made of. */
export async function saveCampaign(id: string, save: Save, { actor, now }: Acting): Promise<SaveOutcome> {
  const subject = campaignSubject(id);
  const content = await settleTexts(save.content, "story");
  return prisma.$transaction(async (tx) => {
    await lockSubject(tx, subject);
    const campaign = await tx.campaign.findUnique({ where: { id }, include: { translations: true } });
    if (!campaign) return { outcome: "not-found" };
    const before = contentOf(campaign.translations);
    const saved = await saveRevision(tx, { subject, ...save, content, before, actor, now });
    if (saved.kind === "changed-meanwhile") return { outcome: saved.kind, meanwhile: saved.meanwhile };
    if (save.stillRight?.length) await markCurrent(tx, subject, save.stillRight);
    if (saved.kind === "unchanged") return { outcome: "unchanged" };
    const rows = rowsOf(saved.content);
    await tx.campaign.update({
      where: { id },
      data: {
        updatedAt: now,
        translations: {
          upsert: rows.map(({ language, ...words }) => ({
            where: { campaignId_language: { campaignId: id, language } },
            create: { language, ...words },
            update: words,
          })),
        },
      },
    });
    const name = nameOf({ slug: campaign.slug, translations: rows });
    await recordAudit(tx, {
      actor,
      what: save.what ?? "campaign.updated",
      subject: { kind: "campaign", id, name },
      campaignId: id,
      ...auditValues(saved),
      now,
    });
    return { outcome: "saved", name, version: saved.version };
  });
}

/** Makes an earlier version of a campaign's words the newest. */
export function restoreCampaign(id: string, version: number, acting: Acting): Promise<RestoreOutcome> {
  return restoreRevision(campaignSubject(id), version, (kept, base) =>
    saveCampaign(id, { content: CampaignContent.parse(kept), base, what: "campaign.restored" }, acting),
  );
}

/** A campaign's words for the form that changes them; null for ids that nothing has. */
export async function findCampaignContent(id: string): Promise<Content | null> {
  const row = await prisma.campaign.findUnique({ where: { id }, include: { translations: true } });
  return row && contentOf(row.translations);
}
