import { useT } from "./use-translate.tsx";

type Errors = Record<string, string>;

/** Codes of a form's errors as the sentences of its room, by field; what has none is left as it is. */
export function useErrorSentences(
  namespace:
    | "deposits"
    | "donations-panel"
    | "fields"
    | "fundraising"
    | "measures"
    | "officials"
    | "offline-gifts"
    | "outreach",
): (errors: Errors | undefined) => Errors {
  const t = useT(namespace) as unknown as (key: string, options: { defaultValue: string }) => string;
  return (errors = {}) =>
    Object.fromEntries(
      Object.entries(errors).map(([name, code]) => [name, t(`errors.${code}`, { defaultValue: code })]),
    );
}
