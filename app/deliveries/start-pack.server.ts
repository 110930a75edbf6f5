import { prisma } from "#app/platform/db.server.ts";
import { startRun } from "#app/runs/start-run.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import { PACK_RUN, type PackWish } from "./pack-input.ts";

export type StartPackOutcome =
  | { outcome: "started"; run: string }
  | { outcome: "not-found" }
  | { outcome: "future" };

/**
 * Asks for a delivery pack of one of a campaign's petitions, of everybody who signed or of one office's constituents; a worker makes it.
 * Errors: outcomes cover all that an organizer can cause; `future` when `asOf` is still to come.
 */
export function startPack(
  campaignId: string,
  input: PackWish,
  { actor, now }: Deed,
): Promise<StartPackOutcome> {
  return prisma.$transaction(async (tx): Promise<StartPackOutcome> => {
    if (new Date(input.asOf) > now) return { outcome: "future" };
    const petition = await tx.petition.findFirst({ where: { id: input.petition, campaignId } });
    const office = input.office ? await tx.office.findUnique({ where: { id: input.office } }) : null;
    if (!petition || (input.office && !office)) return { outcome: "not-found" };
    const run = await startRun(tx, {
      kind: PACK_RUN,
      actor,
      permission: "supporters.export",
      campaignId,
      input,
      page: `/admin/campaigns/${campaignId}/delivery`,
      now,
    });
    return { outcome: "started", run };
  });
}
