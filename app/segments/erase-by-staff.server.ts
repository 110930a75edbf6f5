import { blankActions } from "#app/actions/blank-actions.server.ts";
import { recordAudit } from "#app/audit/record-audit.server.ts";
import { forgetCalls } from "#app/calls/forget-calls.server.ts";
import { blankDonations } from "#app/donations/blank-donations.server.ts";
import { blankLetters } from "#app/letters/blank-letters.server.ts";
import { blankSignatures } from "#app/petitions/blank-signatures.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import { type EraseOutcome, eraseSupporter } from "#app/supporters/erase-supporter.server.ts";
import { forgetFindings } from "./forget-findings.server.ts";

/** Erases a person who asked staff for it, for good; the count of signatures stays. See eraseSupporter. */
export function eraseByStaff(id: string, { actor, now }: Deed): Promise<EraseOutcome> {
  let told = false;
  return eraseSupporter(id, {
    now,
    alongside: [
      blankSignatures,
      blankActions,
      blankLetters,
      blankDonations,
      forgetCalls,
      forgetFindings,
      async (tx) => {
        if (told) return;
        told = true;
        await recordAudit(tx, { actor, what: "supporter.erased", subject: { kind: "supporter", id }, now });
      },
    ],
  });
}
