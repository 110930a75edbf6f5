import { blankActions } from "#app/actions/blank-actions.server.ts";
import { forgetCalls } from "#app/calls/forget-calls.server.ts";
import { blankDonations } from "#app/donations/blank-donations.server.ts";
import { blankLetters } from "#app/letters/blank-letters.server.ts";
import { blankSignatures } from "#app/petitions/blank-signatures.server.ts";
import { forgetFindings } from "#app/segments/forget-findings.server.ts";
import { eraseSupporter } from "#app/supporters/erase-supporter.server.ts";
import { findSupporterByEmail } from "#app/supporters/find-supporter-by-email.server.ts";
import { DONE, FAILED, type Print } from "./print.ts";

/** Erases the person with this address for good; signatures stay counted without a name. Returns the exit code. */
export async function erase(email: string, { dryRun }: { dryRun: boolean }, print: Print): Promise<number> {
  const supporter = await findSupporterByEmail(email);
  if (!supporter) {
    print(`Nobody is known under ${email}.`);
    return FAILED;
  }
  if (dryRun) {
    print(`Would erase supporter ${supporter.id}.`);
    return DONE;
  }
  await eraseSupporter(supporter.id, {
    now: new Date(),
    alongside: [blankSignatures, blankActions, forgetCalls, blankLetters, blankDonations, forgetFindings],
  });
  print(`Supporter ${supporter.id} is erased.`);
  return DONE;
}
