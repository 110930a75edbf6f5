import type { Tx } from "#app/platform/db.server.ts";
import { enqueue } from "#app/platform/jobs.server.ts";
import { Prisma } from "#app/platform/prisma/client.ts";
import type { Deed, StaffActor } from "#app/staff/actor.ts";
import { meantBy } from "./audience.server.ts";
import { readAudience } from "./audience.ts";
import { isWhole } from "./blast-content.server.ts";
import type { WhichBlast } from "./blast-subject.ts";
import { lettersOf } from "./blast-versions.server.ts";
import { type LocalHour, localHours } from "./local-hours.ts";
import { SEND_BLASTS } from "./send-blasts.server.ts";
import { START_BLAST } from "./start-blast.server.ts";
import { type LockedBlast, withBlast } from "./with-blast.server.ts";

/** How long a blast that is sent "now" can still be taken back. */
export const GRACE_MS = 60_000;

/** A blast can be let go for a moment no more than so far ahead. */
const LATEST_MS = 366 * 86_400_000;

export type LetGoOutcome = {
  outcome:
    | "changed"
    | "not-found"
    /** It is on its way, or has been. */
    | "under-way"
    | "removed"
    | "past"
    /** More than a year ahead: a slip of the keys. */
    | "too-late"
    /** A part of its audience waits for a version to be chosen: the hour would have passed by then. */
    | "hour-and-trial"
    /** No subject, or nothing said, in any language. */
    | "no-words"
    /** A segment of its audience is gone. */
    | "no-segment"
    /** Its campaign is not public: there is nothing to lead to. */
    | "campaign-hidden";
};

/**
 * When a mail-out begins: a minute from now, so that it can be taken back; at a moment; or at an hour on everybody's own
 * clock.
 */
export type Moment = "now" | Date | LocalHour;

/**
 * Lets a blast go at a moment. Until then its words and its audience may be changed, and it can be taken back. It reaches
 * no supporter whom whoever lets it go may not see.
 */
export function letGo(
  which: WhichBlast,
  moment: Moment,
  acting: Deed & { actor: Pick<StaffActor, "campaigns"> },
): Promise<LetGoOutcome> {
  const { actor, now } = acting;
  return withBlast(which, acting, async (tx, blast, record): Promise<LetGoOutcome> => {
    if (blast.removedAt) return { outcome: "removed" };
    if (blast.state !== "draft" && blast.state !== "scheduled") return { outcome: "under-way" };
    const begins = beginning(moment, now);
    if (!begins || begins.meant <= now) return { outcome: "past" };
    if (begins.meant.getTime() > now.getTime() + LATEST_MS) return { outcome: "too-late" };
    const { sendAt, localTime } = begins;
    if (localTime && lettersOf(blast).length > 1 && blast.trialShare < 100)
      return { outcome: "hour-and-trial" };
    const lacks = await lacksFor(tx, blast, actor.campaigns);
    if (lacks) return { outcome: lacks };
    const reach = actor.campaigns ? [...actor.campaigns] : Prisma.DbNull;
    const data = { state: "scheduled" as const, sendAt, localTime, reach, updatedAt: now };
    await tx.blast.update({ where: { id: blast.id }, data });
    const job = { runAt: sendAt, jobKey: `${START_BLAST}:${blast.id}` };
    await enqueue(tx, START_BLAST, { blastId: blast.id }, job);
    const before = { sendAt: blast.sendAt?.toISOString() ?? null };
    await record({ what: "blast.scheduled", before, after: { sendAt: sendAt.toISOString() } });
    return { outcome: "changed" };
  });
}

/** When its audience is frozen, and which moment whoever let it go had in mind; null: none at all. */
function beginning(
  moment: Moment,
  now: Date,
): { sendAt: Date; meant: Date; localTime: string | null } | null {
  const soon = new Date(now.getTime() + GRACE_MS);
  if (moment === "now") return { sendAt: soon, meant: soon, localTime: null };
  if (moment instanceof Date) return { sendAt: moment, meant: moment, localTime: null };
  const hours = localHours(moment);
  // Begins where the hour comes first, or at once where it has come.
  return (
    hours && { sendAt: hours.first > soon ? hours.first : soon, meant: hours.house, localTime: moment.local }
  );
}

