import { useT } from "#app/i18n/use-translate.tsx";
import { useSettingsErrors } from "#app/organisation/ui/use-settings-errors.ts";
import { givingBounds } from "../giving-settings-form.ts";
import type { Currency } from "../money.ts";

/** The sentences for the errors of the settings of giving, by field: of a number each says which one, and its bounds. */
export function useGivingErrors(): (errors: Record<string, string> | undefined) => Record<string, string> {
  const t = useT("donations-panel");
  const usual = useSettingsErrors();
  const outside = (name: string): string => {
    const [kind, currency] = name.split("_") as [keyof typeof givingBounds, Currency | undefined];
    const field = t(`settings.${kind}`, { currency });
    return t(`settings.outside.${givingBounds[kind].whole ? "whole" : "number"}`, {
      ...{ field, ...givingBounds[kind] },
    });
  };
  return (errors = {}) => {
    const numbers = Object.keys(errors).filter((name) => errors[name] === "number");
    return { ...usual(errors), ...Object.fromEntries(numbers.map((name) => [name, outside(name)])) };
  };
}
