import { v7 as newId } from "uuid";
import { type AuditActor, recordAudit } from "#app/audit/record-audit.server.ts";
import { LOCK_SIGNATURES } from "#app/petitions/judging.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import { judgeBatch, takeBackBatch, type Verdict } from "./judge-batch.server.ts";

export type Judge = {
  /** `campaigns`: whose signatures they may judge; null: everybody's. */
  actor: AuditActor & { campaigns?: readonly string[] | null };
  now: Date;
};

/** At most as many as one step judges. */
export const MOST_AT_ONCE = 100;

const OWN = `
SELECT g.id, p.campaign_id AS "campaignId" FROM signature g JOIN petition p ON p.id = g.petition_id
WHERE g.id = ANY($1::uuid[]) AND ($2::uuid[] IS NULL OR p.campaign_id = ANY($2::uuid[]))`;

/**
 * Judges a few signatures at once: invalid ones leave every count and cannot be confirmed back, the others count or
 * wait for their signer again. Each campaign has a judgement of its own, which can be taken back. Returns those
 * judgements and how many signatures changed; signatures of campaigns the actor is not held to, and ids of nothing,
 * are left out. What others judged in the same moment is left as they judged it where the verdict is the same.
 */
export function judgeSignatures(
  { ids, verdict }: { ids: readonly string[]; verdict: Verdict },
  { actor, now }: Judge,
): Promise<{ judgements: string[]; changed: number; known: number }> {
  return prisma.$transaction(async (tx) => {
    const wanted = [...new Set(ids)].slice(0, MOST_AT_ONCE);
    const campaigns = actor.campaigns ? [...actor.campaigns] : null;
    const own = await tx.$queryRawUnsafe<{ id: string; campaignId: string }[]>(OWN, wanted, campaigns);
    // All of them before the first of them, so that two who judge the same never wait for one another.
    await tx.$queryRawUnsafe(
      LOCK_SIGNATURES,
      own.map(({ id }) => id),
    );
    const judgements: string[] = [];
    let changed = 0;
    for (const campaignId of [...new Set(own.map((each) => each.campaignId))].sort()) {
      const of = own.filter((each) => each.campaignId === campaignId).map(({ id }) => id);
      const judged = await judgeOfCampaign(tx, { campaignId, ids: of, verdict }, { actor, now });
      changed += judged.changed;
      if (judged.changed > 0) judgements.push(judged.id);
    }
    return { judgements, changed, known: own.length };
  }, SLOW);
}

/** On a busy machine a step may take longer than Prisma allows a transaction by itself. */
const SLOW = { maxWait: 20_000, timeout: 60_000 };

type OfCampaign = { campaignId: string; ids: string[]; verdict: Verdict };

async function judgeOfCampaign(tx: Tx, { campaignId, ids, verdict }: OfCampaign, { actor, now }: Judge) {
  const id = newId();
  await tx.signatureJudgement.create({
    data: { id, verdict, campaignId, byName: actor.name, judgedAt: now, complete: true, found: ids.length },
  });
  await tx.$executeRawUnsafe(
    "INSERT INTO signature_judgement_item (judgement_id, signature_id) SELECT $1::uuid, unnest($2::uuid[])",
    id,
    ids,
  );
  const { changed } = await judgeBatch(tx, id, verdict, now);
  if (changed === 0) await tx.signatureJudgement.delete({ where: { id } });
  else await recordJudged(tx, { id, verdict, campaignId, signatures: changed }, { actor, now });
  return { id, changed };
}

/** The trail says who judged how many, and which way. */
export async function recordJudged(
  tx: Tx,
  {
    id,
    verdict,
    campaignId,
    signatures,
  }: { id: string; verdict: Verdict; campaignId: string | null; signatures: number },
  { actor, now }: { actor: AuditActor; now: Date },
): Promise<void> {
  await recordAudit(tx, {
    actor,
    what: verdict === "invalid" ? "signatures.invalidated" : "signatures.let-count",
    subject: { kind: "judgement", id },
    campaignId,
    after: { signatures },
    now,
  });
}

/**
 * Takes back what was judged by hand, all of it or nothing: every signature is what it was, unless it was judged anew
 * since. Those taken back already, of campaigns the actor is not held to, or by conditions, are left out. Returns how
 * many signatures changed.
 */
export async function takeBackJudgements(
  judgements: readonly string[],
  { actor, now }: Judge,
): Promise<number> {
  let changed = 0;
  for (const id of [...new Set(judgements)].slice(0, MOST_AT_ONCE))
    changed += await takeBack(id, { actor, now });
  return changed;
}

function takeBack(id: string, { actor, now }: Judge): Promise<number> {
  return prisma.$transaction(async (tx) => {
    // The row decides between two who press at once.
    const { count } = await tx.signatureJudgement.updateMany({
      where: {
        id,
        undoneAt: null,
        runId: null,
        ...(actor.campaigns && { campaignId: { in: [...actor.campaigns] } }),
      },
      data: { undoneAt: now, undoneByName: actor.name },
    });
    if (count === 0) return 0;
    const { changed } = await takeBackBatch(tx, id);
    await recordTakenBack(tx, id, changed, { actor, now });
    return changed;
  }, SLOW);
}

export async function recordTakenBack(
  tx: Tx,
  id: string,
  signatures: number,
  { actor, now }: { actor: AuditActor; now: Date },
): Promise<void> {
  const { campaignId } = await tx.signatureJudgement.findUniqueOrThrow({ where: { id } });
  await recordAudit(tx, {
    actor,
    what: "signatures.put-back",
    subject: { kind: "judgement", id },
    campaignId,
    after: { signatures },
    now,
  });
}
