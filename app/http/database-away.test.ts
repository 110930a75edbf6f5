import { expect, test } from "vitest";
import { isDatabaseAway } from "./database-away.ts";

test("a database that cannot be reached is told from a bug", () => {
  const coded = (code: string) => Object.assign(new Error("x"), { code });
  expect(isDatabaseAway(coded("ECONNREFUSED"))).toBe(true);
  expect(isDatabaseAway(coded("57P03"))).toBe(true);
  expect(isDatabaseAway(new Error("Database error. Message: `the database system is starting up`"))).toBe(
    true,
  );
  expect(isDatabaseAway(new Error("outer", { cause: coded("P1001") }))).toBe(true);
  expect(isDatabaseAway(new AggregateError([coded("ECONNREFUSED")]))).toBe(true);
  expect(isDatabaseAway(new Error("Connection terminated unexpectedly"))).toBe(true);
  expect(isDatabaseAway(coded("23505"))).toBe(false);
  expect(isDatabaseAway(new TypeError("undefined is not a function"))).toBe(false);
  expect(isDatabaseAway("ECONNREFUSED")).toBe(false);
});
