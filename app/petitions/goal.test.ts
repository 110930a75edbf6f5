import { expect, test } from "vitest";
import { goalFor } from "./goal.ts";

test.each([
  [0, 100],
  [37, 100],
  [94, 100],
  [100, 150],
  [980, 1_500],
  [1_000, 1_500],
  [17_000, 20_000],
  [24_318, 30_000],
  [99_999, 150_000],
  [980_000, 1_500_000],
  [1_200_000, 1_500_000],
])("%i signatures aim at %i", (count, goal) => {
  expect(goalFor(count)).toBe(goal);
});

test("a goal that the organizer fixed stands until it is reached, then steps up", () => {
  expect(goalFor(37, 500)).toBe(500);
  expect(goalFor(499, 500)).toBe(500);
  expect(goalFor(500, 500)).toBe(600);
  expect(goalFor(37, null)).toBe(100);
});

test("the goal is always ahead, round, and never comes down as people sign", () => {
  let before = 0;
  for (let count = 0; count < 3_000_000; count += 1 + Math.floor(count / 97)) {
    const goal = goalFor(count);
    expect(goal).toBeGreaterThan(count);
    expect(goal).toBeGreaterThanOrEqual(before);
    expect(String(goal)).toMatch(/^\d{1,2}0+$/);
    before = goal;
  }
});
