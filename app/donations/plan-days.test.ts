import { expect, test } from "vitest";
import { chargesOver, pauseEnd } from "./plan-days.ts";

const charges = (next: string, anchor = next) => ({ next: new Date(next), anchor: new Date(anchor) });
const days = (dates: Date[]) => dates.map((at) => at.toISOString().slice(0, 10));

test.each([
  ["2027-01-03T22:10:00Z", 1, ["2027-01-03"], "2027-02-03"],
  ["2026-12-15T09:00:00Z", 2, ["2026-12-15", "2027-01-15"], "2027-02-15"],
  ["2027-01-31T09:00:00Z", 1, ["2027-01-31"], "2027-02-28"],
])(
  "a gift charged next on %s and paused for %i months leaves out %j and comes on %s",
  (next, months, skipped, then) => {
    const at = charges(next);
    const over = chargesOver(at, pauseEnd(months, at))!;
    expect(days(over.skipped)).toEqual(skipped);
    expect(days([over.next])).toEqual([then]);
  },
);

test("after a short month charges are on the day that months are counted from", () => {
  const at = charges("2027-02-28T09:00:00Z", "2027-01-31T09:00:00Z");
  expect(days(chargesOver(at, pauseEnd(1, at))!.skipped)).toEqual(["2027-02-28"]);
  expect(days([chargesOver(at, pauseEnd(1, at))!.next])).toEqual(["2027-03-31"]);
});

test("a pause of many years, made elsewhere, is not told charge by charge", () => {
  expect(chargesOver(charges("2027-01-03T22:10:00Z"), new Date("2040-01-01"))).toBeNull();
});
