import { expect, test } from "vitest";
import { translator } from "#app/i18n/translate.ts";
import { panelNav } from "./panel-nav.ts";

test("each way of the panel has a key of its own after g", () => {
  const owner = { role: "owner", campaigns: null } as const;
  const items = panelNav(owner, translator("en", "admin")).flatMap(({ items }) => items);
  const letters = items.flatMap((item) => ("letter" in item && item.letter ? [item.letter] : []));
  expect(letters.length).toBeGreaterThan(5);
  expect(new Set(letters).size).toBe(letters.length);
});
