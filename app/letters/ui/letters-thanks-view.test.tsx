import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { type Language, languages } from "#app/i18n/language.ts";
import { LanguageProvider } from "#app/i18n/use-translate.tsx";
import { shareLinks } from "#app/petitions/share-links.ts";
import { LetterStatus } from "#app/platform/prisma/enums.ts";
import type { WrittenLetter } from "../letter-view.ts";
import { LettersThanksView } from "./letters-thanks-view.tsx";

const url = "http://campaign.test/letters/one";
const view = {
  page: { slug: "one", title: "Keep the library", thanks: "Thank you.", isOpen: true },
  wordsIn: "en" as const,
  repeated: [],
  share: {
    ...{ title: "Keep the library", text: "I wrote.", url, qr: { size: 1, path: "" } },
    links: shareLinks({ title: "Keep the library", text: "I wrote.", url }),
  },
  next: null,
  zone: "America/Los_Angeles",
};

const letter = (status: LetterStatus, change: Partial<WrittenLetter> = {}): WrittenLetter => ({
  id: status,
  official: "Nora Whitfield",
  title: "State Senator",
  way: status.startsWith("said") || status === "offered" ? "form" : "mail",
  status,
  isConfirmed: true,
  sentAt: status === "sent" || status === "said_sent" ? "2026-12-01T20:00:00.000Z" : null,
  page: "https://office.example/contact",
  phone: { href: "tel:+19165550177", shown: "916 555 0177" },
  subject: "Please vote yes",
  text: "Dear Senator Whitfield,\n\nI teach here.",
  ...change,
});

const render = (letters: WrittenLetter[], language: Language = "en") =>
  renderToStaticMarkup(
    <LanguageProvider language={language}>
      <LettersThanksView
        view={{
          ...view,
          letters,
          writer: letters.length > 0 ? { name: "Rosa", email: "r@example.org" } : null,
        }}
        campaignSlug="library"
      />
    </LanguageProvider>,
  );

test("a letter that goes by a form is there to be copied, and asks whether it went", () => {
  const html = render([letter("offered")]);
  expect(html).toMatch(/<textarea[^>]*readOnly[^>]*>Dear Senator Whitfield,\n\nI teach here\.<\/textarea>/i);
  expect(html).toMatch(/<a[^>]*href="https:\/\/office\.example\/contact"[^>]*target="_blank"/);
  expect(html.match(/name="went" value="(yes|no)"|value="(yes|no)" name="went"/g)).toHaveLength(2);
});

test("what an office did not take can be copied, and nobody is asked about it", () => {
  const html = render([letter("bounced")]);
  expect(html).toContain("<textarea");
  expect(html).not.toContain('name="went"');
});

test.each(languages)(
  "every state is said in words, and none of them is more than is known: %s",
  (language) => {
    const said = Object.values(LetterStatus).map((status) => render([letter(status)], language));
    for (const html of said) expect(html).not.toMatch(/thanks\.state|[Dd]elivered|[Ee]ntregada a la oficina/);
    expect(new Set(said.map((html) => /<ul class="fates">.*?<\/ul>/.exec(html)![0])).size).toBe(said.length);
  },
);

test("whoever has not written is led to the letter", () => {
  const html = render([]);
  expect(html).toContain('href="/letters/one"');
  expect(html).not.toContain("Rosa");
});
