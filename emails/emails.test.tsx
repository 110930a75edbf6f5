import { expect, test } from "vitest";
import { everyLetter } from "#tests/factories/letters.ts";

const letters = [...(await everyLetter("en")), ...(await everyLetter("es"))];
const named = letters.map((letter) => [`${letter.name} in ${letter.language}`, letter] as const);

test("each mail exists in both languages, in words of its own", () => {
  const names = (language: string) =>
    letters.filter((each) => each.language === language).map(({ name }) => name);
  expect(names("es")).toEqual(names("en"));
  for (const english of letters.filter(({ language }) => language === "en")) {
    const spanish = letters.find(({ name, language }) => name === english.name && language === "es")!;
    expect(spanish.subject).not.toBe(english.subject);
    expect(spanish.text).not.toBe(english.text);
  }
});

test.each(named)(
  "%s is whole: language, preheader, one heading, colour schemes, alternatives, size",
  (_, letter) => {
    const { html, language } = letter;
    expect(html).toMatch(new RegExp(`<html[^>]* lang="${language}"`));
    expect(html).toContain('name="color-scheme" content="light dark"');
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toMatch(/<div[^>]*display:none[^>]*>[^<]{20,}/);
    for (const [image] of html.matchAll(/<img[^>]*>/g)) expect(image).toMatch(/ alt="[^"]{10,}"/);
    expect(Buffer.byteLength(html)).toBeLessThan(40_000);
  },
);

test.each(named)("%s has one ask, says why it came, and who sent it from where", (_, { html, text }) => {
  expect(html.match(/class="act"/g)).toHaveLength(1);
  for (const part of [html, text]) {
    expect(part).toContain("1137 Example Street, Los Angeles, CA 90017");
    expect(part).toMatch(/because|porque/);
  }
});

test.each(named)("%s says in its text part what it says on screen", (_, { html, text }) => {
  expect(text.length).toBeGreaterThan(300);
  expect(text).not.toMatch(/<\w+|&\w+;|mailto:/);
  const linked = [...html.matchAll(/href="(http[^"]+)"/g)].map(([, href]) => href!.replaceAll("&amp;", "&"));
  for (const href of new Set(linked)) {
    expect(text, href).toContain(href);
  }
});

test.each(named)("%s asks for nothing from elsewhere and tracks nobody", (_, { html }) => {
  const loaded = [...html.matchAll(/(?:src|background)="([^"]+)"/g)].map(([, source]) => source!);
  for (const source of loaded) expect(source).toMatch(/^http:\/\/localhost:3000\/og\//);
  expect(html).not.toMatch(/<script|<link|@import|url\(/);
});

test("asking mails offer to unsubscribe, answers to what somebody just did offer to choose", () => {
  const withLink = letters.filter(({ html }) => html.includes("/unsubscribe/")).map(({ name }) => name);
  expect(new Set(withLink)).toEqual(
    new Set([
      "signature-reminder-1",
      "signature-reminder-2",
      "signature-reminder-3",
      "signature-thank-you",
      "signature-thank-you-only",
    ]),
  );
});

test("reminders have a tone of their own after one, three and seven days", () => {
  const subjects = letters
    .filter(({ name, language }) => name.startsWith("signature-reminder") && language === "en")
    .map(({ subject }) => subject);
  expect(new Set(subjects).size).toBe(3);
});
