import { v7 as newId } from "uuid";
import { recordAudit, theSystem } from "#app/audit/record-audit.server.ts";
import { queueMails } from "#app/mail/outbox.server.ts";
import { pool, prisma, type Tx } from "#app/platform/db.server.ts";
import { enqueue } from "#app/platform/jobs.server.ts";
import { log } from "#app/platform/log.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import { membersWho } from "#app/staff/members-who.server.ts";
import { type RecentTries, recentTries, TRIES_MINUTES } from "./card-tries.server.ts";
import { CLOSE_SESSION } from "./close-session.server.ts";
import { forgetGivingSettings } from "./giving-settings.server.ts";

/** The mail that tells staff that giving has stopped; its `subjectId` is the brake's id. */
export const BRAKE_MAIL = "giving.braked";

/**
 * Stops giving when too many payments of the last ten minutes were refused: at least as many as the settings say, and at
 * least their share of those that were tried. With it go an entry of the trail, a mail to everybody who may lift it, and the
 * pages at Stripe on which a card was refused. True: it has just come.
 */
export async function checkBrake({ now }: { now: Date }): Promise<boolean> {
  const before = await prisma.givingSettings.findUniqueOrThrow({ where: { id: 1 } });
  if (before.brakedAt) return false;
  const seen = await recentTries(pool, { now, since: before.liftedAt });
  if (!isSpike(seen, before)) return false;
  const braked = await prisma.$transaction(async (tx) => {
    const { count } = await tx.givingSettings.updateMany({
      where: { id: 1, brakedAt: null, liftedAt: before.liftedAt },
      data: { brakedAt: now },
    });
    if (count === 1) await tell(tx, seen, now);
    return count === 1;
  });
  forgetGivingSettings();
  if (braked) log.warn(seen, "too many payments are refused: giving has stopped by itself");
  return braked;
}

const isSpike = (
  { tried, refused }: RecentTries,
  { declineFloor, declineShare }: { declineFloor: number; declineShare: number },
) => refused >= declineFloor && refused * 100 >= declineShare * tried;

async function tell(tx: Tx, seen: RecentTries, now: Date): Promise<void> {
  const id = newId();
  await tx.givingBrake.create({ data: { id, brakedAt: now, ...seen } });
  const subject = { kind: "giving", id: "1" };
  await recordAudit(tx, { actor: theSystem, what: "giving.braked", subject, after: { ...seen }, now });
  const members = await membersWho(tx, "settings.manage");
  await queueMails(
    tx,
    members.map(({ id: memberId, email, language }) => ({
      ...{ kind: BRAKE_MAIL, language, toEmail: email, subjectId: id, runAt: now },
      dedupeKey: `${BRAKE_MAIL} ${id} ${memberId}`,
    })),
  );
  for (const donation of await openAfterRefusal(tx, now))
    await enqueue(tx, CLOSE_SESSION, { donationId: donation.id });
}

/** Gifts whose page at Stripe is open after a card was refused on it. */
const openAfterRefusal = (tx: Tx, now: Date) =>
  tx.donation.findMany({
    where: {
      status: "pending",
      cards: { some: { refusal: { not: null }, triedAt: { gt: minutesBefore(now) } } },
    },
    select: { id: true },
  });

const minutesBefore = (now: Date) => new Date(now.getTime() - TRIES_MINUTES * 60_000);

/** Lets people give again; refusals from before count no more. False: it had been lifted already. */
export async function liftBrake({ actor, now }: Deed): Promise<boolean> {
  const lifted = await prisma.$transaction(async (tx) => {
    const { count } = await tx.givingSettings.updateMany({
      where: { id: 1, brakedAt: { not: null } },
      data: { brakedAt: null, liftedAt: now },
    });
    if (count === 0) return false;
    await tx.givingBrake.updateMany({
      where: { liftedAt: null },
      data: { liftedAt: now, liftedByName: actor.name },
    });
    await recordAudit(tx, { actor, what: "giving.lifted", subject: { kind: "giving", id: "1" }, now });
    return true;
  });
  forgetGivingSettings();
  return lifted;
}

/** The brake that holds now; null while people may give. */
export async function brakeNow(): Promise<{ at: string; tried: number; refused: number } | null> {
  const brake = await prisma.givingBrake.findFirst({
    where: { liftedAt: null },
    orderBy: { brakedAt: "desc" },
  });
  return brake && { at: brake.brakedAt.toISOString(), tried: brake.tried, refused: brake.refused };
}
