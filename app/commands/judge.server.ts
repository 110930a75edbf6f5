import { commandLine } from "#app/audit/record-audit.server.ts";
import { waitingComments } from "#app/petitions/comment-queries.server.ts";
import { approveComment, type JudgeOutcome, rejectComment } from "#app/petitions/moderate-comments.server.ts";
import { noConditions } from "#app/review/conditions.ts";
import type { Verdict as OnSignature } from "#app/review/judge-batch.server.ts";
import { judgeSignatures } from "#app/review/judge-signatures.server.ts";
import { countFitting, reviewPage } from "#app/review/review-page.server.ts";
import { DONE, FAILED, type Print } from "./print.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

async function judgeSignature(id: string, verdict: OnSignature): Promise<JudgeOutcome> {
  const deed = { actor: commandLine, now: new Date() };
  const { known, changed } = await judgeSignatures({ ids: [id], verdict }, deed);
  if (known === 0) return { outcome: "not-found" };
  return { outcome: changed > 0 ? "changed" : "unchanged" };
}

const verdicts = {
  approve: { said: "The comment is shown once its signature counts.", pass: approveComment },
  reject: { said: "The comment is not shown.", pass: rejectComment },
  invalidate: {
    said: "The signature counts no more.",
    pass: (id: string) => judgeSignature(id, "invalid"),
  },
  restore: {
    said: "The signature counts, or waits for its signer to confirm it.",
    pass: (id: string) => judgeSignature(id, "counts"),
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

const everything = { campaigns: null, personal: false };

/** Prints the signatures that were held for review, the likeliest first, each with why; and how many more may come. */
export async function listHeld(limit: number, print: Print): Promise<number> {
  const held = { ...noConditions, standing: "held" } as const;
  const { signatures } = await reviewPage(held, everything, { language: "en", limit });
  for (const { id, slug, signedAt, reasons, suspicion } of signatures) {
    print(`${id}  ${signedAt}  ${slug}  ${suspicion}  ${reasons.join(", ")}`);
  }
  print(`${signatures.length} held.`);
  const pending = await countFitting({ ...noConditions, standing: "caught" }, everything);
  if (pending.count > 0)
    print(
      `${pending.count}${pending.capped ? " or more" : ""} pending: caught as well, and held once confirmed.`,
    );
  return DONE;
}
