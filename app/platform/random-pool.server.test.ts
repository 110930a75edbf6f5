import { expect, test } from "vitest";
import { randomFromPool } from "./random-pool.server.ts";

test("no bytes are given out twice, also when the pool is refilled or too small", () => {
  const given = Array.from({ length: 2_000 }, () => randomFromPool(16).toString("hex"));

  expect(new Set(given).size).toBe(2_000);
  expect(randomFromPool(20_000)).toHaveLength(20_000);
  expect(randomFromPool(16)).toHaveLength(16);
});
