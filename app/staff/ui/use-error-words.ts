import { useT } from "#app/i18n/use-translate.tsx";
import { passwordLength } from "../password-rule.ts";

type Codes = Record<string, string> | undefined;

/** The sentences for the errors of a form, by field. What is no code is a sentence already. */
export function useErrorWords(): (errors: Codes) => Record<string, string> {
  const t = useT("admin");
  const own = useT("staff");
  const words: Record<string, string> = {
    required: t("errors.required"),
    "too-long": t("errors.too-long", { most: 100 }),
    email: t("errors.email"),
    unknown: t("errors.unknown"),
    short: own("problem.short", passwordLength),
    long: own("problem.long", passwordLength),
    guessable: own("problem.guessable"),
    "time-zone": own("account.timeZoneUnknown"),
    "wrong-password": own("account.wrong"),
    refused: own("entrance.signIn.refused"),
    "wrong-code": own("entrance.code.refused"),
    wrong: own("entrance.code.refused"),
    "bad-address": t("errors.email"),
    "known-already": own("list.known"),
    "not-yours": own("list.notYours"),
  };
  return (errors = {}) =>
    Object.fromEntries(Object.entries(errors).map(([field, code]) => [field, words[code] ?? code]));
}
