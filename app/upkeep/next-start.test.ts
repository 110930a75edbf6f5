import { expect, test } from "vitest";
import { nextStart } from "./next-start.ts";

const after = new Date("2026-11-24T13:42:30Z");
const next = (pattern: string) => nextStart(pattern, after)?.toISOString() ?? null;

test("the next start of a pattern is the first minute that fits", () => {
  expect(next("* * * * *")).toBe("2026-11-24T13:43:00.000Z");
  expect(next("*/5 * * * *")).toBe("2026-11-24T13:45:00.000Z");
  expect(next("17 8 * * *")).toBe("2026-11-25T08:17:00.000Z");
  expect(next("0,50 13-14 * * *")).toBe("2026-11-24T13:50:00.000Z");
  expect(next("0 6 * * 1")).toBe("2026-11-30T06:00:00.000Z");
  expect(next("0 0 1 * *")).toBe("2026-12-01T00:00:00.000Z");
  expect(next("0 0 30 2 *")).toBeNull();
});
