import { expect, test } from "vitest";
import { liveView } from "./live-view.ts";

const now = new Date("2013-01-15T12:00:00Z");
const signers = [
  { key: "a", name: "Rosa M.", place: "Fresno, CA", at: "2013-01-15T11:56:00Z" },
  { key: "b", name: null, place: null, at: "2013-01-15T11:00:00Z" },
];

test("lines count down from the latest, and whoever chose not to be shown has no name", () => {
  const view = liveView({ signatures: 24_318, goal: 30_000, fixedGoal: null }, signers, {
    language: "en",
    now,
  });
  expect(view.words).toMatchObject({
    count: "24,318",
    line: "have signed. The next goal is 30,000.",
    percent: "81% of the goal",
    next: "24,319",
  });
  expect(view.lines.map(({ number, name, place, ago }) => [number, name, place, ago])).toEqual([
    ["24,318", "Rosa M.", "Fresno, CA", "4 minutes ago"],
    ["24,317", "A supporter", null, "1 hour ago"],
  ]);
});

test("in Spanish, with the organizer's own goal and one signature", () => {
  const view = liveView({ signatures: 1, goal: 500, fixedGoal: 500 }, signers, { language: "es", now });
  expect(view.words.line).toBe("firma. La meta es 500.");
  expect(view.lines).toHaveLength(1);
});
