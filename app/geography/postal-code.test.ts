import { expect, test } from "vitest";
import { countedPostalCode, readPostalCode } from "./postal-code.ts";

test.each([
  ["US", "90012", "90012"],
  ["US", " 90012-1234 ", "90012-1234"],
  ["US", "900121234", "90012-1234"],
  ["US", "90012 1234", "90012-1234"],
  ["US", "90012–1234", "90012-1234"],
  ["US", "00501", "00501"],
  ["CA", "k1a0b1", "K1A 0B1"],
  ["CA", "K1A-0B1", "K1A 0B1"],
  ["MX", "06000", "06000"],
  ["GB", "sw1a  1aa", "SW1A 1AA"],
  ["NL", "1234 ab", "1234 AB"],
  ["SO", "JH 09010", "JH 09010"],
])("%s: %j is %s", (country, typed, postalCode) => {
  expect(readPostalCode(country, typed)).toEqual({ postalCode });
});

test.each([
  ["US", "9001", "postal.us"],
  ["US", "90012-12", "postal.us"],
  ["US", "00000", "postal.us"],
  ["US", "ABCDE", "postal.us"],
  ["US", "K1A 0B1", "postal.mismatch"],
  ["CA", "90012", "postal.mismatch"],
  ["CA", "D1A 0B1", "postal.ca"],
  ["CA", "K1A 0B", "postal.ca"],
  ["MX", "06", "postal.form"],
  ["GB", "SW1A 1AA SW1A", "postal.form"],
  ["DE", "<b>1</b>", "postal.form"],
])("%s: %j is refused as %s", (country, typed, problem) => {
  expect(readPostalCode(country, typed)).toEqual({ problem });
});

test("signatures are counted by ZIP, not ZIP+4", () => {
  expect(countedPostalCode("US", "90012-1234")).toBe("90012");
  expect(countedPostalCode("CA", "K1A 0B1")).toBe("K1A 0B1");
});
