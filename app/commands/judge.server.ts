import { waitingComments } from "#app/petitions/comment-queries.server.ts";
import {
  countCaughtPending,
  heldSignatures,
  invalidateSignature,
  type JudgeOutcome,
  restoreSignature,
} from "#app/petitions/invalidate-signature.server.ts";
import { approveComment, rejectComment } from "#app/petitions/moderate-comments.server.ts";
import { DONE, FAILED, type Print } from "./print.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const verdicts = {
  approve: { said: "The comment is shown once its signature counts.", pass: approveComment },
  reject: { said: "The comment is not shown.", pass: rejectComment },
  invalidate: {
    said: "The signature counts no more.",
    pass: (id: string) => invalidateSignature(id, "staff"),
  },
  restore: {
    said: "The signature counts, or waits for its signer to confirm it.",
    pass: (id: string) => restoreSignature(id, { now: new Date() }),
  },
} satisfies Record<string, { said: string; pass: (id: string) => Promise<JudgeOutcome> }>;

export type Verdict = keyof typeof verdicts;

/** Passes one verdict on one signature or its comment. Returns the exit code. */
export async function judge(verdict: Verdict, id: string, print: Print): Promise<number> {
  const { said, pass } = verdicts[verdict];
  const { outcome } = UUID.test(id) ? await pass(id) : { outcome: "not-found" as const };
  if (outcome === "not-found") {
    print(`There is no such signature: ${id}`);
    return FAILED;
  }
  print(outcome === "changed" ? said : "Nothing to change.");
  return DONE;
}

/** Prints the comments that wait for a moderator, oldest first. */
export async function listComments(limit: number, print: Print): Promise<number> {
  const waiting = await waitingComments({ limit });
  for (const { signatureId, slug, givenName, text, signedAt } of waiting) {
    print(`${signatureId}  ${signedAt.toISOString()}  ${slug}  ${givenName}: ${JSON.stringify(text)}`);
  }
  print(`${waiting.length} waiting.`);
  return DONE;
}

/** Prints the signatures that were held for review, oldest first, each with why; and how many more may come. */
export async function listHeld(limit: number, print: Print): Promise<number> {
  const held = await heldSignatures(limit);
  for (const { id, slug, signedAt, reasons } of held) {
    print(`${id}  ${signedAt.toISOString()}  ${slug}  ${reasons.join(", ")}`);
  }
  print(`${held.length} held.`);
  const pending = await countCaughtPending();
  if (pending > 0) print(`${pending} pending: caught as well, and held once confirmed.`);
  return DONE;
}
