import { useT } from "#app/i18n/use-translate.tsx";
import { useEditorWords } from "#app/ui/admin/use-editor-words.ts";

/** The sentences for the errors of a form of the settings, by field. What is no code is a sentence already. */
export function useSettingsErrors(): (errors: Record<string, string> | undefined) => Record<string, string> {
  const admin = useT("admin");
  const t = useT("settings");
  const picture = useEditorWords();
  const words: Record<string, string> = {
    required: admin("errors.required"),
    "too-long": t("errors.too-long"),
    email: admin("errors.email"),
    unknown: admin("errors.unknown"),
    colour: t("errors.colour"),
    contrast: t("errors.contrast"),
    links: t("errors.links"),
    "time-zone": t("errors.time-zone"),
    "sender-name": t("errors.sender-name"),
    number: t("errors.number"),
    "past-day": t("errors.past-day"),
    "too-many": t("errors.too-many"),
  };
  return (errors = {}) =>
    Object.fromEntries(Object.entries(errors).map(([field, code]) => [field, words[code] ?? picture(code)]));
}
