import type { OfficeFacts } from "./official-facts.ts";
import { stateNames } from "./state-names.ts";

type Words = { en: string; es: string };

/** Local offices that are known by name, with what they are called in Spanish: the office, not who holds it. */
const KNOWN: Record<string, Words & { also: string[] }> = {
  sheriff: { en: "Sheriff", es: "Oficina del sheriff", also: [] },
  county_board: {
    en: "County Supervisor",
    es: "Junta del condado",
    also: ["supervisor", "county supervisor"],
  },
  county_commissioner: { en: "County Commissioner", es: "Comisión del condado", also: ["commissioner"] },
  district_attorney: { en: "District Attorney", es: "Fiscalía de distrito", also: ["da"] },
  county_executive: { en: "County Executive", es: "Ejecutivo del condado", also: [] },
  mayor: { en: "Mayor", es: "Alcaldía", also: [] },
  city_council: {
    en: "City Council Member",
    es: "Concejo municipal",
    also: ["city council", "council member", "councilmember", "city councilmember"],
  },
  school_board: { en: "School Board Member", es: "Junta escolar", also: ["school board"] },
  city_attorney: { en: "City Attorney", es: "Fiscalía municipal", also: [] },
  police_chief: { en: "Chief of Police", es: "Jefatura de policía", also: ["police chief"] },
};

/** What these offices are called, for choosing one. */
export const localOfficeNames = (language: "en" | "es"): string[] =>
  Object.values(KNOWN).map((words) => words[language]);

const plain = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[_\s]+/g, " ")
    .trim();

/** An office by its name in a list, such as "Sheriff"; any other has the name that the list gives it. */
export function localOffice({
  office,
  spanish,
}: {
  office: string;
  spanish: string | null;
}): Words & { key: string } {
  const name = plain(office);
  const found = Object.entries(KNOWN).find(
    ([key, { en, es, also }]) => [key, en, es].some((known) => plain(known) === name) || also.includes(name),
  );
  if (found) return { key: found[0], en: found[1].en, es: spanish ?? found[1].es };
  return { key: name.replace(/[^\p{L}\p{N}]+/gu, "_"), en: office, es: spanish ?? office };
}

/** The facts of a local office. `area`: what its county or place is called; `district`: which part of it elects it. */
export function localOfficeFacts(
  words: Words & { key: string },
  where: {
    divisionId: string;
    area: string;
    district: string | null;
    state: string;
    seat: string;
    seats: number;
  },
): OfficeFacts {
  const { en, es } = stateNames(where.state);
  const [part, parte] = where.district
    ? [`, district ${where.district}`, `, distrito ${where.district}`]
    : ["", ""];
  return {
    divisionId: where.divisionId,
    key: words.key,
    seat: where.seat,
    level: "local",
    chamber: null,
    seats: where.seats,
    titles: {
      en: `${words.en}, ${where.area}${part}, ${en}`,
      es: `${words.es}, ${where.area}${parte}, ${es}`,
    },
  };
}
