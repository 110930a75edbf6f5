import type { TFunction } from "i18next";
import type { HealthFact } from "./health-facts.server.ts";

/** The sentence of a fact, for the panel and the command line alike. */
export function healthWords(t: TFunction<"settings">, { part, code, values }: HealthFact): string {
  const say = t as unknown as (key: string, values: Record<string, unknown>) => string;
  return say(`health.says.${part}.${code}`, values);
}
