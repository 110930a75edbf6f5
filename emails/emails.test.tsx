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
    expect(Buffer.byteLength(html) + (letter.picture?.length ?? 0)).toBeLessThan(40_000);
  },
);

test.each(named)(
  "%s has one head: the campaign's picture, told in words, or a heading in type",
  (_, letter) => {
    const { html, language, name, picture } = letter;
    const images = [...html.matchAll(/<img[^>]*>/g)].map(([image]) => image);
    if (!/signature|already-signed/.test(name)) {
      expect([images, picture]).toEqual([[], null]);
      expect(html).toMatch(/<h1[^>]*>[^<]{10,}<\/h1>/);
      return;
    }
    expect(images).toHaveLength(1);
    const alt = {
      en: "AB 4, the TRUST Act: Governor Brown: this time, sign the TRUST Act",
      es: "AB 4, la Ley TRUST: Gobernador Brown: esta vez, firme la Ley TRUST",
    };
    expect(images[0]).toContain(` alt="${alt[language]}"`);
    expect(images[0]).toMatch(/ width="600"/);
    expect(images[0]).toMatch(/ height="280"/);
    const query = language === "en" ? "" : "lang=es&amp;";
    expect(images[0]).toMatch(new RegExp(`/og/mail/sign-the-trust-act\\.png\\?${query}v=\\w+"`));
    expect(html).toMatch(/<h1[^>]*><img[^>]*><\/h1>/);
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
      "call-reminder",
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
