import { recordAudit } from "#app/audit/record-audit.server.ts";
import type { Language } from "#app/i18n/language.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import type { ArticleFacts } from "./article-facts.ts";
import type { PostKind } from "./post-kind.ts";
import { freePostSlug } from "./post-slugs.server.ts";
import { postName } from "./post-words.ts";

type NewPost = {
  campaignId: string;
  kind: Exclude<PostKind, "press">;
  title: string;
  language: Language;
  /** The day it will speak of, until somebody says another: "2013-01-14". */
  today: string;
};

/** Begins a post of ours: a draft with a title. Null when there is no such campaign. */
export function createPost(
  { campaignId, kind, title, language, today }: NewPost,
  acting: Deed,
): Promise<{ id: string } | null> {
  return prisma.$transaction(async (tx) => {
    if (!(await hasCampaign(tx, campaignId))) return null;
    const slug = await freePostSlug(tx, campaignId, title);
    const post = await tx.post.create({
      data: {
        ...{ campaignId, kind, slug },
        datedOn: new Date(today),
        updatedAt: acting.now,
        translations: { create: { language, title, excerpt: "" } },
      },
      include: { translations: true },
    });
    await recordBegun(tx, post, acting);
    return { id: post.id };
  });
}

type NewClipping = {
  campaignId: string;
  /** Where the article stands. */
  url: string;
  /** What could be read of it; the rest is typed. */
  facts: ArticleFacts;
  today: string;
};

export type ClippingOutcome =
  | { outcome: "created"; id: string }
  /** The campaign has a clipping of this article. */
  | { outcome: "known"; id: string }
  | { outcome: "not-found" };

/** Begins a clipping of an article with what is known of it: a draft, at the head of the campaign's clippings. */
export function createClipping(
  { campaignId, url, facts, today }: NewClipping,
  acting: Deed,
): Promise<ClippingOutcome> {
  return prisma.$transaction(async (tx) => {
    if (!(await hasCampaign(tx, campaignId))) return { outcome: "not-found" };
    // Of two who paste one link at once the second is led to the first's clipping.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`clippings ${campaignId}`}, 0))`;
    const where = { campaignId, kind: "press", removedAt: null } as const;
    const known = await tx.post.findFirst({ where: { ...where, url }, select: { id: true } });
    if (known) return { outcome: "known", id: known.id };
    const first = await tx.post.findFirst({ where, orderBy: { rank: "desc" }, select: { rank: true } });
    const { headline, outlet, byline, language, datedOn } = facts;
    const post = await tx.post.create({
      data: {
        ...{ campaignId, kind: "press", url, outlet, byline, urlLanguage: language },
        slug: await freePostSlug(tx, campaignId, headline ?? outlet ?? "clipping"),
        datedOn: new Date(datedOn ?? today),
        // While nobody has put them in an order they stand by date.
        rank: first?.rank ? first.rank + 1 : 0,
        updatedAt: acting.now,
        translations: { create: { language: language ?? "en", title: headline ?? "", excerpt: "" } },
      },
      include: { translations: true },
    });
    await recordBegun(tx, post, acting);
    return { outcome: "created", id: post.id };
  });
}

async function hasCampaign(tx: Tx, id: string): Promise<boolean> {
  return (await tx.campaign.findUnique({ where: { id }, select: { id: true } })) !== null;
}

type Begun = Parameters<typeof postName>[0] & { id: string; campaignId: string; kind: PostKind };

function recordBegun(tx: Tx, post: Begun, { actor, now }: Deed): Promise<void> {
  const { id, campaignId, kind, slug } = post;
  return recordAudit(tx, {
    actor,
    what: "post.created",
    subject: { kind: "post", id, name: postName(post) },
    campaignId,
    after: { kind, slug },
    now,
  });
}
