import type { TFunction } from "i18next";
import type { SignErrorCode } from "../sign-form.ts";

type Words = TFunction<"petitions">;

/** The sentence beside a field, out of the first of its error codes. What is missing is named. */
export function errorSentence(
  t: Words,
  field: string,
  codes: readonly string[] | undefined,
): string | undefined {
  const [code] = codes ?? [];
  if (!code) return undefined;
  if (code === "required") {
    const named = t(`errors.missing.${field}` as "errors.missing.email", { defaultValue: "" });
    return named || t("errors.required");
  }
  return t(`errors.${code as Exclude<SignErrorCode, "required">}`);
}
