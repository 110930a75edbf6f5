import { z } from "zod";
import type { AuditActor } from "#app/audit/record-audit.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import { enqueue } from "#app/platform/jobs.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import type { WhichPost } from "./post-subject.ts";
import { missingForPublication } from "./post-words.ts";
import { type LockedPost, withPost } from "./with-post.server.ts";

export const PUBLISH_POST = "post.publish";

/** What stands between a post and the public. */
export type Incomplete = "post-incomplete" | "clipping-incomplete";

export type PublishOutcome = { outcome: "changed" | "unchanged" | "removed" | "not-found" | Incomplete };

/**
 * Shows a post to the public from now on, also one that was to come later. One that was taken down comes back with the
 * date it had.
 */
export function publishPost(which: WhichPost, acting: Deed): Promise<PublishOutcome> {
  return withPost(which, acting, async (tx, post, record): Promise<PublishOutcome> => {
    if (post.removedAt) return { outcome: "removed" };
    if (post.publishedAt) return { outcome: "unchanged" };
    const missing = missingForPublication(post);
    if (missing) return { outcome: missing };
    await show(tx, post, acting.now);
    await record({ what: "post.published", before: { published: false }, after: { published: true } });
    return { outcome: "changed" };
  });
}

function show(tx: Tx, { id, firstPublishedAt }: LockedPost, now: Date) {
  const data = { publishedAt: firstPublishedAt ?? now, publishAt: null, updatedAt: now };
  return tx.post.update({ where: { id }, data });
}

/** Takes a post away from the public: it is a draft again. */
export function takeDownPost(
  which: WhichPost,
  acting: Deed,
): Promise<{ outcome: "changed" | "unchanged" | "removed" | "not-found" }> {
  return withPost(which, acting, async (tx, post, record) => {
    if (post.removedAt) return { outcome: "removed" as const };
    if (!post.publishedAt) return { outcome: "unchanged" as const };
    const data = { publishedAt: null, firstPublishedAt: post.publishedAt, updatedAt: acting.now };
    await tx.post.update({ where: { id: post.id }, data });
    await record({ what: "post.taken-down", before: { published: true }, after: { published: false } });
    return { outcome: "changed" as const };
  });
}

export type SchedulePostOutcome =
  | { outcome: "changed"; before: string | null }
  | { outcome: "not-found" | "not-a-draft" | "past" | "removed" | Incomplete };

/** Sets the moment at which a draft is published by itself; null takes that back. */
export function schedulePost(which: WhichPost, at: Date | null, acting: Deed): Promise<SchedulePostOutcome> {
  return withPost(which, acting, async (tx, post, record): Promise<SchedulePostOutcome> => {
    if (post.removedAt) return { outcome: "removed" };
    if (post.publishedAt) return { outcome: "not-a-draft" };
    if (at && at <= acting.now) return { outcome: "past" };
    const missing = at && missingForPublication(post);
    if (missing) return { outcome: missing };
    const { id } = post;
    await tx.post.update({ where: { id }, data: { publishAt: at, updatedAt: acting.now } });
    if (at) await enqueue(tx, PUBLISH_POST, { postId: id }, { runAt: at, jobKey: `${PUBLISH_POST}:${id}` });
    const before = post.publishAt?.toISOString() ?? null;
    await record({
      what: at ? "post.scheduled" : "post.unscheduled",
      before: { publishAt: before },
      after: { publishAt: at?.toISOString() ?? null },
    });
    return { outcome: "changed", before };
  });
}

const Scheduled = z.object({ postId: z.uuid() });

/** The clock publishes what somebody told it to. */
const clock: AuditActor = { id: null, name: "Schedule", from: null };

/**
 * Job `post.publish`: shows a draft whose moment has come. Does nothing when that was taken back, moved or done by
 * hand, so that a job that was cut short may run again. One whose words somebody took away meanwhile stays a draft.
 * Errors: throws on any other payload.
 */
export async function publishScheduledPost(payload: unknown, { now }: { now: Date }): Promise<void> {
  const { postId: id } = Scheduled.parse(payload);
  const found = await prisma.post.findUnique({ where: { id }, select: { campaignId: true } });
  if (!found) return;
  await withPost({ id, campaignId: found.campaignId }, { actor: clock, now }, async (tx, post, record) => {
    if (!post.publishAt || post.publishAt > now) return;
    if (missingForPublication(post)) {
      await tx.post.update({ where: { id }, data: { publishAt: null } });
      const before = { publishAt: post.publishAt.toISOString() };
      return record({ what: "post.unscheduled", before, after: { publishAt: null } });
    }
    await show(tx, post, now);
    return record({ what: "post.published", before: { published: false }, after: { published: true } });
  });
}
