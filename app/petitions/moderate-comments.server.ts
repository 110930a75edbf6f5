import { prisma } from "#app/platform/db.server.ts";
import type { JudgeOutcome } from "./invalidate-signature.server.ts";

export type WaitingComment = {
  signatureId: string;
  slug: string;
  givenName: string;
  text: string;
  signedAt: Date;
};

/** Comments that wait for a moderator, oldest first. `after` is the last signature of the page before. */
export async function waitingComments({
  limit = 50,
  after = null,
}: {
  limit?: number;
  after?: string | null;
} = {}): Promise<WaitingComment[]> {
  const rows = await prisma.signature.findMany({
    where: { commentStatus: "waiting", status: { not: "invalid" } },
    orderBy: [{ signedAt: "asc" }, { id: "asc" }],
    take: limit,
    ...(after && { cursor: { id: after }, skip: 1 }),
    include: { petition: { select: { slug: true } } },
  });
  return rows.map(({ id, petition, givenName, comment, signedAt }) => ({
    signatureId: id,
    slug: petition.slug,
    givenName,
    text: comment!,
    signedAt,
  }));
}

async function decide(signatureId: string, commentStatus: "approved" | "rejected"): Promise<JudgeOutcome> {
  const { count } = await prisma.signature.updateMany({
    where: { id: signatureId, comment: { not: null }, commentStatus: { not: commentStatus } },
    data: { commentStatus },
  });
  if (count === 1) return { outcome: "changed" };
  const known = await prisma.signature.count({ where: { id: signatureId, comment: { not: null } } });
  return { outcome: known ? "unchanged" : "not-found" };
}

/** Lets a comment be shown, once its signature counts. */
export function approveComment(signatureId: string): Promise<JudgeOutcome> {
  return decide(signatureId, "approved");
}

/** Keeps a comment off the page, also one that was approved before. */
export function rejectComment(signatureId: string): Promise<JudgeOutcome> {
  return decide(signatureId, "rejected");
}
