import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { type Language, languages } from "#app/i18n/language.ts";
import { LanguageProvider } from "#app/i18n/use-translate.tsx";
import { setHeadline } from "#app/print/set-headline.server.ts";
import { UnsubscribeView } from "./unsubscribe-view.tsx";

const render = (state: "ask" | "already", language: Language) =>
  renderToStaticMarkup(
    <LanguageProvider language={language}>
      <UnsubscribeView
        state={state}
        headline={setHeadline("Title", language)}
        email="rosa@example.org"
        organisation="The coalition"
        campaign={null}
        preferences={null}
      />
    </LanguageProvider>,
  );

test.each(languages)("who has left already is told so, and may come back: %s", (language) => {
  const html = render("already", language);
  expect(html).toContain("rosa@example.org");
  expect(html).toContain('value="again"');
  expect(html).not.toContain('value="stop"');
  expect(render("ask", language)).toContain('value="stop"');
});
