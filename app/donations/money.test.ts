import { expect, test } from "vitest";
import { coverFee } from "./fee-cover.ts";
import { currencies, formatMoney, paperMoney, readAmount, typedAmount, unitOf } from "./money.ts";
import { usualOffer } from "./offers.ts";
import { roundDistinct, roundKindly, suggestAmounts } from "./suggested-amounts.ts";

test.each([
  ["25", "USD", 2_500],
  ["25.5", "USD", 2_550],
  ["25.50", "USD", 2_550],
  ["$1,200", "USD", 120_000],
  ["1.200,50 €", "EUR", 120_050],
  ["25,5", "EUR", 2_550],
  ["3000", "JPY", 3_000],
  ["¥3,000", "JPY", 3_000],
  ["999,999.99", "USD", 99_999_999],
  ["MX$500", "MXN", 50_000],
  ["25 USD", "USD", 2_500],
  ["US$ 25", "USD", 2_500],
  ["USD$25", "USD", 2_500],
  ["€25", "USD", null],
  ["US$40", "MXN", null],
  ["25 EUR", "USD", null],
  ["-25", "USD", null],
  ["500円", "JPY", 500],
  ["25.", "USD", 2_500],
  [".5", "USD", 50],
  ["A$25.50", "AUD", 2_550],
  ["1000000", "USD", null],
  ["3000.5", "JPY", null],
  ["25.505", "USD", null],
  ["0", "USD", null],
  ["-5", "USD", null],
  ["1e3", "USD", null],
  ["ten", "USD", null],
  ["", "USD", null],
] as const)("%s in %s is read as %s", (typed, currency, minor) => {
  expect(readAmount(typed, currency)).toBe(minor);
});

test.each([
  [2_500, "USD", "en", "$25"],
  [2_550, "USD", "en", "$25.50"],
  [3_000, "JPY", "en", "¥3,000"],
  [2_550, "EUR", "es", "€25.50"],
  [50_000, "MXN", "en", "MX$500"],
  [50_000, "MXN", "es", "MXN\u00a0500"],
  [2_500, "CAD", "en", "CA$25"],
] as const)("%s of %s in %s is %s", (minor, currency, language, text) => {
  expect(formatMoney(minor, currency, language)).toBe(text);
});

test("papers name the currency, once", () => {
  expect(paperMoney(2_500, "USD", "en")).toBe("$25 USD");
  expect(paperMoney(50_000, "MXN", "es")).toBe("MXN\u00a0500");
  expect(paperMoney(2_500, "CHF", "en")).toBe("CHF\u00a025");
});

test("what stands in a field is read back as it was", () => {
  for (const currency of currencies)
    for (const minor of [1, 99, 100, 2_550, 123_456])
      expect(readAmount(typedAmount(minor, currency), currency)).toBe(minor);
});

test.each([
  [7.8, 8],
  [22.5, 25],
  [26.1, 25],
  [43, 45],
  [51, 50],
  [137, 125],
  [263, 275],
  [2_610, 2_500],
  [0.2, 1],
])("%s is rounded to %s", (amount, rounded) => {
  expect(roundKindly(amount)).toBe(rounded);
});

test("rounded amounts stay distinct and rise", () => {
  expect(roundDistinct([22.5, 26.1, 43, 51])).toEqual([25, 30, 45, 50]);
  expect(roundDistinct([1, 1, 1])).toEqual([1, 2, 3]);
  expect(roundDistinct([98, 99, 101])).toEqual([100, 125, 150]);
});

test("whoever gave before is asked around that; whoever did not, what the page asks", () => {
  const offer = usualOffer("USD");
  expect(suggestAmounts(offer, null)).toEqual([1_000, 2_500, 5_000, 10_000, 25_000]);
  expect(suggestAmounts(offer, 3_000)).toEqual([2_500, 3_000, 4_500, 6_000, 12_500]);
  expect(suggestAmounts(offer, 900_000)).toEqual([675_000, 900_000]);
  expect(suggestAmounts(usualOffer("JPY"), 3_000)).toEqual([2_250, 3_000, 4_500, 6_000, 12_500]);
});

test.each(currencies)("what a new page offers in %s is within its bounds", (currency) => {
  const { amounts, leastMinor, mostMinor } = usualOffer(currency);
  expect(amounts.every((amount) => amount % unitOf(currency) === 0)).toBe(true);
  expect(Math.min(...amounts)).toBeGreaterThan(leastMinor);
  expect(Math.max(...amounts)).toBeLessThan(mostMinor);
});

test.each([
  [300, 340],
  [500, 546],
  [1_000, 1_061],
  [1_234, 1_302],
  [2_500, 2_606],
  [5_000, 5_181],
  [7_777, 8_041],
  [10_000, 10_330],
  [25_000, 25_778],
  [100_000, 103_018],
])("a gift of %s cents arrives whole when %s are charged, and not of one cent less", (gift, gross) => {
  const fee = { basisPoints: 290, fixedMinor: 30 };
  const arrives = (charged: number) => charged - (charged * fee.basisPoints) / 10_000 - fee.fixedMinor;
  expect(coverFee(gift, fee)).toBe(gross);
  expect(arrives(gross)).toBeGreaterThanOrEqual(gift);
  expect(arrives(gross - 1)).toBeLessThan(gift);
});
