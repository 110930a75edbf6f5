import type { AuditActor } from "#app/audit/record-audit.server.ts";
import { commandLine, recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { plainHeadline } from "#app/ui/headline.ts";

export type JudgeOutcome = { outcome: "changed" } | { outcome: "unchanged" } | { outcome: "not-found" };

/** What may become of a comment; `waiting` puts it back into the queue. Its words are never changed. */
export const commentVerdicts = ["approved", "rejected", "waiting"] as const;

export type CommentVerdict = (typeof commentVerdicts)[number];

type Deed = {
  /** `campaigns`: whose comments they may judge; null: everybody's. */
  actor: AuditActor & { campaigns?: readonly string[] | null };
  now: Date;
};

type Changed = { id: string; was: CommentVerdict; petitionId: string; campaignId: string; title: string };

const JUDGE = `
WITH before AS (
  SELECT s.id, s.comment_status AS was, p.id AS petition_id, p.campaign_id
  FROM signature s JOIN petition p ON p.id = s.petition_id
  WHERE s.id = ANY($1::uuid[]) AND s.comment IS NOT NULL AND s.comment_status <> $2::"CommentStatus"
    AND ($3::uuid[] IS NULL OR p.campaign_id = ANY($3::uuid[]))
  ORDER BY s.id FOR UPDATE OF s
),
changed AS (
  UPDATE signature s SET comment_status = $2::"CommentStatus" FROM before b WHERE s.id = b.id
)
SELECT b.id, b.was, b.petition_id AS "petitionId", b.campaign_id AS "campaignId",
  (SELECT t.title FROM petition_translation t WHERE t.petition_id = b.petition_id ORDER BY t.language LIMIT 1) AS title
FROM before b`;

/**
 * Approves, hides or puts back comments, with one entry in the trail for each petition. Returns those that
 * changed and what they were; comments of campaigns the actor is not held to, and ids of nothing, are left out.
 */
export async function judgeComments(
  { ids, verdict }: { ids: readonly string[]; verdict: CommentVerdict },
  { actor, now }: Deed,
): Promise<{ id: string; was: CommentVerdict }[]> {
  return prisma.$transaction(async (tx) => {
    const campaigns = actor.campaigns ? [...actor.campaigns] : null;
    const changed = await tx.$queryRawUnsafe<Changed[]>(JUDGE, [...ids], verdict, campaigns);
    for (const id of new Set(changed.map(({ petitionId }) => petitionId))) {
      const comments = changed.filter(({ petitionId }) => petitionId === id);
      const { title, campaignId } = comments[0]!;
      await recordAudit(tx, {
        actor,
        what: `petition.comments-${verdict === "waiting" ? "put-back" : verdict}`,
        subject: { kind: "petition", id, name: title && plainHeadline(title) },
        campaignId,
        after: { comments: comments.length, signatures: comments.map((comment) => comment.id) },
        now,
      });
    }
    return changed.map(({ id, was }) => ({ id, was }));
  });
}

async function decide(signatureId: string, verdict: CommentVerdict): Promise<JudgeOutcome> {
  const changed = await judgeComments(
    { ids: [signatureId], verdict },
    { actor: commandLine, now: new Date() },
  );
  if (changed.length === 1) return { outcome: "changed" };
  const known = await prisma.signature.count({ where: { id: signatureId, comment: { not: null } } });
  return { outcome: known ? "unchanged" : "not-found" };
}

/** Lets a comment be shown, once its signature counts. For the operator at the command line. */
export function approveComment(signatureId: string): Promise<JudgeOutcome> {
  return decide(signatureId, "approved");
}

/** Keeps a comment off the page, also one that was approved before. For the operator at the command line. */
export function rejectComment(signatureId: string): Promise<JudgeOutcome> {
  return decide(signatureId, "rejected");
}
