import { recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";
import type { WhichPost } from "./post-subject.ts";
import { postName } from "./post-words.ts";

export type LockedPost = Prisma.PostGetPayload<{ include: { translations: true } }>;

type Change = {
  what: `post.${string}`;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
};

type Acting = Pick<Parameters<typeof recordAudit>[1], "actor" | "now">;

/** Lets one transaction at a time change how a post of a campaign stands; `record` writes it into the trail. */
export function withPost<T>(
  { id, campaignId }: WhichPost,
  acting: Acting,
  change: (tx: Tx, post: LockedPost, record: (change: Change) => Promise<void>) => Promise<T>,
): Promise<T | { outcome: "not-found" }> {
  return prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM post WHERE id = ${id}::uuid FOR UPDATE`;
    const post = await tx.post.findFirst({ where: { id, campaignId }, include: { translations: true } });
    if (!post) return { outcome: "not-found" as const };
    const subject = { kind: "post", id, name: postName(post) };
    return change(tx, post, (entry) => recordAudit(tx, { ...acting, ...entry, subject, campaignId }));
  });
}
