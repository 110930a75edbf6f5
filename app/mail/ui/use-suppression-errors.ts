import { useT } from "#app/i18n/use-translate.tsx";

/** The sentences for the errors of the forms about addresses that are never mailed, by field. */
export function useSuppressionErrors(): (
  errors: Record<string, string> | undefined,
) => Record<string, string> {
  const admin = useT("admin");
  const t = useT("settings");
  const words: Record<string, string> = {
    required: admin("errors.required"),
    "too-long": t("errors.too-long"),
    email: admin("errors.email"),
    "not-csv": t("suppressed.errors.not-csv"),
    "too-large": t("suppressed.errors.too-large"),
    "too-many-rows": t("suppressed.errors.too-many-rows"),
  };
  return (errors = {}) =>
    Object.fromEntries(
      Object.entries(errors).map(([field, code]) => [field, words[code] ?? admin("errors.unknown")]),
    );
}
