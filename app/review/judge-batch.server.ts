import { invalidating, LOCK_SIGNATURES, lettingCount, puttingBack } from "#app/petitions/judging.ts";
import type { Tx } from "#app/platform/db.server.ts";

export const verdicts = ["invalid", "counts"] as const;

export type Verdict = (typeof verdicts)[number];

/** How many items one step judges or takes back: a transaction stays short, and those who wait for a row do not wait long. */
export const STEP = 500;

// Items change only while their signature's row is locked: who comes second finds what the first left.
const WAITING = `
SELECT signature_id AS id FROM signature_judgement_item WHERE judgement_id = $1::uuid AND was_status IS NULL
ORDER BY signature_id LIMIT ${STEP}`;

/** Items of those that are still to be judged. */
const ASKED = `
WITH asked AS (
  SELECT signature_id AS id FROM signature_judgement_item
  WHERE judgement_id = $2::uuid AND signature_id = ANY($1::uuid[]) AND was_status IS NULL
)`;

/** What was is written beside each; `seq` only where something changed. */
const REMEMBER = `
remembered AS (
  UPDATE signature_judgement_item i SET was_status = b.status, was_counted_at = b.counted_at, was_reasons = b.reasons,
    was_agreed = b.agreed, seq = CASE WHEN x.id IS NOT NULL THEN nextval('signature_judgement_item_seq') END
  FROM before b LEFT JOIN changed x ON x.id = b.id
  WHERE i.judgement_id = $2::uuid AND i.signature_id = b.id
)
SELECT count(*)::int AS changed FROM changed`;

const JUDGE: Record<Verdict, string> = {
  invalid: `${ASKED}, ${invalidating("'staff'::text")}, ${REMEMBER}`,
  counts: `${ASKED}, ${lettingCount("$3::timestamptz")}, ${REMEMBER}`,
};

export type Step = { judged: number; changed: number };

/**
 * Judges the next items of a judgement in the caller's transaction. An item that was judged is never judged again, so
 * that a step may be repeated; of two judgements on one signature the second finds what the first left.
 */
export async function judgeBatch(tx: Tx, judgementId: string, verdict: Verdict, now: Date): Promise<Step> {
  const values = verdict === "counts" ? [now] : [];
  const step = await inStep(tx, judgementId, WAITING, JUDGE[verdict], values);
  if (step.changed > 0)
    await tx.signatureJudgement.update({
      where: { id: judgementId },
      data: { changed: { increment: step.changed } },
    });
  return step;
}

const STANDING = `
SELECT signature_id AS id FROM signature_judgement_item
WHERE judgement_id = $1::uuid AND was_status IS NOT NULL AND NOT undone ORDER BY signature_id LIMIT ${STEP}`;

/**
 * What was judged anew since stays as it is: the judgement that came next is told what was before this one, so that
 * taking that one back leads there.
 */
const TAKE_BACK = `
WITH standing AS (
  SELECT i.*, l.judgement_id AS next FROM signature_judgement_item i
  LEFT JOIN LATERAL (
    SELECT judgement_id FROM signature_judgement_item l
    WHERE l.signature_id = i.signature_id AND l.seq > i.seq AND NOT l.undone ORDER BY l.seq LIMIT 1
  ) l ON true
  WHERE i.judgement_id = $2::uuid AND i.signature_id = ANY($1::uuid[]) AND NOT i.undone
),
asked AS (
  SELECT signature_id AS id, was_status AS status, was_counted_at AS counted_at, was_reasons AS reasons,
    was_agreed AS agreed
  FROM standing WHERE seq IS NOT NULL AND next IS NULL
),
${puttingBack},
told AS (
  UPDATE signature_judgement_item l SET was_status = i.was_status, was_counted_at = i.was_counted_at,
    was_reasons = i.was_reasons, was_agreed = i.was_agreed
  FROM standing i WHERE i.seq IS NOT NULL AND l.judgement_id = i.next AND l.signature_id = i.signature_id
),
settled AS (
  UPDATE signature_judgement_item l SET undone = true FROM standing i
  WHERE l.judgement_id = i.judgement_id AND l.signature_id = i.signature_id
)
SELECT count(*)::int AS changed FROM changed`;

/** Takes the next items of a judgement back: each signature is what it was. As safe to repeat as judging. */
export async function takeBackBatch(tx: Tx, judgementId: string): Promise<Step> {
  return inStep(tx, judgementId, STANDING, TAKE_BACK, []);
}

/** The rows are locked by a statement of its own: the next one then sees all that was committed before. */
async function inStep(tx: Tx, id: string, next: string, work: string, more: unknown[]): Promise<Step> {
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(next, id);
  if (rows.length === 0) return { judged: 0, changed: 0 };
  const ids = rows.map((row) => row.id);
  await tx.$queryRawUnsafe(LOCK_SIGNATURES, ids);
  const [result] = await tx.$queryRawUnsafe<{ changed: number }[]>(work, ids, id, ...more);
  return { judged: ids.length, changed: result!.changed };
}
