import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { Language } from "#app/i18n/language.ts";
import { LanguageProvider } from "#app/i18n/use-translate.tsx";
import type { PositionLine } from "../position.ts";
import { Positions } from "./position-rows.tsx";

const line: PositionLine = {
  ...{ id: "p", officialId: "o", name: "Lee Baca", familyName: "Baca", party: null, office: "Sheriff" },
  ...{ stance: "undecided", statedOn: "2012-12-01", precision: "month", evidence: "Changed course." },
  ...{ source: "Our news", evidenceUrl: null, language: "en" },
};

const render = (change: Partial<PositionLine>, language: Language = "en") =>
  renderToStaticMarkup(
    <LanguageProvider language={language}>
      <Positions positions={[{ ...line, ...change }]} />
    </LanguageProvider>,
  );

test("evidence on this site is read in the reader's language, elsewhere as it stands", () => {
  const ours = { evidenceUrl: "/campaigns/x/news/y" };
  expect(render(ours)).toContain('href="/campaigns/x/news/y"');
  expect(render(ours, "es")).toContain('href="/es/campaigns/x/news/y"');
  expect(render({ evidenceUrl: "https://oag.ca.gov/" }, "es")).toContain('href="https://oag.ca.gov/"');
});

test("a source that cannot be followed is named beside what was said", () => {
  expect(render({})).toContain("Changed course. (Our news)");
});
