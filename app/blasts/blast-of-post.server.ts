import { recordAudit } from "#app/audit/record-audit.server.ts";
import type { Language } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";
import { firstWords, parseRichText, type RichText } from "#app/platform/rich-text.ts";
import type { Deed } from "#app/staff/actor.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { noAudience } from "./audience.ts";
import { longest } from "./blast-words.ts";

/**
 * Begins a blast with what a post says, in each language it is written in: its title is the subject, and its text ends in
 * a link to it, or to the article of a clipping. Null when the campaign has no such post, or it was removed.
 */
export function blastOfPost(
  { id, campaignId }: { id: string; campaignId: string },
  { actor, now }: Deed,
): Promise<{ id: string } | null> {
  return prisma.$transaction(async (tx) => {
    const post = await tx.post.findFirst({
      where: { id, campaignId, removedAt: null },
      include: { translations: true, campaign: { select: { slug: true } } },
    });
    const written = post?.translations.filter(({ title }) => title !== "") ?? [];
    if (!post || written.length === 0) return null;
    const { title } = written.find(({ language }) => language === "en") ?? written[0]!;
    const name = firstWords(plainHeadline(title), longest.name);
    const href = post.url ?? `/campaigns/${post.campaign.slug}/news/${post.slug}`;
    const blast = await tx.blast.create({
      data: {
        ...{ campaignId, name, audience: noAudience, createdById: actor.id, createdAt: now, updatedAt: now },
        translations: {
          create: written.map(({ language, ...words }) => ({
            language,
            subject: firstWords(plainHeadline(words.title), longest.subject),
            preheader: firstWords(words.excerpt, longest.preheader),
            body: bodyOf(words, { href, outlet: post.outlet }, language) as unknown as Prisma.InputJsonObject,
          })),
        },
      },
    });
    const subject = { kind: "blast", id: blast.id, name };
    const after = { name, ofPost: id };
    await recordAudit(tx, { actor, what: "blast.created", subject, campaignId, after, now });
    return { id: blast.id };
  });
}

type Words = { excerpt: string; body: unknown };

function bodyOf({ excerpt, body }: Words, { href, outlet }: Place, language: Language): RichText {
  const t = translator(language, "mail");
  const said = body ? parseRichText(body).content : excerpt ? [paragraph(excerpt)] : [];
  const label = outlet ? t("blast.ofArticle", { outlet }) : t("blast.ofPost");
  return { type: "doc", content: [...said, paragraph(label, href)] };
}

type Place = { href: string; outlet: string | null };

const paragraph = (text: string, href?: string): RichText["content"][number] => ({
  type: "paragraph",
  content: [{ type: "text", text, ...(href && { marks: [{ type: "link", attrs: { href } }] }) }],
});
