import { currentGuard } from "#app/guard/current-guard.server.ts";
import { isDisposable } from "./is-disposable.server.ts";
import { isGoodProof } from "./proof-of-work.server.ts";
import type { ReviewReason } from "./review-reason.ts";

/**
 * What speaks against a signature that is otherwise in order. Whoever is caught sees the same page and gets
 * the same mails; the signature is not counted until staff looked at it. Work done for this visit takes
 * away the reasons that only say "many from one place".
 */
export async function findReasons(posted: {
  form: URLSearchParams;
  email: string;
  names: (string | null)[];
  tooFast: boolean;
  rateReasons: string[];
  address: string;
}): Promise<string[]> {
  const reasons: ReviewReason[] = [];
  if ((posted.form.get("website") ?? "") !== "") reasons.push("honeypot");
  if (posted.tooFast) reasons.push("too-fast");
  const guard = await currentGuard();
  if (isDisposable(posted.email, guard)) reasons.push("disposable");
  reasons.push(...guard.reasonsAgainst(posted));
  const excused =
    posted.rateReasons.length > 0 && (await isGoodProof(posted.form.get("proof") ?? "", posted.address));
  return excused ? reasons : [...reasons, ...posted.rateReasons];
}
