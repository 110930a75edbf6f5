import { commandLine } from "#app/audit/record-audit.server.ts";
import type { Verdict } from "#app/review/judge-batch.server.ts";
import { judgeSignatures } from "#app/review/judge-signatures.server.ts";

async function judge(id: string, verdict: Verdict, now: Date) {
  const { known, changed } = await judgeSignatures({ ids: [id], verdict }, { actor: commandLine, now });
  return { outcome: known === 0 ? "not-found" : changed > 0 ? "changed" : "unchanged" };
}

/** Somebody at the command line finds a signature invalid. */
export const invalidateSignature = (id: string, now = new Date()) => judge(id, "invalid", now);

/** Somebody at the command line lets a signature count. */
export const restoreSignature = (id: string, { now }: { now: Date }) => judge(id, "counts", now);
