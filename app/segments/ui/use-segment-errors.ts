import { useT } from "#app/i18n/use-translate.tsx";

/** The sentences for the errors of this room's forms, by field. */
export function useSegmentErrors(): (errors: Record<string, string>) => Record<string, string> {
  const t = useT("segments");
  const words: Record<string, string> = {
    required: t("errors.required"),
    unknown: t("errors.unknown"),
    "too-long": t("errors.tooLong"),
    "too-many": t("errors.tooMany"),
    day: t("errors.day"),
    zip: t("errors.zip"),
    days: t("errors.days"),
    taken: t("errors.taken"),
    nameless: t("errors.nameless"),
    "not-found": t("errors.gone"),
    email: t("errors.email"),
    "same-address": t("errors.sameAddress"),
  };
  return (errors) =>
    Object.fromEntries(Object.entries(errors).map(([field, code]) => [field, words[code] ?? code]));
}
