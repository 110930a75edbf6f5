import { expect, test } from "vitest";
import { isOfficeHour, zoneOfState } from "./office-hours.ts";
import { states } from "./states.ts";

test("offices are open on weekdays from nine to five by their own clock, summer and winter", () => {
  const sacramento = zoneOfState("CA");
  expect(isOfficeHour(new Date("2026-01-12T16:59:59Z"), sacramento)).toBe(false);
  expect(isOfficeHour(new Date("2026-01-12T17:00:00Z"), sacramento)).toBe(true);
  expect(isOfficeHour(new Date("2026-01-13T00:59:59Z"), sacramento)).toBe(true);
  expect(isOfficeHour(new Date("2026-01-13T01:00:00Z"), sacramento)).toBe(false);
  expect(isOfficeHour(new Date("2026-07-13T16:00:00Z"), sacramento)).toBe(true);
  expect(isOfficeHour(new Date("2026-07-13T16:00:00Z"), zoneOfState("AZ"))).toBe(true);
  expect(isOfficeHour(new Date("2026-07-13T15:30:00Z"), zoneOfState("AZ"))).toBe(false);
});

test("no office is open at the weekend, which ends later in the west", () => {
  // Noon on a Saturday and a Sunday in Sacramento.
  expect(isOfficeHour(new Date("2026-01-10T20:00:00Z"), zoneOfState("CA"))).toBe(false);
  expect(isOfficeHour(new Date("2026-01-11T20:00:00Z"), zoneOfState("CA"))).toBe(false);
  // Monday on Guam while it is still Sunday in Washington.
  expect(isOfficeHour(new Date("2026-01-12T00:00:00Z"), zoneOfState("GU"))).toBe(true);
  expect(isOfficeHour(new Date("2026-01-12T00:00:00Z"), zoneOfState(null))).toBe(false);
});

test("every state and territory has a zone of its own row", () => {
  const eastern = states.filter(({ code }) => zoneOfState(code) === "America/New_York");
  expect(eastern.map(({ code }) => code).join(" ")).toBe(
    "CT DE DC FL GA IN KY ME MD MA MI NH NJ NY NC OH PA RI SC VT VA WV",
  );
});
