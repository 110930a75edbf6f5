import { type AuditActor, recordAudit } from "#app/audit/record-audit.server.ts";
import { settleTexts } from "#app/campaigns/settle-texts.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import { Prisma } from "#app/platform/prisma/client.ts";
import { auditValues } from "#app/revisions/audit-values.ts";
import { type RestoreOutcome, restoreRevision } from "#app/revisions/restore-revision.server.ts";
import type { Content, ContentSave, SaveOutcome } from "#app/revisions/revision.ts";
import { lockSubject, markCurrent, saveRevision } from "#app/revisions/save-revision.server.ts";
import { contentOf, postContent, rowsOf, settingsOf } from "./post-content.ts";
import type { PostKind } from "./post-kind.ts";
import { postSubject, type WhichPost } from "./post-subject.ts";
import { postName } from "./post-words.ts";

type Acting = { actor: AuditActor; now: Date };

type Save = ContentSave<"post.updated" | "post.restored">;

/** Saves a post's words and particulars, unless somebody else has since the version they were made of. */
export async function savePost(which: WhichPost, save: Save, { actor, now }: Acting): Promise<SaveOutcome> {
  const subject = postSubject(which);
  const asked = "body.en" in save.content ? await settleTexts(save.content, "body") : save.content;
  return prisma.$transaction(async (tx): Promise<SaveOutcome> => {
    await lockSubject(tx, subject);
    const post = await tx.post.findFirst({ where: which, include: { translations: true } });
    if (!post) return { outcome: "not-found" };
    const content = await onlyOwnPartner(tx, which, asked, post.partnerId);
    const before = contentOf(post);
    const saved = await saveRevision(tx, { subject, ...save, content, before, actor, now });
    if (saved.kind === "changed-meanwhile") return { outcome: saved.kind, meanwhile: saved.meanwhile };
    if (save.stillRight?.length) await markCurrent(tx, subject, save.stillRight);
    if (saved.kind === "unchanged") return { outcome: "unchanged" };
    const rows = rowsOf(post.kind, saved.content);
    await write(tx, which.id, saved.content, rows, now);
    const name = postName({ slug: post.slug, translations: rows });
    await recordAudit(tx, {
      actor,
      what: save.what ?? "post.updated",
      subject: { kind: "post", id: which.id, name },
      campaignId: which.campaignId,
      ...auditValues(saved),
      now,
    });
    return { outcome: "saved", name, version: saved.version };
  });
}

/** Whose statement it is comes from a form: an organisation of the campaign's coalition, or the one it was. */
async function onlyOwnPartner(
  tx: Tx,
  { campaignId }: WhichPost,
  content: Content,
  before: string | null,
): Promise<Content> {
  const partnerId = content.partnerId as string | null | undefined;
  if (!partnerId || partnerId === before) return content;
  const found = await tx.campaignPartner.findUnique({
    where: { campaignId_partnerId: { campaignId, partnerId } },
  });
  return found ? content : { ...content, partnerId: before };
}

async function write(
  tx: Tx,
  id: string,
  content: Content,
  rows: ReturnType<typeof rowsOf>,
  now: Date,
): Promise<void> {
  await tx.post.update({
    where: { id },
    data: {
      ...settingsOf(content),
      updatedAt: now,
      translations: {
        upsert: rows.map(({ language, body, ...words }) => {
          const values = { ...words, body: (body as Prisma.InputJsonObject | null) ?? Prisma.DbNull };
          return {
            where: { postId_language: { postId: id, language } },
            create: { language, ...values },
            update: values,
          };
        }),
      },
    },
  });
}

/** Makes an earlier version of a post the newest. */
export async function restorePost(
  which: WhichPost,
  version: number,
  acting: Acting,
): Promise<RestoreOutcome> {
  const post = await prisma.post.findFirst({ where: which, select: { kind: true } });
  if (!post) return "not-found";
  const schema = postContent(post.kind as PostKind);
  return restoreRevision(postSubject(which), version, (kept, base) =>
    savePost(which, { content: schema.parse(kept), base, what: "post.restored" }, acting),
  );
}
