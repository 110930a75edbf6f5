import { expect, test } from "vitest";
import { Circuit } from "./circuit.ts";

const limits = { atOnce: 2, waiting: 1, failures: 2, restMs: 1_000 };
const never = new AbortController().signal;

/** Work that ends when it is told to. */
function work() {
  let end = (_: string) => {};
  let fail = (_: Error) => {};
  const done = new Promise<string>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  return { run: () => done, end: (text: string) => end(text), fail: () => fail(new Error("away")) };
}

test("a few pieces run, a few wait for their turn, the rest are refused at once", async () => {
  const circuit = new Circuit(limits);
  const [first, second, third] = [work(), work(), work()];
  const running = [first, second, third].map(({ run }) => circuit.run(run, never));
  await expect(circuit.run(work().run, never)).rejects.toMatchObject({ why: "busy" });
  first.end("one");
  third.end("three");
  second.end("two");
  expect(await Promise.all(running)).toEqual(["one", "two", "three"]);
});

test("whoever waits too long leaves", async () => {
  const circuit = new Circuit(limits);
  const slow = [work(), work()];
  const running = slow.map(({ run }) => circuit.run(run, never));
  const leaving = new AbortController();
  const waiting = circuit.run(work().run, leaving.signal);
  leaving.abort(new Error("three seconds are over"));
  await expect(waiting).rejects.toThrow("three seconds are over");
  for (const { end } of slow) end("done");
  await Promise.all(running);
});

test("after failures in a row nothing is begun for a while, then one tries", async () => {
  let now = 0;
  const circuit = new Circuit(limits, () => now);
  const [bad, worse, waits] = [work(), work(), work()];
  const running = [bad, worse, waits].map(({ run }) => circuit.run(run, never).catch((error) => error));
  bad.fail();
  // What waited begins in the place of what failed.
  await new Promise(setImmediate);
  worse.fail();
  expect((await running[1]).message).toBe("away");
  await expect(circuit.run(work().run, never)).rejects.toMatchObject({ why: "resting" });

  now = 1_001;
  const trial = work();
  const trying = circuit.run(trial.run, never);
  await expect(circuit.run(work().run, never)).rejects.toMatchObject({ why: "resting" });
  trial.end("works again");
  expect(await trying).toBe("works again");
  const good = work();
  good.end("as before");
  expect(await circuit.run(good.run, never)).toBe("as before");
  waits.end("late");
  expect(await running[2]).toBe("late");
});
