import { expect, test } from "vitest";
import { gather } from "./gather.ts";

test("what is asked for in one turn is answered by one call, in order", async () => {
  const calls: number[][] = [];
  const double = gather(async (numbers: number[]) => {
    calls.push(numbers);
    return numbers.map((number) => number * 2);
  });
  expect(await Promise.all([double(1), double(2), double(3)])).toEqual([2, 4, 6]);
  expect(await double(4)).toBe(8);
  expect(calls).toEqual([[1, 2, 3], [4]]);
});

test("one bad item harms nobody who asked with it", async () => {
  const check = gather(async (numbers: number[]) => {
    if (numbers.includes(2)) throw new Error("two");
    return numbers;
  });
  const settled = await Promise.allSettled([check(1), check(2), check(3)]);
  expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});
