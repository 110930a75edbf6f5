import { log } from "#app/platform/log.server.ts";
import { microBatch } from "./micro-batch.ts";
import type { NewSignature } from "./new-signature.ts";
import { type Written, writeSignatures } from "./sign-batch.server.ts";

export type SignOutcome =
  | { outcome: "signed"; signatureId: string; shareCode: string }
  /** The same person had signed before; id and code are those of the first signature. */
  | { outcome: "already-signed"; signatureId: string; shareCode: string }
  | { outcome: "closed" }
  /** More arrives than can be written; try again in a few seconds. */
  | { outcome: "overloaded" };

type Result = Written | { kind: "failed"; error: unknown };

/** One row of a batch that failed, by itself. */
async function writeOne(row: NewSignature): Promise<Result> {
  try {
    const [written] = await writeSignatures([row]);
    return written!;
  } catch (error) {
    return { kind: "failed", error };
  }
}

/** Whether the data is to blame: PostgreSQL's classes 22 (data) and 23 (constraint). */
function isRowProblem(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return typeof code === "string" && /^2[23]/.test(code);
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Writes a batch. When the data is to blame, its rows are written one at a time, so that a bad one harms
 * nobody. When the connection was lost or a deadlock broken, the whole batch is tried once more: whether it
 * had been committed does not matter, since every row carries its own id.
 */
async function writeBatch(rows: NewSignature[]): Promise<Result[]> {
  try {
    return await writeSignatures(rows);
  } catch (error) {
    if (!isRowProblem(error)) {
      log.warn({ err: error, rows: rows.length }, "signing failed, trying once more");
      await pause(250);
      return writeSignatures(rows);
    }
    log.warn({ err: { code: (error as { code: string }).code }, rows: rows.length }, "signing row by row");
    const results: Result[] = [];
    for (const row of rows) results.push(await writeOne(row));
    return results;
  }
}

const batches = microBatch<NewSignature, Result>({
  write: writeBatch,
  keyOf: (row) => `${row.petitionId} ${row.emailCanonical}`,
  repeat: (result) => (result.kind === "signed" ? { ...result, kind: "again" } : result),
  window: 2,
  most: 200,
  running: 3,
  beside: 20,
  waiting: 5_000,
});

/**
 * Adds one signature to an open petition, with the person, the ledger's line, the consents, the count and
 * what is to follow, all in one commit that it shares with whoever signs in the same two milliseconds.
 *
 * Errors: outcomes cover all that a visitor can cause; only a database failure throws, and then nothing
 * was kept or the same call may be repeated. Source: the unique index on (supporter, petition) settles
 * races: insert first, ask afterwards.
 */
export async function signPetition(signature: NewSignature): Promise<SignOutcome> {
  const result = await batches.add(signature);
  if (!result) return { outcome: "overloaded" };
  if (result.kind === "failed") throw result.error;
  if (result.kind === "closed") return { outcome: "closed" };
  const { kind, signatureId, shareCode } = result;
  return { outcome: kind === "signed" ? "signed" : "already-signed", signatureId, shareCode };
}

/** Writes what is still waiting, and resolves when it is committed. For a process that stops. */
export function drainSignatures(): Promise<void> {
  return batches.drain();
}
