import { findState } from "#app/geography/states.ts";

/** Names of states that Spanish writes in its own way. */
const OWN: Record<string, string> = {
  AS: "Samoa Americana",
  DC: "Distrito de Columbia",
  HI: "Hawái",
  LA: "Luisiana",
  MI: "Míchigan",
  MO: "Misuri",
  MP: "Islas Marianas del Norte",
  MS: "Misisipi",
  NC: "Carolina del Norte",
  ND: "Dakota del Norte",
  NH: "Nuevo Hampshire",
  NJ: "Nueva Jersey",
  NM: "Nuevo México",
  NY: "Nueva York",
  OR: "Oregón",
  PA: "Pensilvania",
  SC: "Carolina del Sur",
  SD: "Dakota del Sur",
  VI: "Islas Vírgenes de los Estados Unidos",
  WV: "Virginia Occidental",
};

/** The names of a state by its code. Throws for a code that no state has. */
export function stateNames(code: string): { en: string; es: string } {
  const en = findState(code)?.name;
  if (!en) throw new RangeError(`no state has the code "${code}"`);
  return { en, es: OWN[code] ?? en };
}
