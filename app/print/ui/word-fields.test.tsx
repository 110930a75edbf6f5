import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { languages } from "#app/i18n/language.ts";
import { LanguageProvider } from "#app/i18n/use-translate.tsx";
import { testedThemes } from "#app/ui/theme.ts";
import { lookFields } from "../look-form.ts";
import { AltFields, WordFields } from "./word-fields.tsx";

const fields = {
  ...lookFields({ inks: testedThemes.delta, motif: "sun", ground: "paper" }, {}),
  plate: "fill" as const,
};

function boxes(errors: Record<string, string>): string[] {
  const shown = {
    ...{ fields, change: () => {}, error: (field: string) => errors[field] },
    languages: [...languages],
  };
  const html = renderToStaticMarkup(
    <LanguageProvider language="en">
      <WordFields {...shown} />
      <AltFields {...shown} />
    </LanguageProvider>,
  );
  return html.split(/(?=<div class="field)/);
}

test("what a box needs is told to everybody, and no browser finds fault with it on its own", () => {
  for (const box of boxes({})) {
    expect(box).toContain('aria-required="true"');
    expect(box, "the browser's own fault is red without a sentence").not.toMatch(/ required/);
    expect(box).not.toMatch(/field-bad|aria-invalid|field-error/);
  }
});

test("a box that is at fault has its sentence", () => {
  const [titleEn, , altEn, altEs] = boxes({ alt_en: "Say what the picture shows." });
  expect(altEn).toMatch(/aria-invalid="true"[^>]*aria-describedby="alt_en-error"/);
  expect(altEn).toContain("Say what the picture shows.");
  for (const box of [titleEn, altEs]) expect(box).not.toMatch(/aria-invalid|field-error/);
});
