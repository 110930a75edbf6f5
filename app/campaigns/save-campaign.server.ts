import { type AuditActor, recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { auditValues } from "#app/revisions/audit-values.ts";
import type { Base, Content, Meanwhile } from "#app/revisions/revision.ts";
import { findRevision, latestRevision } from "#app/revisions/revision-queries.server.ts";
import { lockSubject, markCurrent, saveRevision } from "#app/revisions/save-revision.server.ts";
import { CampaignContent, contentOf, rowsOf } from "./campaign-content.ts";
import { nameOf } from "./campaign-name.ts";

export type SaveCampaignOutcome =
  | { outcome: "saved"; name: string; version: number }
  | { outcome: "unchanged" }
  | { outcome: "changed-meanwhile"; meanwhile: Meanwhile }
  | { outcome: "not-found" };

type Acting = { actor: AuditActor; now: Date };

type Save = {
  content: Content;
  base: Base;
  /** Fields whose translation was found to be still right. */
  stillRight?: readonly string[];
  what?: "campaign.updated" | "campaign.restored";
};

/** The words of a campaign as something that has revisions. */
export const campaignSubject = (id: string) => ({ kind: "campaign", id, campaignId: id });

/** Saves a campaign's words, unless somebody else has since the version they were made of. */
export function saveCampaign(id: string, save: Save, { actor, now }: Acting): Promise<SaveCampaignOutcome> {
  const subject = campaignSubject(id);
  return prisma.$transaction(async (tx) => {
    await lockSubject(tx, subject);
    const campaign = await tx.campaign.findUnique({ where: { id }, include: { translations: true } });
    if (!campaign) return { outcome: "not-found" };
    const before = contentOf(campaign.translations);
    const saved = await saveRevision(tx, { subject, ...save, before, actor, now });
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
export async function restoreCampaign(
  id: string,
  version: number,
  acting: Acting,
): Promise<"restored" | "unchanged" | "not-found"> {
  const subject = campaignSubject(id);
  const [old, latest] = await Promise.all([findRevision(subject, version), latestRevision(subject)]);
  if (!old || !latest) return "not-found";
  const content = CampaignContent.parse(old.content);
  const base = { version: latest.version, merge: null };
  const result = await saveCampaign(id, { content, base, what: "campaign.restored" }, acting);
  // Of two at once the later one wins, and both states are in the history.
  if (result.outcome === "changed-meanwhile") return restoreCampaign(id, version, acting);
  return result.outcome === "saved" ? "restored" : result.outcome;
}

/** A campaign's words for the form that changes them; null for ids that nothing has. */
export async function findCampaignContent(id: string): Promise<Content | null> {
  const row = await prisma.campaign.findUnique({ where: { id }, include: { translations: true } });
  return row && contentOf(row.translations);
}
