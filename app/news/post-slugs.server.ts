import { recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import { firstFreeSlug, slugOf } from "#app/platform/slug.ts";
import type { Deed } from "#app/staff/actor.ts";
import type { WhichPost } from "./post-subject.ts";
import { postName } from "./post-words.ts";

const lockSlugs = (tx: Tx, campaignId: string) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`post slugs ${campaignId}`}, 0))`;

/** A slug that no post of the campaign has or had, as near to the wish as can be. */
export async function freePostSlug(tx: Tx, campaignId: string, wish: string): Promise<string> {
  // Of two who ask for one slug at once the second gets the next.
  await lockSlugs(tx, campaignId);
  return firstFreeSlug(
    slugOf(wish) || "news",
    async (slug) => (await ownerOf(tx, campaignId, slug)) !== null,
  );
}

async function ownerOf(tx: Tx, campaignId: string, slug: string): Promise<string | null> {
  const where = { campaignId_slug: { campaignId, slug } };
  const now = await tx.post.findUnique({ where, select: { id: true } });
  if (now) return now.id;
  return (await tx.postOldSlug.findUnique({ where }))?.postId ?? null;
}

export type PostSlugOutcome =
  | { outcome: "changed"; from: string }
  | { outcome: "unchanged" }
  /** Another post of the campaign has it, or its old links lead there. */
  | { outcome: "taken" }
  | { outcome: "not-found" };

/** Gives a post another address. The old one leads to it from then on. */
export function changePostSlug(
  which: WhichPost,
  slug: string,
  { actor, now }: Deed,
): Promise<PostSlugOutcome> {
  const { id, campaignId } = which;
  return prisma.$transaction(async (tx) => {
    await lockSlugs(tx, campaignId);
    const post = await tx.post.findFirst({ where: which, include: { translations: true } });
    if (!post) return { outcome: "not-found" };
    const from = post.slug;
    if (from === slug) return { outcome: "unchanged" };
    const owner = await ownerOf(tx, campaignId, slug);
    if (owner && owner !== id) return { outcome: "taken" };
    await tx.postOldSlug.deleteMany({ where: { campaignId, slug } });
    await tx.postOldSlug.create({ data: { campaignId, slug: from, postId: id } });
    await tx.post.update({ where: { id }, data: { slug, updatedAt: now } });
    await recordAudit(tx, {
      actor,
      what: "post.address-changed",
      subject: { kind: "post", id, name: postName(post) },
      campaignId,
      before: { slug: from },
      after: { slug },
      now,
    });
    return { outcome: "changed", from };
  });
}
