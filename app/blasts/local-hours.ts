import { statesByZone } from "#app/geography/office-hours.ts";
import { instantIn } from "#app/i18n/zoned-time.ts";

/** An hour on a clock ("2026-03-01T09:30"), and the zone of the house, for whom nobody knows where they live. */
export type LocalHour = { local: string; zone: string };

/** When an hour comes where people live: in the house's zone, and in each zone of the states. Null: no day and time. */
export function localHours({ local, zone }: LocalHour) {
  const house = instantIn(local, zone);
  if (!house) return null;
  const states = [...statesByZone].map(([each, codes]) => ({ codes, at: instantIn(local, each)! }));
  const all = [house, ...states.map(({ at }) => at)].map((at) => at.getTime());
  return { house, states, first: new Date(Math.min(...all)), last: new Date(Math.max(...all)) };
}

/**
 * SQL: when somebody's mail is due, given their `country` and `region`. Where the hour has passed already, at once.
 * `put` takes a value of the statement and gives its place.
 */
export function dueSql(hour: LocalHour, now: Date, put: (value: unknown) => string): string {
  const hours = localHours(hour);
  if (!hours) return `${put(now)}::timestamptz`;
  const cases = hours.states.map(
    ({ codes, at }) =>
      `WHEN country = 'US' AND region = ANY(${put([...codes])}::text[]) THEN ${put(at)}::timestamptz`,
  );
  return `greatest(CASE ${cases.join(" ")} ELSE ${put(hours.house)}::timestamptz END, ${put(now)}::timestamptz)`;
}
