import { expect, test } from "vitest";
import { judgeVersions, likelyShare, type TriedVersion } from "./versions.ts";

const tried = (letter: TriedVersion["letter"], sent: number, clicks: number): TriedVersion => ({
  ...{ letter, sent, clicks, actions: 0, gifts: 0 },
});

test.each([
  { a: [1_000, 50], b: [1_000, 80], verdict: { leader: "b", certain: true } },
  { a: [1_000, 50], b: [1_000, 65], verdict: { leader: "b", certain: false } },
  // Twice as good, and too small to tell.
  { a: [40, 2], b: [40, 4], verdict: { leader: "b", certain: false } },
  { a: [500, 30], b: [500, 30], verdict: { leader: "a", certain: false } },
  { a: [500, 0], b: [500, 0], verdict: { leader: null, certain: false } },
  { a: [0, 0], b: [500, 20], verdict: { leader: "b", certain: false } },
] as const)("of $a and $b it is $verdict", ({ a, b, verdict }) => {
  const versions = [tried("a", a[0], a[1]), tried("b", b[0], b[1])];
  expect(judgeVersions(versions, "clicks")).toEqual(verdict);
});

test("a lead that suffices over one other does not over three", () => {
  const [a, b] = [tried("a", 1_000, 50), tried("b", 1_000, 71)];
  expect(judgeVersions([a, b], "clicks")).toEqual({ leader: "b", certain: true });
  const more = [tried("c", 1_000, 50), tried("d", 1_000, 50)];
  expect(judgeVersions([a, b, ...more], "clicks")).toEqual({ leader: "b", certain: false });
});

test("pure chance is taken for a lead about once in twenty times", () => {
  // A random walk of its own: the same each time.
  let seed = 7;
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const clicks = () => Array.from({ length: 600 }, random).filter((one) => one < 0.1).length;
  let certain = 0;
  for (let round = 0; round < 1_000; round += 1)
    if (judgeVersions([tried("a", 600, clicks()), tried("b", 600, clicks())], "clicks").certain) certain += 1;
  expect(certain / 1_000).toBeLessThan(0.07);
  expect(certain).toBeGreaterThan(20);
});

// Figures of Wilson's interval from the literature: 81 of 263, 15 of 148, none of 20.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
] as const)("%d of %d lie between %d and %d", (people, of, from, to) => {
  const found = likelyShare(people, of);
  expect(found.from).toBeCloseTo(from, 3);
  expect(found.to).toBeCloseTo(to, 3);
});
