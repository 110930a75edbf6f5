import { expect, test } from "vitest";
import { languages } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { fieldNames } from "../form-fields.ts";
import { signErrorCodes } from "../sign-form.ts";
import { errorSentence } from "./error-words.ts";

test.each(languages)("every error code of the form has its sentence: %s", (language) => {
  const t = translator(language, "petitions");
  for (const code of signErrorCodes) {
    const sentence = errorSentence(t, "email", [code]);
    expect(sentence, code).toMatch(/^[A-ZÁÉÍÓÚÑ¿¡].*[.?!]$/s);
    expect(sentence).not.toContain("errors.");
  }
});

test.each(languages)("every field that can be missing is named: %s", (language) => {
  const t = translator(language, "petitions");
  const sentences = fieldNames
    .filter((name) => name !== "public")
    .map((name) => errorSentence(t, name, ["required"]));
  expect(new Set(sentences).size).toBe(sentences.length);
  expect(sentences).not.toContain(t("errors.required"));
});
