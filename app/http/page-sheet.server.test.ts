import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { testedThemes } from "#app/ui/theme.ts";
import { pageStyle } from "./page-sheet.server.ts";

test("a page's style is that of its inks, and its hash that of its text", () => {
  const { css, hash } = pageStyle(testedThemes.trust);

  expect(css).toContain("--key:#26235F");
  expect(css).not.toContain("</");
  expect(hash).toBe(`sha256-${createHash("sha256").update(css).digest("base64")}`);
  expect(pageStyle(testedThemes.delta).hash).not.toBe(hash);
});
