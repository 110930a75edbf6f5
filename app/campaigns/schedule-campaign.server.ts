import { z } from "zod";
import { recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import { enqueue } from "#app/platform/jobs.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import { missingForPublication } from "./campaign-content.ts";
import { nameOf } from "./campaign-name.ts";
import { changeStatusIn } from "./change-campaign-status.server.ts";

export const PUBLISH = "campaign.publish";

export type ScheduleOutcome =
  | { outcome: "changed"; before: string | null }
  | { outcome: "not-found" | "not-a-draft" | "incomplete" | "past" };

/** Sets the moment at which a draft goes live by itself; null takes that back. */
export function scheduleCampaign(
  id: string,
  at: Date | null,
  { actor, now }: Deed,
): Promise<ScheduleOutcome> {
  return prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM campaign WHERE id = ${id}::uuid FOR UPDATE`;
    const campaign = await tx.campaign.findUnique({ where: { id }, include: { translations: true } });
    if (!campaign) return { outcome: "not-found" };
    if (campaign.status !== "draft") return { outcome: "not-a-draft" };
    if (at && at <= now) return { outcome: "past" };
    if (at && missingForPublication(campaign.translations)) return { outcome: "incomplete" };
    await tx.campaign.update({ where: { id }, data: { publishAt: at } });
    if (at) await enqueue(tx, PUBLISH, { campaignId: id }, { runAt: at, jobKey: `${PUBLISH}:${id}` });
    const before = campaign.publishAt?.toISOString() ?? null;
    await recordAudit(tx, {
      actor,
      what: at ? "campaign.scheduled" : "campaign.unscheduled",
      subject: { kind: "campaign", id, name: nameOf(campaign) },
      campaignId: id,
      before: { publishAt: before },
      after: { publishAt: at?.toISOString() ?? null },
      now,
    });
    return { outcome: "changed", before };
  });
}

const Scheduled = z.object({ campaignId: z.uuid() });

/** The clock publishes what somebody told it to. */
const clock = { id: null, name: "Schedule", from: null };

/**
 * Job `campaign.publish`: takes a draft live whose moment has come. Does nothing when that was taken back, moved or
 * done by hand. Errors: throws on any other payload.
 */
export async function publishScheduled(payload: unknown, { now }: { now: Date }): Promise<void> {
  const { campaignId: id } = Scheduled.parse(payload);
  await prisma.$transaction(async (tx: Tx) => {
    const campaign = await tx.campaign.findUnique({ where: { id } });
    if (!campaign?.publishAt || campaign.publishAt > now || campaign.status !== "draft") return;
    await changeStatusIn(tx, { id }, "live", { actor: clock, now });
  });
}
