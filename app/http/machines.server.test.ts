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

test.each([
  [
    "/petitions/one",
    "/petitions/one?s=abc&utm_source=mail&source=flyer",
    "/es/petitions/one?s=abc&utm_source=mail&source=flyer",
  ],
  ["/es/petitions/one", "/es/petitions/one?s=abc", "/es/petitions/one?s=abc"],
  [
    "/petitions/one?before=9#sheet",
    "/petitions/one?s=abc&before=9",
    "/es/petitions/one?before=9&s=abc#sheet",
  ],
  // What the link says itself is not overruled, nor said twice.
  ["/petitions/one?s=new", "/petitions/one?s=old", "/es/petitions/one?s=new"],
  // A sealed prefill is somebody's and stays where it was; so does what is no tracking parameter.
  ["/petitions/one", "/petitions/one?k=sealed&page=2&s=abc", "/es/petitions/one?s=abc"],
  ["/petitions/one", "/petitions/two?s=abc", "/es/petitions/one"],
  ["/petitions/one", "/petitions/one", "/es/petitions/one"],
  ["//evil.test", "/?s=abc", "/es"],
] as const)("the switch from %s, pressed on %s, leads to %s", (to, pressedOn, path) => {
  expect(pathOfSwitch(to, "es", new URL(`http://campaign.test${pressedOn}`))).toBe(path);
});
