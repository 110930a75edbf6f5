import { prisma } from "#app/platform/db.server.ts";
import { startRun } from "#app/runs/start-run.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import { can } from "#app/staff/permissions.ts";
import type { Conditions } from "./conditions.ts";
import type { Verdict } from "./judge-batch.server.ts";
import { JUDGEMENT_RUN, TAKE_BACK_RUN } from "./judgement-runs.server.ts";

export type StartJudgementOutcome =
  | { outcome: "started"; run: string }
  /** Neither petition nor campaign is theirs, or they must name one. */
  | { outcome: "outside" };

type Wanted = {
  /** Made with the form: of two posts of one form the second is the first. */
  ref: string;
  conditions: Conditions;
  verdict: Verdict;
};

/**
 * Judges all signatures that fit, as a run. Which those are is settled when the run begins: who signs later is left
 * alone. Somebody held to campaigns has to name one of them, or a petition.
 */
export function startJudgement(
  { ref, conditions, verdict }: Wanted,
  { actor, now }: Deed,
): Promise<StartJudgementOutcome> {
  return prisma.$transaction(async (tx): Promise<StartJudgementOutcome> => {
    const petition = conditions.petition
      ? await tx.petition.findUnique({ where: { id: conditions.petition } })
      : null;
    const campaignId = petition?.campaignId ?? conditions.campaign;
    const named = conditions.petition ? petition !== null : true;
    const theirs = actor.campaigns === null || (campaignId !== null && actor.campaigns.includes(campaignId));
    if (!named || !theirs) return { outcome: "outside" };
    // The key settles a second press that comes at the same moment.
    const { count } = await tx.signatureJudgement.createMany({
      data: [
        { id: ref, verdict, conditions, campaignId, byName: actor.name, judgedAt: now, complete: false },
      ],
      skipDuplicates: true,
    });
    if (count === 0) {
      const first = await tx.signatureJudgement.findUnique({ where: { id: ref } });
      return first?.runId ? { outcome: "started", run: first.runId } : { outcome: "outside" };
    }
    const run = await startRun(tx, {
      kind: JUDGEMENT_RUN,
      actor,
      permission: "signatures.judge",
      campaignId,
      input: { judgement: ref, personal: can(actor, "supporters.personal") },
      page: "/admin/signatures/history",
      now,
    });
    await tx.signatureJudgement.update({ where: { id: ref }, data: { runId: run } });
    return { outcome: "started", run };
  });
}

export type StartTakingBackOutcome =
  | { outcome: "started"; run: string }
  /** It is under way itself, or being taken back. */
  | { outcome: "busy" }
  | { outcome: "over" }
  /** It was made signature by signature: `takeBackJudgements` takes it back at once. */
  | { outcome: "by-hand" }
  | { outcome: "not-found" };

/** Takes back what was judged by conditions, as a run of its own; also of one that was stopped half way. */
export function startTakingBack(id: string, { actor, now }: Deed): Promise<StartTakingBackOutcome> {
  return prisma.$transaction(async (tx): Promise<StartTakingBackOutcome> => {
    await tx.$queryRaw`SELECT 1 FROM signature_judgement WHERE id = ${id}::uuid FOR UPDATE`;
    const judgement = await tx.signatureJudgement.findUnique({ where: { id } });
    if (!judgement) return { outcome: "not-found" };
    const { campaignId, runId, undoRunId } = judgement;
    if (actor.campaigns !== null && !(campaignId && actor.campaigns.includes(campaignId)))
      return { outcome: "not-found" };
    if (judgement.undoneAt) return { outcome: "over" };
    if (!runId) return { outcome: "by-hand" };
    const runs = await tx.jobRun.findMany({
      where: { id: { in: [runId, ...(undoRunId ? [undoRunId] : [])] } },
    });
    // Runs that are gone ended long ago.
    if (runs.some(({ endedAt }) => endedAt === null)) return { outcome: "busy" };
    const first = runs.find((run) => run.id === runId);
    const undoes = first && first.undoneBy === null && first.state !== "failed" ? runId : null;
    const run = await startRun(tx, {
      kind: TAKE_BACK_RUN,
      actor,
      permission: "signatures.judge",
      campaignId,
      input: { judgement: id },
      page: "/admin/signatures/history",
      ...(undoes && { undoes }),
      now,
    });
    await tx.signatureJudgement.update({ where: { id }, data: { undoRunId: run } });
    return { outcome: "started", run };
  });
}
