import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { type Language, languages } from "#app/i18n/language.ts";
import { LanguageProvider } from "#app/i18n/use-translate.tsx";
import { setHeadline } from "#app/print/set-headline.server.ts";
import { shareLinks } from "../share-links.ts";
import { type ConfirmState, ConfirmView } from "./confirm-view.tsx";

const url = "http://campaign.test/petitions/one?s=abcdefgh";
const share = {
  ...{ title: "Keep the library", text: "I signed.", url, qr: { size: 1, path: "" } },
  links: shareLinks({ title: "Keep the library", text: "I signed.", url }),
};

const render = (state: ConfirmState, language: Language) =>
  renderToStaticMarkup(
    <LanguageProvider language={language}>
      <ConfirmView
        state={state}
        headline={setHeadline("Title", language)}
        signer="Rosa"
        petition={{ slug: "one", title: "Keep the library", campaignSlug: "library" }}
        share={state === "confirmed" ? share : null}
      />
    </LanguageProvider>,
  );

test.each(languages)(
  "a link that was used says so and leads on; there is nothing to press: %s",
  (language) => {
    const html = render("confirmed", language);
    expect(html).not.toContain('type="submit"');
    expect(html).toContain("Rosa");
    expect(html).toContain(`value="${url}"`);
    expect(html).toMatch(/href="(\/es)?\/campaigns\/library"/);
  },
);

test("a link that was not used has its one button", () => {
  expect(render("ready", "en")).toContain('type="submit"');
});
