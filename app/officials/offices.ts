import { congressDivision, legislatureDivision, stateDivision } from "#app/geography/division.ts";
import type { Language } from "#app/i18n/language.ts";
import { houseName } from "./houses.ts";
import type { OfficeFacts } from "./official-facts.ts";
import { stateNames } from "./state-names.ts";

/** What stands between a place's own name and its state's. */
const ofState = (state: string, en: string, es: string) => ({
  en: `${en}, ${stateNames(state).en}`,
  es: `${es}, ${stateNames(state).es}`,
});

/** The office of a state's two senators. Spanish names the office and not its holder, who may be a man or a woman. */
export function senateOffice(state: string): OfficeFacts {
  return {
    divisionId: stateDivision(state),
    key: "us_senator",
    seat: "",
    level: "federal",
    chamber: "upper",
    seats: 2,
    titles: ofState(state, "US Senator", "Senado de los Estados Unidos"),
  };
}

/** The office of a congressional district; `district` in any spelling. Territories and the District send delegates. */
export function houseOffice(state: string, district: string | number): OfficeFacts {
  const divisionId = congressDivision(state, district);
  const number = divisionId.split(":").at(-1)!;
  const atLarge = number === "at-large";
  const [en, es] =
    state === "PR"
      ? ["Resident Commissioner", "Comisaría residente"]
      : isDelegate(state)
        ? ["Delegate to the US House", "Delegación en la Cámara de Representantes"]
        : [
            `US Representative, ${atLarge ? "at large" : `district ${number}`}`,
            `Cámara de Representantes, ${atLarge ? "distrito único" : `distrito ${number}`}`,
          ];
  return {
    divisionId,
    key: "us_representative",
    seat: "",
    level: "federal",
    chamber: "lower",
    seats: 1,
    titles: ofState(state, en, es),
  };
}

const isDelegate = (state: string) => ["AS", "DC", "GU", "MP", "VI"].includes(state);

/** The governor of a state; of the District of Columbia its mayor, who is what a governor is elsewhere. */
export function governorOffice(state: string): OfficeFacts {
  const isMayor = state === "DC";
  const { en, es } = stateNames(state);
  return {
    divisionId: stateDivision(state),
    key: isMayor ? "mayor" : "governor",
    seat: "",
    level: "state",
    chamber: null,
    seats: 1,
    titles: isMayor
      ? { en: "Mayor of the District of Columbia", es: "Alcaldía del Distrito de Columbia" }
      : { en: `Governor of ${en}`, es: `Gubernatura de ${es}` },
  };
}

export type House = "upper" | "lower" | "legislature";

/** Where each district elects two. */
const TWO = { upper: ["WV"], lower: ["AZ", "ND", "NJ", "SD", "WA"] };

/** Where districts elect as many as live there: from one to ten. */
const COUNTED = { upper: ["VT"], lower: ["MD", "NH", "VT"] };

/** Districts of the Dakotas that are parted into two, each of which elects one. */
const PARTED = /^\d+[A-Z]$/i;

/** How many a district elects. `counted`: those who sit for it and the seats that are vacant. */
function seatsOf(state: string, house: "upper" | "lower", district: string, counted: number): number {
  if (state === "DC" && /^at.large$/i.test(district)) return 4;
  if (TWO[house].includes(state) && !PARTED.test(district)) return 2;
  return COUNTED[house].includes(state) ? counted : 1;
}

/**
 * The office of a district of a state's legislature, by the district's name as sources write it. Nebraska has one
 * house, whose members are senators; the District has a council of wards, of members at large and a chairman. Idaho
 * writes the two seats of a district as "10A" and "10B". `counted`: those who sit for the district and its vacant
 * seats, where no rule tells how many it elects.
 */
export function legislatureOffice(state: string, house: House, district: string, counted = 1): OfficeFacts {
  const upper = house !== "lower";
  const idaho = state === "ID" && !upper ? /^(\d+)([AB])$/i.exec(district) : null;
  const name = idaho?.[1] ?? district;
  const chairman = state === "DC" && /^chair/i.test(district);
  return {
    divisionId: legislatureDivision(state, upper ? "upper" : "lower", chairman ? "Chairman" : name),
    key:
      state === "DC"
        ? chairman
          ? "council_chair"
          : "council_member"
        : upper
          ? "state_senator"
          : "state_representative",
    seat: idaho?.[2]?.toUpperCase() ?? "",
    level: "state",
    chamber: upper ? "upper" : "lower",
    seats: seatsOf(state, upper ? "upper" : "lower", district, counted),
    titles: legislatureTitles(state, upper, name, idaho?.[2]),
  };
}

function legislatureTitles(
  state: string,
  upper: boolean,
  district: string,
  seat?: string,
): OfficeFacts["titles"] {
  if (state === "DC") return councilTitles(district);
  const called = (language: Language) =>
    // Members of Nebraska's one house are senators, and it is found by that name.
    upper ? houseName("US", "upper", language) : houseName(state, "lower", language);
  const house = { en: called("en"), es: called("es") };
  const { en, es } = stateNames(state);
  return {
    en: `${en} ${house.en}, district ${district}${seat ? `, seat ${seat}` : ""}`,
    es: `${house.es} de ${es}, distrito ${district}${seat ? `, escaño ${seat}` : ""}`,
  };
}

function councilTitles(district: string): OfficeFacts["titles"] {
  const of = { en: "Council of the District of Columbia", es: "Concejo del Distrito de Columbia" };
  const ward = /ward\s*(\d+)/i.exec(district)?.[1];
  if (ward) return { en: `${of.en}, Ward ${ward}`, es: `${of.es}, distrito ${ward}` };
  return /^chair/i.test(district)
    ? { en: `Chair, ${of.en}`, es: `Presidencia, ${of.es}` }
    : { en: `${of.en}, at large`, es: `${of.es}, sin distrito` };
}

/** A city's mayor, or that of a county that is governed as a city. `place`: its name without its state. */
export function mayorOffice(divisionId: string, place: string, state: string): OfficeFacts {
  const { en, es } = stateNames(state);
  return {
    divisionId,
    key: "mayor",
    seat: "",
    level: "local",
    chamber: null,
    seats: 1,
    titles: { en: `Mayor of ${place}, ${en}`, es: `Alcaldía de ${place}, ${es}` },
  };
}
