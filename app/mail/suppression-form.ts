import { z } from "zod";
import { deliverableEmail } from "./canonical-email.ts";

const MOST_REASON = 300;

// The messages are codes: the page has the words.
const reason = z.string({ error: "required" }).trim().min(1, "required").max(MOST_REASON, "too-long");

const address = z
  .string({ error: "required" })
  .trim()
  .min(1, "required")
  .refine((typed) => deliverableEmail(typed) !== null, "email");

/** One address that is never mailed any more, and why. */
export const SuppressForm = z.object({ email: address, reason });

/** One that may be mailed again, and why. */
export const LiftForm = z.object({ id: z.uuid(), reason });

/** Most rows of a file. */
export const MOST_ROWS = 20_000;

export type SuppressionRow = { email: string; reason: string };

/** A row that was left out. Numbers are those that a spreadsheet shows. */
export type RefusedRow = { row: number; problem: "no-address" | "no-reason" | "reason-too-long" };

/**
 * Reads rows of a file: address, reason. A first row that is no address and calls its first column one ("email", "correo") is taken
 * for headings. Rows that cannot be used are told by number and left out.
 */
export function readSuppressionRows(rows: { number: number; cells: string[] }[]): {
  wanted: SuppressionRow[];
  refused: RefusedRow[];
} {
  const wanted: SuppressionRow[] = [];
  const refused: RefusedRow[] = [];
  for (const { number, cells } of rows) {
    const [email = "", why = ""] = cells.map((cell) => cell.trim().replace(/^'(?=[=+\-@])/, ""));
    if (number === 1 && /^(e-?mail|address|correo|direcci[oó]n)/i.test(email) && !email.includes("@"))
      continue;
    const problem = problemOf(email, why);
    if (problem) refused.push({ row: number, problem });
    else wanted.push({ email, reason: why });
  }
  return { wanted, refused };
}

function problemOf(email: string, why: string): RefusedRow["problem"] | null {
  if (deliverableEmail(email) === null) return "no-address";
  if (why === "") return "no-reason";
  return why.length > MOST_REASON ? "reason-too-long" : null;
}
