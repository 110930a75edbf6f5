import { recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { Deed } from "#app/staff/actor.ts";

type OfPage = { id: string; pageId: string; campaignId: string };

/**
 * Lets a letter go that abuse checks held: at once to the queue if its writer's address is confirmed, else when it is.
 * "not-held": somebody was faster, or it never was.
 */
export function releaseLetter(
  { id, pageId, campaignId }: OfPage,
  { actor, now }: Deed,
): Promise<"released" | "not-held"> {
  return prisma.$transaction(async (tx) => {
    const released = await tx.$executeRaw`
      UPDATE letter SET reasons = '{}',
        status = CASE WHEN confirmed_at IS NOT NULL THEN 'queued' ELSE status END
      WHERE id = ${id}::uuid AND page_id = ${pageId}::uuid AND status = 'waiting' AND reasons <> '{}'`;
    if (released === 0) return "not-held";
    await recordAudit(tx, {
      actor,
      what: "letter.released",
      subject: { kind: "letter", id },
      campaignId,
      now,
    });
    return "released";
  });
}

/** Stops a letter that has not gone, for good. "gone": it has, or is over in another way. */
export function stopLetter(
  { id, pageId, campaignId }: OfPage,
  { actor, now }: Deed,
): Promise<"stopped" | "gone"> {
  return prisma.$transaction(async (tx) => {
    const { count } = await tx.letter.updateMany({
      where: { id, pageId, status: { in: ["waiting", "queued"] } },
      data: { status: "cancelled" },
    });
    if (count === 0) return "gone";
    await recordAudit(tx, {
      actor,
      what: "letter.stopped",
      subject: { kind: "letter", id },
      campaignId,
      now,
    });
    return "stopped";
  });
}
