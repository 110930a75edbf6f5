import { expect, test } from "vitest";
import type { Stage } from "./bill-track.tsx";
import { daysBetween, inOrder, type Try } from "./two-tries.tsx";

const stage = (key: string, on?: string): Stage => ({ key, name: key, state: "done", stateText: "Done", on });
const first: Try = { key: "ab1081", name: "AB 1081", stages: [stage("vetoed", "2012-09-30")] };
const second: Try = {
  key: "ab4",
  name: "AB 4",
  stages: [stage("drafted"), stage("introduced", "2012-12-03")],
};

test("tries stand oldest first, whatever order they come in", () => {
  expect(inOrder([second, first]).map(({ key }) => key)).toEqual(["ab1081", "ab4"]);
});

test("a try without a date keeps its place", () => {
  const undated: Try = { key: "undated", name: "?", stages: [stage("x")] };
  expect(inOrder([first, undated]).map(({ key }) => key)).toEqual(["ab1081", "undated"]);
});

test("the veto of 30 September came back on 3 December, 64 days later", () => {
  expect(daysBetween("2012-09-30", "2012-12-03")).toBe(64);
  expect(daysBetween("2012-09-30T00:00:00.000Z", "2012-12-03T00:00:00.000Z")).toBe(64);
});

test("days are unknown where a date is missing or the dates are the wrong way round", () => {
  expect(daysBetween(null, "2012-12-03")).toBeNull();
  expect(daysBetween("2012-12-03", "2012-09-30")).toBeNull();
});
