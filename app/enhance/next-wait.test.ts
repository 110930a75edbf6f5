import { expect, test } from "vitest";
import { nextWait } from "./next-wait.ts";

const middle = () => 0.5;

test("looks every ten seconds at first, and rarer the longer a page stays open", () => {
  expect(nextWait({ failures: 0, openFor: 0, retryAfter: 0 }, middle)).toBe(10_000);
  expect(nextWait({ failures: 0, openFor: 600_000, retryAfter: 0 }, middle)).toBe(30_000);
  expect(nextWait({ failures: 0, openFor: 3_600_000, retryAfter: 0 }, middle)).toBe(120_000);
});

test("backs off while the server is away, up to five minutes, and obeys Retry-After", () => {
  expect(nextWait({ failures: 1, openFor: 0, retryAfter: 0 }, middle)).toBe(20_000);
  expect(nextWait({ failures: 9, openFor: 0, retryAfter: 0 }, middle)).toBe(300_000);
  expect(nextWait({ failures: 1, openFor: 0, retryAfter: 90 }, middle)).toBe(90_000);
});
