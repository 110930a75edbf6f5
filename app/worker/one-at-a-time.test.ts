import { expect, test } from "vitest";
import { oneAtATime } from "./one-at-a-time.ts";

test("asking while it runs makes it run once more, never twice at once", async () => {
  let running = 0;
  let runs = 0;
  const release: (() => void)[] = [];
  const work = oneAtATime(async () => {
    running += 1;
    runs += 1;
    expect(running).toBe(1);
    await new Promise<void>((resolve) => release.push(resolve));
    running -= 1;
  });
  const first = work(undefined);
  await work(undefined);
  await work(undefined);
  release.shift()!();
  await expect.poll(() => release.length).toBe(1);
  release.shift()!();
  await first;
  expect(runs).toBe(2);
});

test("a failure is passed on and the next one runs", async () => {
  let fail = true;
  const work = oneAtATime(async () => {
    if (fail) throw new Error("away");
  });
  await expect(work(undefined)).rejects.toThrow("away");
  fail = false;
  await work(undefined);
});
