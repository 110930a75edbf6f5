import { expect, test } from "vitest";
import { type MicroBatchOptions, microBatch } from "./micro-batch.ts";

function start(change: Partial<MicroBatchOptions<string, string>> = {}) {
  const batches: string[][] = [];
  const batch = microBatch<string, string>({
    write: async (rows) => {
      batches.push(rows);
      await new Promise((resolve) => setTimeout(resolve, 5));
      return rows.map((row) => row.toUpperCase());
    },
    keyOf: (row) => row,
    repeat: (result) => `${result} again`,
    window: 2,
    most: 10,
    running: 2,
    beside: 1,
    waiting: 100,
    ...change,
  });
  return { ...batch, batches };
}

const letters = (count: number) => Array.from({ length: count }, (_, index) => `row${index}`);

test("what arrives together is written together, and each gets its own answer", async () => {
  const { add, batches } = start();
  expect(await Promise.all(letters(5).map(add))).toEqual(letters(5).map((row) => row.toUpperCase()));
  expect(batches).toHaveLength(1);
});

test("a batch has a largest size, and so many are written at a time", async () => {
  let now = 0;
  let most = 0;
  const { add } = start({
    write: async (rows) => {
      most = Math.max(most, ++now);
      expect(rows.length).toBeLessThanOrEqual(10);
      await new Promise((resolve) => setTimeout(resolve, 2));
      now -= 1;
      return rows;
    },
  });
  expect(await Promise.all(letters(95).map(add))).toEqual(letters(95));
  expect(most).toBe(2);
});

test("what comes while a batch is being written waits for it and goes together", async () => {
  const { add, batches } = start({ beside: 10_000, window: 0 });
  const first = add("first");
  await expect.poll(() => batches.length).toBe(1);
  const others = ["a", "b", "c"].map(add);
  await first;
  expect(await Promise.all(others)).toEqual(["A", "B", "C"]);
  expect(batches).toEqual([["first"], ["a", "b", "c"]]);
});

test("a batch that is held up is not waited for", async () => {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const { add } = start({
    write: async (rows) => {
      if (rows.includes("held")) await held;
      return rows.map((row) => row.toUpperCase());
    },
  });
  const first = add("held");
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(await add("other")).toBe("OTHER");
  letGo();
  expect(await first).toBe("HELD");
});

test("the same thing twice in a batch is written once", async () => {
  const { add, batches } = start();
  expect(await Promise.all(["a", "b", "a", "a"].map(add))).toEqual(["A", "B", "A again", "A again"]);
  expect(batches).toEqual([["a", "b"]]);
});

test("too much is turned away, and taken again once there is room", async () => {
  const { add } = start({ waiting: 5, running: 1 });
  const answers = letters(8).map(add);
  expect(answers.filter((answer) => answer === null)).toHaveLength(3);
  await Promise.all(answers);
  expect(await add("later")).toBe("LATER");
});

test("a failure reaches everybody of that batch and nobody else", async () => {
  let times = 0;
  const { add } = start({
    write: async (rows) => {
      if (times++ === 0) throw new Error("away");
      return rows;
    },
  });
  const first = await Promise.allSettled(["a", "b"].map(add));
  expect(first.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await add("c")).toBe("c");
});

test("draining resolves once everything is written, at once when there is nothing", async () => {
  const { add, drain, batches } = start({ window: 10_000 });
  await drain();
  const answers = Promise.all(letters(35).map(add));
  await drain();
  expect(batches.flat()).toHaveLength(35);
  await answers;
});
