import { deliverableEmail } from "#app/mail/canonical-email.ts";
import { DedicationKind } from "#app/platform/prisma/enums.ts";
import { hasLink } from "#app/supporters/has-link.ts";
import { oneLine } from "#app/supporters/one-line.ts";

export const dedicationKinds = Object.values(DedicationKind);

/** Longest message to whoever is told, in characters. */
export const LONGEST_MESSAGE = 500;

/** The fields of a dedication, in the order of the form. */
export const dedicationFields = [
  "dedication",
  "dedicated_to",
  "told_name",
  "told_email",
  "told_message",
] as const;

/** Codes that they are answered with: `errors.<code>` of the locale `donations`. */
export const dedicationErrorCodes = [
  "dedication.kind",
  "dedication.name",
  "dedication.long",
  "dedication.link",
  "told.email",
  "told.invalid",
  "told.long",
  "told.link",
] as const;

type Code = (typeof dedicationErrorCodes)[number];
type Errors = Record<string, string[]>;

/** In whose honor or memory a gift is given, and who is told of it; each null where it was not said. */
export type Dedication = {
  dedication: DedicationKind | null;
  dedicatedTo: string | null;
  toldName: string | null;
  toldEmail: string | null;
  toldMessage: string | null;
};

const nobody: Dedication = {
  ...{ dedication: null, dedicatedTo: null, toldName: null, toldEmail: null, toldMessage: null },
};

/**
 * Reads a dedication; a page without dedications reads none. What stands in a mail to a third person is refused with an
 * address in it, so that nobody sends theirs to strangers through us. Errors are put beside their fields.
 */
export function readDedication(
  { dedications }: { dedications: boolean },
  form: URLSearchParams,
  errors: Errors,
): Dedication {
  if (!dedications) return nobody;
  const wrong = (field: (typeof dedicationFields)[number], code: Code) => {
    errors[field] ??= [code];
  };
  const said = (field: (typeof dedicationFields)[number], longest: number, about: "dedication" | "told") => {
    const text = oneLine(form.get(field) ?? "");
    if ([...text].length > longest) wrong(field, `${about}.long`);
    else if (hasLink(text)) wrong(field, `${about}.link`);
    return text || null;
  };
  const dedication = dedicationKinds.find((kind) => kind === form.get("dedication")) ?? null;
  const dedicatedTo = said("dedicated_to", 100, "dedication");
  const toldName = said("told_name", 100, "told");
  const toldMessage = said("told_message", LONGEST_MESSAGE, "told");
  const typed = oneLine(form.get("told_email") ?? "");
  const toldEmail = typed ? deliverableEmail(typed) : null;
  if (typed && (!toldEmail || toldEmail.length > 254)) wrong("told_email", "told.invalid");
  if (!typed && (toldName || toldMessage)) wrong("told_email", "told.email");
  const isMeant = dedicatedTo !== null || toldName !== null || toldMessage !== null || typed !== "";
  if (isMeant && !dedication) wrong("dedication", "dedication.kind");
  if (dedication && !dedicatedTo) wrong("dedicated_to", "dedication.name");
  return { dedication, dedicatedTo, toldName, toldEmail, toldMessage };
}
