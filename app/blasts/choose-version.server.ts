import { z } from "zod";
import { pool, prisma, type Tx } from "#app/platform/db.server.ts";
import { enqueue } from "#app/platform/jobs.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import type { WhichBlast } from "./blast-subject.ts";
import { lettersOf } from "./blast-versions.server.ts";
import { SEND_BLASTS } from "./send-blasts.server.ts";
import { triedVersions } from "./trial-results.server.ts";
import { clock } from "./under-way.server.ts";
import { judgeVersions, type Letter, type TrialMeasure } from "./versions.ts";
import { withBlast } from "./with-blast.server.ts";

/** The job that chooses a version when a trial's time is over. */
export const DECIDE_BLAST = "blasts.decide";

export const HOUR_MS = 3_600_000;
/** How long it waits again while mails of the trial are still to go. */
const AGAIN_MS = 10 * 60_000;
const RELEASING_MS = 15 * 60_000;

/** Lets the clock choose at a moment; that replaces an earlier one. */
export const decideAt = (tx: Tx, blastId: string, runAt: Date) =>
  enqueue(tx, DECIDE_BLAST, { blastId }, { runAt, jobKey: `${DECIDE_BLAST}:${blastId}` });

export type ChooseOutcome = {
  outcome: "changed" | "unchanged" | "not-found" | "not-under-way" | "no-version" | "chosen-already";
};

/** Says which version the rest of the audience gets, and lets it go to them. Once: what goes out does not change again. */
export function chooseVersion(
  which: WhichBlast,
  letter: Letter,
  acting: Pick<Deed, "now"> & { actor: Deed["actor"] | typeof clock },
): Promise<ChooseOutcome> {
  const choose: Parameters<typeof withBlast<ChooseOutcome>>[2] = async (tx, blast, record) => {
    if (blast.state !== "sending" && blast.state !== "paused") return { outcome: "not-under-way" };
    if (blast.chosen) return { outcome: blast.chosen === letter ? "unchanged" : "chosen-already" };
    if (!lettersOf(blast).includes(letter)) return { outcome: "no-version" };
    const data = { chosen: letter, chosenAt: acting.now, updatedAt: acting.now };
    await tx.blast.update({ where: { id: blast.id }, data });
    await tx.$executeRawUnsafe("SET LOCAL statement_timeout = '15min'");
    await tx.$executeRaw`
      UPDATE blast_delivery SET version = ${letter}, due_at = ${acting.now}
      WHERE blast_id = ${blast.id}::uuid AND version IS NULL AND state = 'queued'`;
    await record({ what: "blast.chosen", after: { version: letter } });
    await enqueue(tx, SEND_BLASTS, {}, { jobKey: SEND_BLASTS });
    return { outcome: "changed" };
  };
  return withBlast(which, acting, choose, { timeout: RELEASING_MS });
}

const Payload = z.object({ blastId: z.uuid() });

const STANDING = `
  SELECT max(d.sent_at) AS last, count(*) FILTER (WHERE d.state IN ('queued', 'sending'))::int AS waiting
  FROM blast_delivery d WHERE d.blast_id = $1 AND d.version IS NOT NULL`;

/**
 * Job `blasts.decide`: when a trial's hours have passed since its last mail, chooses the version that did best, if staff
 * left that to the clock; of versions that did equally well, and where nobody did anything, the first. Does nothing when
 * one was chosen, or the blast is over. Errors: throws on any other payload.
 */
export async function decideTrial(payload: unknown, { now }: { now: Date }): Promise<void> {
  const { blastId: id } = Payload.parse(payload);
  const blast = await prisma.blast.findUnique({ where: { id } });
  if (!blast || blast.chosen || !blast.trialAuto || !["sending", "paused"].includes(blast.state)) return;
  const { rows } = await pool.query<{ last: Date | null; waiting: number }>(STANDING, [id]);
  const { last, waiting } = rows[0]!;
  const over = (last ?? now).getTime() + blast.trialHours * HOUR_MS;
  const again = waiting > 0 ? now.getTime() + AGAIN_MS : over;
  if (waiting > 0 || over > now.getTime()) {
    await prisma.$transaction((tx) => decideAt(tx, id, new Date(again)));
    return;
  }
  const { leader } = judgeVersions(await triedVersions(id), blast.trialBy as TrialMeasure);
  await chooseVersion({ id, campaignId: blast.campaignId }, leader ?? "a", { actor: clock, now });
}
