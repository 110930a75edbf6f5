import { confirmByHand } from "#app/petitions/confirm-by-hand.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import { changeSupporter } from "./change-supporter.server.ts";

/** Lets a supporter's signature count that waits for its signer, who said so to staff. See confirmByHand. */
export function confirmSupporterByHand(id: string, signatureId: string, deed: Deed) {
  return changeSupporter(id, deed, async ({ tx, record }) => {
    const { campaigns } = deed.actor;
    const result = await confirmByHand(tx, { id: signatureId, supporterId: id, campaigns }, deed);
    if (result.outcome === "confirmed")
      await record("supporter.confirmed-by-hand", {
        campaignId: result.campaignId,
        after: { signature: signatureId, held: result.held },
      });
    return result;
  });
}
