import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { Language } from "#app/i18n/language.ts";
import { LanguageProvider } from "#app/i18n/use-translate.tsx";
import { noConditions } from "../conditions.ts";
import { ConditionsLine } from "./conditions-line.tsx";

const id = crypto.randomUUID();
const byHand = { conditions: null, campaign: null, petition: null };

const render = (judgement: Parameters<typeof ConditionsLine>[0]["judgement"], language: Language = "en") =>
  renderToStaticMarkup(
    <LanguageProvider language={language}>
      <ConditionsLine judgement={judgement} timeZone="America/Los_Angeles" />
    </LanguageProvider>,
  );

test("a judgement that was held to a campaign or a petition says to which, in both languages", () => {
  const ofCampaign = { ...byHand, conditions: { ...noConditions, campaign: id }, campaign: "Clean air" };
  expect(render(ofCampaign)).toMatch(/^Campaign Clean air; /);
  expect(render(ofCampaign, "es")).toMatch(/^Campaña Clean air; /);
  const conditions = { ...noConditions, campaign: id, petition: id, domain: "mail.example" };
  const ofPetition = { conditions, campaign: "Clean air", petition: "Keep it" };
  expect(render(ofPetition)).toMatch(/^Campaign Clean air; Petition Keep it; .*; Mail domain mail\.example$/);
  expect(render(ofPetition, "es")).toMatch(/^Campaña Clean air; Petición Keep it; /);
});

test("one of a petition that is gone does not look as if it were of all", () => {
  const gone = { ...byHand, conditions: { ...noConditions, petition: id } };
  expect(render(gone)).toMatch(/^Petition that is no longer there; /);
  expect(render(byHand)).toBe("one by one");
});
