import { expect, test } from "vitest";
import { dotScreen, edgeAt } from "./dot-screen.ts";
import { california } from "./outlines.ts";

const losAngeles = { key: "06037", name: "Los Angeles", count: 900, lat: 34.2, lon: -118.26 };
const modoc = { key: "06049", name: "Modoc", count: 0, lat: 41.59, lon: -120.73 };

test("dots of a place that counts nothing are empty, all others have a size", () => {
  const { empty, levels } = dotScreen([losAngeles, modoc], california);
  expect(empty.length).toBeGreaterThan(20);
  expect(levels.at(-1)?.length).toBeGreaterThan(20);
  expect(empty.every(({ y }) => y < 250)).toBe(true);
});

test("without any count every dot is empty", () => {
  const { empty, levels } = dotScreen([{ ...losAngeles, count: 0 }, modoc], california);
  expect(empty.length).toBeGreaterThan(300);
  expect(levels.flat()).toEqual([]);
});

test("few on much ground make small dots, many on little ground large ones", () => {
  const few = { ...modoc, count: 10 };
  const { levels } = dotScreen([losAngeles, few], california);
  expect(levels[0]?.length).toBeGreaterThan(20);
  expect(levels.at(-1)?.length).toBeGreaterThan(20);
});

test("labels stand outside the outline, on either side", () => {
  const square = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 10, y: 10 },
    { x: 0, y: 10 },
  ];
  expect(edgeAt(5, square, "left")).toBe(0);
  expect(edgeAt(5, square, "right")).toBe(10);
  expect(edgeAt(50, square, "left")).toBeNull();
});
