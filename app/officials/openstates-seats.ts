import { findState } from "#app/geography/states.ts";
import { type House, legislatureOffice } from "./offices.ts";
import { type OfficeFacts, officeId } from "./official-facts.ts";
import { textOf } from "./read-contacts.ts";

/** A seat of a state's legislature that nobody holds. */
export type Vacancy = { state: string; house: House; district: string };

/** The vacancies that settings.yml lists. Congress, which stands there too, has a source of its own. */
export function readVacancies(document: unknown): Vacancy[] {
  const states = Object.entries((document ?? {}) as Record<string, { vacancies?: unknown }>);
  return states.flatMap(([code, settings]) => {
    const state = code.toUpperCase();
    if (!findState(state) || !Array.isArray(settings?.vacancies)) return [];
    return (settings.vacancies as Record<string, unknown>[]).flatMap(({ chamber, district }) => {
      const name = textOf(district);
      const known = chamber === "upper" || chamber === "lower" || chamber === "legislature";
      return name && known ? [{ state, house: chamber, district: name }] : [];
    });
  });
}

/**
 * How many seats the offices of legislatures have where no rule says it: those who hold one, and those that are vacant.
 * `held`: one office for each person who holds it now.
 */
export function countSeats(held: readonly OfficeFacts[], vacancies: readonly Vacancy[]): Map<string, number> {
  const seats = new Map<string, number>();
  const vacant = vacancies.map(({ state, house, district }) => legislatureOffice(state, house, district));
  for (const office of [...held, ...vacant])
    seats.set(officeId(office), (seats.get(officeId(office)) ?? 0) + 1);
  return seats;
}
