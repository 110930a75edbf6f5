import type { TFunction } from "i18next";
import type { LetterErrors } from "../letter-text.ts";

/** Sentences about what is wrong with a letter, by field, in the order of the fields. */
export function letterErrors(
  t: TFunction<"letters">,
  errors: LetterErrors,
): { field: string; text: string }[] {
  return (["subject", "own_words", "body"] as const).flatMap((field) => {
    const [code] = errors[field] ?? [];
    return code ? [{ field, text: t(`errors.${field}.${code}`) }] : [];
  });
}
