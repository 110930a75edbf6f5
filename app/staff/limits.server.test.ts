import { expect, test } from "vitest";
import { countTry } from "./limits.server.ts";

test("a member has sixty pages read in an hour, and takes none from another", async () => {
  const [ana, ben] = [crypto.randomUUID(), crypto.randomUUID()];
  for (let page = 0; page < 60; page++) expect(await countTry("article.account", ana)).toBe(0);
  const seconds = await countTry("article.account", ana);
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(3_600);
  expect(await countTry("article.account", ben)).toBe(0);
});
