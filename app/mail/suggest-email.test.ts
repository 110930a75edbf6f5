import { expect, test } from "vitest";
import { suggestEmail } from "./suggest-email.ts";

test.each([
  ["rosa@gmial.com", "rosa@gmail.com"],
  ["Rosa@hotmial.com", "rosa@hotmail.com"],
  ["rosa@yaho.com", "rosa@yahoo.com"],
])("%s was probably %s", (typed, meant) => {
  expect(suggestEmail(typed)).toBe(meant);
});

test.each([
  "rosa@gmail.com",
  "rosa@example.org",
  "rosa@prodigy.net.mx",
  "rosa@yahoo.fr",
  "rosa@email.com",
  "rosa",
  "",
])("%s is left alone", (typed) => {
  expect(suggestEmail(typed)).toBeNull();
});

test.each(["rosa@cafe.shop", "rosa@colegio.edu.pl", "rosa@caridad.org.uk"])(
  "an ending that is only rare is no slip: %s",
  (typed) => {
    expect(suggestEmail(typed)).toBeNull();
  },
);

test.each(["ro sa@gmial.com", "rosa@x@gmial.com", "rosa@gmial.com\nx", "rosa@gmial.com x", "@gmial.com"])(
  "nothing is made out of what is no address: %j",
  (typed) => {
    expect(suggestEmail(typed)).toBeNull();
  },
);
