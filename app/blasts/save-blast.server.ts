import { type AuditActor, recordAudit } from "#app/audit/record-audit.server.ts";
import { settleTexts } from "#app/campaigns/settle-texts.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import { Prisma } from "#app/platform/prisma/client.ts";
import { auditValues } from "#app/revisions/audit-values.ts";
import { type RestoreOutcome, restoreRevision } from "#app/revisions/restore-revision.server.ts";
import type { Content, ContentSave, SaveOutcome } from "#app/revisions/revision.ts";
import { lockSubject, markCurrent, saveRevision } from "#app/revisions/save-revision.server.ts";
import { BlastContent, contentOf, rowsOf, versionsOf } from "./blast-content.server.ts";
import { isBeingWritten } from "./blast-state.ts";
import { blastSubject, type WhichBlast } from "./blast-subject.ts";
import { fieldOf, letters } from "./versions.ts";

type Acting = { actor: AuditActor; now: Date };

type Save = ContentSave<"blast.updated" | "blast.restored">;

/**
 * Saves a blast's words, unless somebody else has since the version they were made of. What is on its way is not
 * changed any more: everybody gets the same mail.
 */
export async function saveBlast(
  which: WhichBlast,
  save: Save,
  { actor, now }: Acting,
): Promise<SaveOutcome | { outcome: "under-way" }> {
  const subject = blastSubject(which);
  const content = await settled(save.content);
  return prisma.$transaction(async (tx) => {
    await lockSubject(tx, subject);
    await tx.$queryRaw`SELECT id FROM blast WHERE id = ${which.id}::uuid FOR UPDATE`;
    const blast = await tx.blast.findFirst({
      where: { id: which.id, campaignId: which.campaignId },
      include: { translations: true },
    });
    if (!blast) return { outcome: "not-found" };
    if (!isBeingWritten(blast.state)) return { outcome: "under-way" };
    const saved = await saveRevision(tx, { subject, ...save, content, before: contentOf(blast), actor, now });
    if (saved.kind === "changed-meanwhile") return { outcome: saved.kind, meanwhile: saved.meanwhile };
    if (save.stillRight?.length) await markCurrent(tx, subject, save.stillRight);
    if (saved.kind === "unchanged") return { outcome: "unchanged" };
    await write(tx, which.id, saved.content, now);
    const name = String(saved.content.name);
    await recordAudit(tx, {
      actor,
      what: save.what ?? "blast.updated",
      subject: { kind: "blast", id: which.id, name },
      campaignId: which.campaignId,
      ...auditValues(saved),
      now,
    });
    return { outcome: "saved", name, version: saved.version };
  });
}

/** Puts what is stored of pictures into the texts of all versions. */
async function settled(content: Content): Promise<Content> {
  let all = content;
  for (const letter of letters) all = await settleTexts(all, fieldOf("body", letter));
  return all;
}

async function write(tx: Tx, id: string, content: Content, now: Date): Promise<void> {
  const { name, senderName, replyTo } = content as Record<string, string>;
  await tx.blast.update({
    where: { id },
    data: {
      ...{ name: name!, senderName: senderName!, replyTo: replyTo!, updatedAt: now },
      versions: versionsOf(content) as unknown as Prisma.InputJsonArray,
      translations: {
        upsert: rowsOf(content).map(({ language, body, ...words }) => {
          const values = { ...words, body: (body as Prisma.InputJsonObject | null) ?? Prisma.DbNull };
          return {
            where: { blastId_language: { blastId: id, language } },
            create: { language, ...values },
            update: values,
          };
        }),
      },
    },
  });
}

/** Makes an earlier version of a blast's words the newest; those of one under way stay as they are. */
export async function restoreBlast(
  which: WhichBlast,
  version: number,
  acting: Acting,
): Promise<RestoreOutcome> {
  return restoreRevision(blastSubject(which), version, async (kept, base) => {
    const save = { content: BlastContent.parse(kept), base, what: "blast.restored" as const };
    const saved = await saveBlast(which, save, acting);
    return saved.outcome === "under-way" ? { outcome: "not-found" } : saved;
  });
}
