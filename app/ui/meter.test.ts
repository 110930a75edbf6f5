import { expect, test } from "vitest";
import { meterPercent } from "./meter.tsx";

test("the bar shows the part of the goal that is reached", () => {
  expect(meterPercent(24_318, 30_000)).toBe(81.1);
});

test("a started meter shows a sliver, an unreached one is never full", () => {
  expect(meterPercent(1, 100_000)).toBe(1);
  expect(meterPercent(29_999, 30_000)).toBe(99);
});

test("reached and overshot goals fill the bar, nothing and nonsense leave it empty", () => {
  expect(meterPercent(30_000, 30_000)).toBe(100);
  expect(meterPercent(30_001, 30_000)).toBe(100);
  expect(meterPercent(0, 30_000)).toBe(0);
  expect(meterPercent(5, 0)).toBe(0);
  expect(meterPercent(Number.NaN, 100)).toBe(0);
});
