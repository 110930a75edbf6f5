import { expect, test } from "vitest";
import { dateTimeValue, formatAgo, formatCount, formatDate, formatPercent } from "./format.ts";
import { languageOfPath, localPath, withoutLanguage } from "./language.ts";
import { translator } from "./translate.ts";
import { translationIn } from "./translation-in.ts";

test("every page has an address in each language", () => {
  expect(localPath("en", "/privacy")).toBe("/privacy");
  expect(localPath("es", "/privacy")).toBe("/es/privacy");
  expect(localPath("es", "/")).toBe("/es");
  expect(localPath("es", "/?source=flyer")).toBe("/es?source=flyer");
  expect(localPath("es", "/petitions/sign-it?s=x/y#form")).toBe("/es/petitions/sign-it?s=x/y#form");
});

test("the path tells the language, and only a whole first segment counts", () => {
  expect(languageOfPath("/es")).toBe("es");
  expect(languageOfPath("/es/privacy")).toBe("es");
  expect(languageOfPath("/escape")).toBe("en");
  expect(withoutLanguage("/es")).toBe("/");
  expect(withoutLanguage("/es/privacy")).toBe("/privacy");
  expect(withoutLanguage("/escape")).toBe("/escape");
});

test("dates are no more exact than they are known", () => {
  expect(formatDate("2012-12-21", "day", "en")).toBe("December 21, 2012");
  expect(formatDate("2012-12-21", "day", "es")).toBe("21 de diciembre de 2012");
  expect(formatDate("2012-12-01", "month", "en")).toBe("December 2012");
  expect(formatDate("2012-12-01", "month", "es")).toBe("diciembre de 2012");
  expect(formatDate("2012-01-01", "year", "es")).toBe("2012");
  expect(formatDate("2012-12-03", "day", "en", "short")).toBe("Dec 3, 2012");
  expect(dateTimeValue("2012-12-01", "month")).toBe("2012-12");
});

test("a date is the same day wherever the server stands", () => {
  expect(formatDate("2012-12-03T23:30:00-08:00", "day", "en")).toBe("December 4, 2012");
});

test("numbers are written as Californians write them, in both languages", () => {
  expect(formatCount(24_318, "en")).toBe("24,318");
  expect(formatCount(24_318, "es")).toBe("24,318");
  expect(formatPercent(0.813, "en")).toBe("81%");
});

test("time passed is said in words", () => {
  const now = new Date("2013-01-15T12:00:00Z");
  expect(formatAgo("2013-01-15T11:59:40Z", now, "en")).toBe("now");
  expect(formatAgo("2013-01-15T11:55:00Z", now, "en")).toBe("5 minutes ago");
  expect(formatAgo("2013-01-15T10:00:00Z", now, "es")).toBe("hace 2 horas");
  expect(formatAgo("2013-01-14T11:00:00Z", now, "es")).toBe("ayer");
  expect(formatAgo("2013-01-15T12:00:05Z", now, "en")).toBe("now");
});

test("words are counted and filled in", () => {
  expect(translator("en", "common")("home.signed", { count: 1 })).toBe("1 signature");
  expect(translator("es", "common")("home.signed", { count: 24_318 })).toBe("24,318 firmas");
  expect(translator("es", "common")("home.signed", { count: 1_000_000 })).toBe("1,000,000 de firmas");
  expect(translator("en", "common")("home.description", { name: "A & B <c>" })).toContain("A & B <c>");
});

test("what is not translated is shown in the other language", () => {
  const english = { language: "en" as const, title: "News" };
  expect(translationIn([english], "es")).toBe(english);
  expect(translationIn([], "es")).toBeNull();
});
