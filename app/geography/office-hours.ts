import { wallClock } from "#app/i18n/zoned-time.ts";

/**
 * The clock that most people of a state go by, which is the one of its capital: state offices keep its hours. A state
 * that lies in two zones has one row. Source: the IANA time zone database.
 */
const rows: [zone: string, states: string][] = [
  ["America/New_York", "CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV"],
  ["America/Chicago", "AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI"],
  ["America/Denver", "CO ID MT NM UT WY"],
  ["America/Phoenix", "AZ"],
  ["America/Los_Angeles", "CA NV OR WA"],
  ["America/Anchorage", "AK"],
  ["Pacific/Honolulu", "HI"],
  ["America/Puerto_Rico", "PR VI"],
  ["Pacific/Guam", "GU MP"],
  ["Pacific/Pago_Pago", "AS"],
];

/** The states of each clock, by their postal codes. */
export const statesByZone: ReadonlyMap<string, readonly string[]> = new Map(
  rows.map(([zone, codes]) => [zone, codes.split(" ")]),
);

const zones = new Map(rows.flatMap(([zone, codes]) => codes.split(" ").map((code) => [code, zone])));

/** Where Congress and the federal government sit. */
export const capitalZone = "America/New_York";

/** The time zone of a state, the District or a territory by its postal code ("CA"); the capital's for any other. */
export function zoneOfState(code: string | null): string {
  return zones.get(code ?? "") ?? capitalZone;
}

const SUNDAY = 0;
const SATURDAY = 6;
const OPENS = 9;
const CLOSES = 17;

/** Whether offices of a zone are open: weekdays from 9 to 17 by its own clock. Public holidays are not known here. */
export function isOfficeHour(now: Date, zone: string): boolean {
  const clock = new Date(wallClock(now.getTime(), zone));
  const day = clock.getUTCDay();
  const hour = clock.getUTCHours();
  return day !== SUNDAY && day !== SATURDAY && hour >= OPENS && hour < CLOSES;
}