async function lacksFor(tx: Tx, blast: LockedBlast, reach: readonly string[] | null) {
  if (!blast.translations.some(isWhole)) return "no-words" as const;
  const audience = readAudience(blast.audience);
  if (!audience || !(await meantBy(audience, { campaignId: blast.campaignId, reach })))
    return "no-segment" as const;
  const campaign = await tx.campaign.findUniqueOrThrow({ where: { id: blast.campaignId } });
  return campaign.publishedAt ? null : ("campaign-hidden" as const);
}

/** Takes back a blast that waits for its moment: it is a draft again. */
export function takeBack(
  which: WhichBlast,
  acting: Deed,
): Promise<{ outcome: "changed" | "unchanged" | "under-way" | "not-found" }> {
  return withBlast(which, acting, async (tx, blast, record) => {
    if (blast.state === "draft") return { outcome: "unchanged" as const };
    if (blast.state !== "scheduled") return { outcome: "under-way" as const };
    const data = { state: "draft" as const, sendAt: null, localTime: null, updatedAt: acting.now };
    await tx.blast.update({ where: { id: blast.id }, data });
    const before = { sendAt: blast.sendAt?.toISOString() ?? null };
    await record({ what: "blast.unscheduled", before, after: { sendAt: null } });
    return { outcome: "changed" as const };
  });
}

type Steered = { outcome: "changed" | "unchanged" | "not-under-way" | "not-found" };

/** Holds a blast: what is being handed over is finished, nothing more is begun. */
export function pauseBlast(which: WhichBlast, acting: Deed): Promise<Steered> {
  return withBlast(which, acting, async (tx, blast, record): Promise<Steered> => {
    if (blast.state === "paused") return { outcome: "unchanged" };
    if (blast.state !== "sending") return { outcome: "not-under-way" };
    const data = { state: "paused" as const, pausedFor: "staff", pausedNote: null, updatedAt: acting.now };
    await tx.blast.update({ where: { id: blast.id }, data });
    await record({ what: "blast.paused" });
    return { outcome: "changed" };
  });
}

/** Lets a blast that stands still go on, whoever or whatever held it. */
export function resumeBlast(which: WhichBlast, acting: Deed): Promise<Steered> {
  return withBlast(which, acting, async (tx, blast, record): Promise<Steered> => {
    if (blast.state === "sending") return { outcome: "unchanged" };
    if (blast.state !== "paused") return { outcome: "not-under-way" };
    const data = { state: "sending" as const, pausedFor: null, pausedNote: null, updatedAt: acting.now };
    await tx.blast.update({ where: { id: blast.id }, data });
    await enqueue(tx, SEND_BLASTS, {}, { jobKey: SEND_BLASTS });
    await record({ what: "blast.resumed", before: { pausedFor: blast.pausedFor } });
    return { outcome: "changed" };
  });
}

/** Ends a blast before everybody got it. Nobody else gets it; what went out cannot be called back. */
export function cancelBlast(which: WhichBlast, acting: Deed): Promise<Steered> {
  return withBlast(which, acting, async (tx, blast, record): Promise<Steered> => {
    if (blast.state === "cancelled") return { outcome: "unchanged" };
    if (blast.state !== "sending" && blast.state !== "paused") return { outcome: "not-under-way" };
    const { now } = acting;
    const ended = { pausedFor: null, pausedNote: null, finishedAt: now, updatedAt: now };
    await tx.blast.update({ where: { id: blast.id }, data: { state: "cancelled", ...ended } });
    await enqueue(tx, SEND_BLASTS, {}, { jobKey: SEND_BLASTS });
    await record({ what: "blast.cancelled" });
    return { outcome: "changed" };
  });
}
