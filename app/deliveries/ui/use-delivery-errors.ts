import { useT } from "#app/i18n/use-translate.tsx";
import { useEditorWords } from "#app/ui/admin/use-editor-words.ts";

const codes = [
  "required",
  "both",
  "too-long",
  "unknown",
  "bad-time",
  "future",
  "bad-day",
  "bad-count",
] as const;

/** The sentences for the errors of forms about deliveries, by field. What is no code is a sentence already. */
export function useDeliveryErrors(): (errors: Record<string, string> | undefined) => Record<string, string> {
  const t = useT("deliveries");
  const picture = useEditorWords();
  const words = (code: string) => {
    const known = codes.find((each) => each === code);
    return known ? t(`errors.${known}`) : picture(code);
  };
  return (errors = {}) =>
    Object.fromEntries(Object.entries(errors).map(([field, code]) => [field, words(code)]));
}
