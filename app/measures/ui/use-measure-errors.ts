import { useT } from "#app/i18n/use-translate.tsx";

/** Codes of a measure's forms as sentences; what has none is left as it is. */
export function useMeasureErrors(): (errors: Record<string, string> | undefined) => Record<string, string> {
  const t = useT("measures") as unknown as (key: string, options: { defaultValue: string }) => string;
  return (errors = {}) =>
    Object.fromEntries(
      Object.entries(errors).map(([name, code]) => [name, t(`errors.${code}`, { defaultValue: code })]),
    );
}
