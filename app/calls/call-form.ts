import type { CallOutcome } from "#app/platform/prisma/enums.ts";

/** How a call can have gone, in the order in which the form asks. */
export const callOutcomes = [
  "talked",
  "voicemail",
  "busy",
  "no_answer",
  "wrong_number",
  "skipped",
] as const satisfies readonly CallOutcome[];

/** Codes of what is wrong with a form: `errors.<code>` of the locale `calls`. */
export const callErrorCodes = [
  "outcome.required",
  "notes.long",
  "notes.unreadable",
  "official.not-yours",
] as const;

type CallErrorCode = (typeof callErrorCodes)[number];

export type CallErrors = Partial<Record<"official" | "outcome" | "notes", CallErrorCode>>;

export type CallInput = {
  officialId: string;
  outcome: CallOutcome;
  notes: string | null;
  /** What tells one sending of the form from another; null: its client keeps no hidden fields. */
  attempt: string | null;
};

export type CallReading = { ok: true; input: CallInput } | { ok: false; errors: CallErrors };

const longestNotes = 2_000;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
// Line breaks and tabs belong to notes; other control characters come from no keyboard.
const unreadable = /[^\P{Cc}\n\t]/u;

/** Whether somebody tells how a call went, however little of it. */
export const tellsOfCall = (form: URLSearchParams): boolean => form.has("official") || form.has("outcome");

/** Reads what somebody says of a call: who was called, how it went, what was said. Fields of other forms are left alone. */
export function readCallForm(form: URLSearchParams): CallReading {
  const official = form.get("official")?.trim() ?? "";
  const outcome = callOutcomes.find((each) => each === form.get("outcome"));
  const notes = (form.get("notes") ?? "").replaceAll("\r\n", "\n").trim();
  const errors: CallErrors = {};
  if (!uuid.test(official)) errors.official = "official.not-yours";
  if (!outcome) errors.outcome = "outcome.required";
  if ([...notes].length > longestNotes) errors.notes = "notes.long";
  else if (unreadable.test(notes)) errors.notes = "notes.unreadable";
  if (!outcome || Object.keys(errors).length > 0) return { ok: false, errors };
  const attempt = form.get("attempt")?.trim() ?? "";
  return {
    ok: true,
    input: {
      officialId: official.toLowerCase(),
      outcome,
      notes: notes || null,
      attempt: uuid.test(attempt) ? attempt.toLowerCase() : null,
    },
  };
}

/** What was typed, for a form that comes back. */
export function typedCall(form: URLSearchParams): Record<string, string> {
  const names = ["official", "outcome", "notes", "attempt"];
  return Object.fromEntries(
    names.flatMap((name) => (form.get(name) ? [[name, form.get(name)!.slice(0, 5_000)]] : [])),
  );
}
