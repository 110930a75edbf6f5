import { expect, test } from "vitest";
import { suggestEmail } from "./suggest-email.ts";

test.each([
  ["rosa@gmial.com", "rosa@gmail.com"],
  ["Rosa@hotmial.com", "rosa@hotmail.com"],
  ["rosa@yaho.com", "rosa@yahoo.com"],
])("%s was probably %s", (typed, meant) => {
  expect(suggestEmail(typed)).toBe(meant);
});

test.each(["rosa@gmail.com", "rosa@example.org", "rosa@prodigy.net.mx", "rosa", ""])(
  "%s is left alone",
  (typed) => {
    expect(suggestEmail(typed)).toBeNull();
  },
);
