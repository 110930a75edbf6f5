import { z } from "zod";
import { pool, prisma } from "#app/platform/db.server.ts";
import { enqueue } from "#app/platform/jobs.server.ts";
import type { Cancelled, Report, Run, RunHandler, RunHandlers, RunResult } from "#app/runs/run.ts";
import { Conditions, noConditions } from "./conditions.ts";
import { fittingWhere } from "./conditions-sql.server.ts";
import { FIND_PATTERNS } from "./find-patterns.server.ts";
import { judgeBatch, type Step, takeBackBatch } from "./judge-batch.server.ts";
import { recordJudged, recordTakenBack } from "./judge-signatures.server.ts";
import { countFitting } from "./review-page.server.ts";

/** Kinds of the runs that judge by conditions, and take that back. */
export const JUDGEMENT_RUN = "signature-judgement";
export const TAKE_BACK_RUN = "signature-judgement-undo";

/** `personal`: whether whoever asked may search mail addresses and postal codes. */
const Input = z.object({ judgement: z.uuid(), personal: z.boolean().default(false) });
const SLOW = { maxWait: 20_000, timeout: 60_000 };

/**
 * Judges all that fit the conditions of a judgement: gathers them first, then judges them step by step. Begun again,
 * it goes on with what is not judged yet. Stopped, what is judged stays judged, and can be taken back.
 */
const judgeAll: RunHandler = async (run, report, cancelled): Promise<RunResult> => {
  const id = Input.parse(run.input).judgement;
  const found = await gather(id, run, report, cancelled);
  if (found === null) return { figures: { changed: 0 } };
  const { verdict, campaignId } = await prisma.signatureJudgement.findUniqueOrThrow({ where: { id } });
  const over = await stepByStep({ report, cancelled, done: found - (await waiting(id)), total: found }, () =>
    prisma.$transaction((tx) => judgeBatch(tx, id, verdict, run.now), SLOW),
  );
  const { changed } = await prisma.signatureJudgement.findUniqueOrThrow({ where: { id } });
  await prisma.$transaction(async (tx) => {
    if (over) await tx.signatureJudgement.update({ where: { id }, data: { complete: true } });
    await recordJudged(tx, { id, verdict, campaignId, signatures: changed }, run);
    await enqueue(tx, FIND_PATTERNS, {}, { jobKey: FIND_PATTERNS });
  });
  await recountPattern(id);
  const undo = { action: "/admin/signatures/history", fields: { intent: "undo", judgement: id } };
  return { figures: { found, changed }, ...(changed > 0 && { undo }) };
};

/** A pattern that was judged is as large as what is left of it, and gone with the last. */
async function recountPattern(judgementId: string): Promise<void> {
  const { conditions } = await prisma.signatureJudgement.findUniqueOrThrow({ where: { id: judgementId } });
  const { pattern } = Conditions.parse(conditions);
  if (!pattern) return;
  const all = { ...noConditions, pattern, standing: "any" } as const;
  const { count } = await countFitting(all, { campaigns: null, personal: false }, 1_000_000);
  if (count === 0) await prisma.signaturePattern.deleteMany({ where: { id: pattern } });
  else await prisma.signaturePattern.updateMany({ where: { id: pattern }, data: { size: count } });
}

/** The same backwards: every signature is what it was, unless it was judged anew since. */
const takeAllBack: RunHandler = async (run, report, cancelled) => {
  const id = Input.parse(run.input).judgement;
  const items = { judgementId: id, wasStatus: { not: null } };
  const total = await prisma.signatureJudgementItem.count({ where: items });
  const done = await prisma.signatureJudgementItem.count({ where: { ...items, undone: true } });
  const over = await stepByStep({ report, cancelled, done, total }, () =>
    prisma.$transaction((tx) => takeBackBatch(tx, id), SLOW),
  );
  const changed = await prisma.signatureJudgementItem.count({
    where: { judgementId: id, undone: true, seq: { not: null } },
  });
  await prisma.$transaction(async (tx) => {
    if (over)
      await tx.signatureJudgement.updateMany({
        where: { id, undoneAt: null },
        data: { undoneAt: run.now, undoneByName: run.actor.name },
      });
    await recordTakenBack(tx, id, changed, run);
    await enqueue(tx, FIND_PATTERNS, {}, { jobKey: FIND_PATTERNS });
  });
  return { figures: { changed } };
};

/** Runs that the worker knows by their kind. */
export const judgementRuns: RunHandlers = { [JUDGEMENT_RUN]: judgeAll, [TAKE_BACK_RUN]: takeAllBack };

type Progress = { report: Report; cancelled: Cancelled; done: number; total: number };

/** Works until a step finds nothing more; false when it was stopped before. */
async function stepByStep(
  { report, cancelled, done, total }: Progress,
  work: () => Promise<Step>,
): Promise<boolean> {
  for (let all = done; ; ) {
    await report(all, total);
    if (await cancelled()) return false;
    const { judged } = await work();
    if (judged === 0) return true;
    all += judged;
  }
}

const waiting = (judgementId: string) =>
  prisma.signatureJudgementItem.count({ where: { judgementId, wasStatus: null } });

/** Signatures that one statement looks through. */
const WINDOW = 50_000;
const FIRST = "00000000-0000-0000-0000-000000000000";

/** The end of the next stretch of ids; null: fewer are left than a stretch holds. */
const EDGE = `SELECT id FROM signature WHERE id > $1::uuid ORDER BY id OFFSET ${WINDOW - 1} LIMIT 1`;

/**
 * Writes down which signatures a judgement is about, a stretch of ids at a time, and how many they are. Null when it
 * was stopped before that. Begun again, what was written down is met again and left alone. In the order of the ids:
 * whoever judges locks signatures in that order too, so that two runs never wait for each other.
 */
async function gather(id: string, run: Run, report: Report, cancelled: Cancelled): Promise<number | null> {
  const judgement = await prisma.signatureJudgement.findUniqueOrThrow({ where: { id } });
  if (judgement.found !== null) return judgement.found;
  const conditions = Conditions.parse(judgement.conditions);
  const scope = { campaigns: run.actor.campaigns, personal: Input.parse(run.input).personal };
  const { where } = await fittingWhere(conditions, scope);
  const values = [...where.values, judgement.judgedAt, id];
  const at = (back: number) => `$${values.length - back}`;
  const insert = (edge: string) => `
    INSERT INTO signature_judgement_item (judgement_id, signature_id)
    SELECT ${at(0)}::uuid, g.id FROM signature g
    WHERE g.id > $${values.length + 1}::uuid ${edge} AND ${where.sql} AND g.signed_at <= ${at(1)}::timestamptz
    ORDER BY g.id ON CONFLICT DO NOTHING`;
  let gathered = 0;
  for (let from = FIRST; ; ) {
    const edge: string | undefined = (await pool.query<{ id: string }>(EDGE, [from])).rows[0]?.id;
    const bounded = edge ? insert(`AND g.id <= $${values.length + 2}::uuid`) : insert("");
    const { rowCount } = await pool.query(bounded, [...values, from, ...(edge ? [edge] : [])]);
    gathered += rowCount ?? 0;
    await report(gathered, null);
    if (await cancelled()) return null;
    if (!edge) break;
    from = edge;
  }
  const found = await prisma.signatureJudgementItem.count({ where: { judgementId: id } });
  await prisma.signatureJudgement.update({ where: { id }, data: { found } });
  return found;
}
