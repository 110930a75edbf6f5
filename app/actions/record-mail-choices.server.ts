import type { Tx } from "#app/platform/db.server.ts";
import type { ChangedChoice } from "#app/supporters/mail-choices.ts";
import { recordAction } from "./record-actions.server.ts";

/**
 * The ledger's lines for what somebody chose of our mailings, one for each thing that changed. `source` says what: "pace:weekly",
 * "campaign:no". To be run in the transaction that stores it.
 */
export async function recordMailChoices(
  tx: Tx,
  { supporterId, changed }: { supporterId: string; changed: ChangedChoice[] },
  { now }: { now: Date },
): Promise<void> {
  for (const { campaignId, code } of changed)
    await recordAction(
      tx,
      { supporterId, campaignId, kind: "chose", subjectId: null, source: code },
      { now },
    );
}
