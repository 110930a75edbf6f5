import { prisma } from "#app/platform/db.server.ts";
import { deleteRevisions } from "#app/revisions/save-revision.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import { postSubject, type WhichPost } from "./post-subject.ts";
import { postName } from "./post-words.ts";
import { withPost } from "./with-post.server.ts";

export type PostOutcome = { outcome: "changed"; name: string } | { outcome: "unchanged" | "not-found" };

/** Puts a post beside the campaign's story, or takes it from there. Readers of the feed are not told. */
export function pinPost(which: WhichPost, pinned: boolean, acting: Deed): Promise<PostOutcome> {
  return withPost(which, acting, async (tx, post, record): Promise<PostOutcome> => {
    if (post.pinned === pinned) return { outcome: "unchanged" };
    await tx.post.update({ where: { id: post.id }, data: { pinned, updatedAt: post.updatedAt } });
    await record({
      what: pinned ? "post.pinned" : "post.unpinned",
      before: { pinned: !pinned },
      after: { pinned },
    });
    return { outcome: "changed", name: postName(post) };
  });
}

/** Removes a post from every page. For thirty days it can be put back as it was; only a schedule is forgotten. */
export function removePost(which: WhichPost, acting: Deed): Promise<PostOutcome> {
  return withPost(which, acting, async (tx, post, record): Promise<PostOutcome> => {
    if (post.removedAt) return { outcome: "unchanged" };
    const data = { removedAt: acting.now, publishAt: null, updatedAt: acting.now };
    await tx.post.update({ where: { id: post.id }, data });
    await record({ what: "post.removed", before: { slug: post.slug, published: post.publishedAt !== null } });
    return { outcome: "changed", name: postName(post) };
  });
}

/** Puts a removed post back: one that was published is public again. */
export function putBackPost(which: WhichPost, acting: Deed): Promise<PostOutcome> {
  return withPost(which, acting, async (tx, post, record): Promise<PostOutcome> => {
    if (!post.removedAt) return { outcome: "unchanged" };
    await tx.post.update({ where: { id: post.id }, data: { removedAt: null, updatedAt: acting.now } });
    await record({ what: "post.put-back", after: { slug: post.slug, published: post.publishedAt !== null } });
    return { outcome: "changed", name: postName(post) };
  });
}

const KEPT_MS = 30 * 86_400_000;
const AT_ONCE = 200;

/** Job `posts.purge`: deletes what was removed long ago, with its history. Returns how many. */
export async function purgePosts({ now }: { now: Date }): Promise<number> {
  const gone = { removedAt: { lt: new Date(now.getTime() - KEPT_MS) } };
  let purged = 0;
  for (;;) {
    const posts = await prisma.post.findMany({
      where: gone,
      select: { id: true, campaignId: true },
      take: AT_ONCE,
    });
    if (posts.length === 0) return purged;
    await prisma.$transaction(async (tx) => {
      for (const post of posts) await deleteRevisions(tx, postSubject(post));
      const ids = posts.map(({ id }) => id);
      purged += (await tx.post.deleteMany({ where: { ...gone, id: { in: ids } } })).count;
    });
  }
}
