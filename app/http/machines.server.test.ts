import { expect, test } from "vitest";
import { pathOfSwitch } from "./machines.server.ts";

test.each([
  ["en", "/petitions/one?s=x", "/petitions/one?s=x"],
  ["es", "/petitions/one?s=x#form", "/es/petitions/one?s=x#form"],
  ["en", "/es/petitions/one", "/petitions/one"],
  ["es", "/", "/es"],
  ["en", "//evil.test", "/"],
  ["en", "/\\evil.test", "/"],
  ["en", "https://evil.test", "/"],
  ["en", "/a\r\nSet-Cookie: x=y", "/"],
  ["es", undefined, "/es"],
  // What is left when the language is taken off must be a path of this site too.
  ["en", "/es//evil.test", "/"],
  ["en", "/es/..//evil.test", "/"],
  ["en", "/.//evil.test", "/"],
  ["en", "/es/es//evil.test", "/es//evil.test"],
] as const)("the switch to %s leads from %s to %s", (language, to, path) => {
  expect(pathOfSwitch(to, language)).toBe(path);
});
