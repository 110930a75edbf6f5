/** What is in a letter before a salutation and a signature are put to it. */
export type LetterText = {
  subject: string;
  /** The writer's own words first, then the paragraphs that were offered, as they left them. */
  body: string;
};

export type LetterErrorCode = "required" | "long" | "invalid";

export type LetterErrors = Partial<Record<"subject" | "own_words" | "body", LetterErrorCode[]>>;

export const SUBJECT_LENGTH = 200;
export const BODY_LENGTH = 10_000;

type Reading = { ok: true; text: LetterText } | { ok: false; errors: LetterErrors };

/**
 * Reads a letter off a posted form: `subject` is the line that was chosen, `subject_own` wins over it when it is filled
 * in; `own_words` go before `body`. A plain client needs `subject` and `body` alone.
 */
export function readLetterText(form: URLSearchParams): Reading {
  const subject = oneLine(form.get("subject_own") ?? "") || oneLine(form.get("subject") ?? "");
  const own = paragraphs(form.get("own_words") ?? "");
  const offered = paragraphs(form.get("body") ?? "");
  const body = [own, offered].filter(Boolean).join("\n\n");
  const errors: LetterErrors = {};
  if (subject === "") errors.subject = ["required"];
  else if (subject.length > SUBJECT_LENGTH) errors.subject = ["long"];
  if (body === "") errors.own_words = ["required"];
  else if (body.length > BODY_LENGTH) errors[own.length > offered.length ? "own_words" : "body"] = ["long"];
  for (const [field, text] of Object.entries({ subject, own_words: own, body: offered }))
    if (unprintable.test(text)) errors[field as keyof LetterErrors] = ["invalid"];
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, text: { subject, body } };
}

/** Characters that no mail and no page can show: control characters besides the line break, and halves of pairs. */
const unprintable = /[\p{Cs}]|[^\P{Cc}\n]/u;

const oneLine = (text: string) => text.replace(/\s+/gu, " ").trim();

/** Lines without spaces at their ends, and never more than one of them empty. */
function paragraphs(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/\t/g, " ")
    .replace(/[^\S\n]+$/gmu, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** Fields of a letter as they were typed, for a form that comes back. */
export const letterFields = ["subject", "subject_own", "own_words", "body"] as const;

export type TypedLetter = Partial<Record<(typeof letterFields)[number], string>>;

/** What was typed of a letter; a field that was not posted is left out. */
export function typedLetter(form: URLSearchParams): TypedLetter {
  return Object.fromEntries(
    letterFields.flatMap((name) => {
      const value = form.get(name);
      return value === null ? [] : [[name, value.slice(0, BODY_LENGTH + 1_000)]];
    }),
  );
}
