import { formatInstant } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import type { Conditions } from "../conditions.ts";

const codes = ["bad-time", "not-after", "unknown", "too-long", "outside"] as const;

/** Words for reasons, conditions and errors; what has none is named as it is kept. */
export function useReviewWords(timeZone: string) {
  const t = useT("review");
  const loose = t as unknown as (key: string, options: { defaultValue: string }) => string;
  const language = useLanguage();
  const reason = (code: string) => loose(`reasons.${code}`, { defaultValue: code });
  const value = (key: keyof Conditions, text: string) => {
    if (key === "reason") return reason(text);
    return key === "from" || key === "until" ? formatInstant(text, timeZone, language) : text;
  };
  return {
    reason,
    /** One condition that stands: "Mail domain mail.example"; of a campaign or a petition with its name. */
    condition: (key: keyof Conditions, text: string) =>
      key === "standing" ? text : t(`chip.${key}`, { value: value(key, text) }),
    errors: (errors: Record<string, string> = {}): Record<string, string> =>
      Object.fromEntries(
        Object.entries(errors).map(([field, code]) => {
          const known = codes.find((each) => each === code);
          return [field, known ? t(`errors.${known}`) : code];
        }),
      ),
  };
}
