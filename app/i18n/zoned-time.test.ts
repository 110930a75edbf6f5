import { expect, test } from "vitest";
import { instantIn, localTimeIn, startOfDay } from "./zoned-time.ts";

const la = "America/Los_Angeles";

test.each([
  ["2026-01-15T09:30", la, "2026-01-15T17:30:00.000Z"],
  ["2026-07-15T09:30", la, "2026-07-15T16:30:00.000Z"],
  ["2026-07-15T09:30:00", "UTC", "2026-07-15T09:30:00.000Z"],
  // Clocks go forward over 2:30, back over 1:30.
  ["2026-03-08T02:30", la, "2026-03-08T10:30:00.000Z"],
  ["2026-11-01T01:30", la, "2026-11-01T08:30:00.000Z"],
])("%s in %s is %s", (local, zone, instant) => {
  expect(instantIn(local, zone)?.toISOString()).toBe(instant);
});

test("comes back as it was typed", () => {
  expect(localTimeIn(instantIn("2026-07-15T09:30", la)!.toISOString(), la)).toBe("2026-07-15T09:30");
});

test.each(["", "tomorrow", "2026-02-31T10:00", "2026-01-01T25:00", "2026-01-01"])(
  "%j is no moment",
  (text) => {
    expect(instantIn(text, la)).toBeNull();
  },
);

test("a day begins at its midnight, also after a change of clocks and where midnight is left out", () => {
  const begins = (day: string, plus: number, zone: string) => startOfDay(day, plus, zone)?.toISOString();
  expect(begins("2026-11-01", 0, "America/Los_Angeles")).toBe("2026-11-01T07:00:00.000Z");
  expect(begins("2026-11-01", 1, "America/Los_Angeles")).toBe("2026-11-02T08:00:00.000Z");
  // In Beirut clocks went from midnight to one o'clock.
  expect(begins("2024-03-31", 0, "Asia/Beirut")).toBe("2024-03-30T22:00:00.000Z");
  expect(begins("2026-02-30", 0, "UTC")).toBeUndefined();
  expect(begins("2026-13-01", 0, "UTC")).toBeUndefined();
});
