import { createHash } from "node:crypto";
import { DAY } from "./clock.ts";
import { Fault } from "./faults.ts";

type Answer = { status: number; body: object };
type Kept = { print: string; at: number; answer: Answer };

/** Answers by Idempotency-Key, for a day. Errors: 400 when a key comes back with another request. */
export function createIdempotency(now: () => number) {
  const kept = new Map<string, Kept>();
  return {
    find(key: string, request: string): Answer | null {
      const before = kept.get(key);
      if (!before || before.at + DAY <= now()) return null;
      if (before.print === printOf(request)) return before.answer;
      throw new Fault(400, {
        type: "idempotency_error",
        message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
      });
    },
    /** Whatever was begun is kept; what was refused before it began may be asked for again under its key. */
    keep(key: string, request: string, answer: Answer): void {
      if (answer.status < 300 || answer.status === 402)
        kept.set(key, { print: printOf(request), at: now(), answer });
    },
  };
}

const printOf = (request: string) => createHash("sha256").update(request).digest("hex");
