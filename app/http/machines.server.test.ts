import { expect, test } from "vitest";
import { pathOfSwitch } from "./machines.server.ts";

test.each([
  ["/petitions/one?s=x", "/petitions/one?s=x"],
  ["//evil.test", "/"],
  ["/\\evil.test", "/"],
  ["https://evil.test", "/"],
  ["/a\r\nSet-Cookie: x=y", "/"],
  [undefined, "/"],
])("the language switch leads from %s to %s", (to, path) => {
  expect(pathOfSwitch(to)).toBe(path);
});
