import { expect, test } from "vitest";
import { auditPage } from "#app/audit/audit-queries.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { prisma } from "#app/platform/db.server.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { changeMailWords, refreshMailWords, stateOf, textsOfMail } from "./mail-words.server.ts";

const now = new Date("2026-03-02T12:00:00Z");

async function change(texts: Record<string, string>, seen?: string) {
  const { actor } = await createActor({ role: "admin" });
  const typed = new Map(Object.entries(texts));
  const shown = seen ?? stateOf(await textsOfMail("confirmation"));
  return changeMailWords("confirmation", { typed, seen: shown }, { actor, now });
}

const subject = (language: "en" | "es") =>
  translator(language, "mail")("confirmation.subject", { petition: "Keep the library" });

test("a text of a mail is said in other words from then on, and as it ships once these are put back", async () => {
  const ships = { en: subject("en"), es: subject("es") };
  expect(await change({ "confirmation.subject.en": "One press: {{petition}}" })).toMatchObject({
    outcome: "saved",
  });
  await refreshMailWords();
  expect(subject("en")).toBe("One press: Keep the library");
  expect(subject("es"), "the other language stays").toBe(ships.es);
  const texts = await textsOfMail("confirmation");
  expect(
    texts.find(({ key, language }) => key === "confirmation.subject" && language === "en"),
  ).toMatchObject({
    text: "One press: {{petition}}",
    ships: "Please confirm: {{petition}}",
  });
  const { lines } = await auditPage({ subjectId: "confirmation" });
  expect(lines[0]).toMatchObject({ what: "mail-words.changed" });

  await change({ "confirmation.subject.en": "Please confirm: {{petition}}" });
  await refreshMailWords();
  expect(subject("en")).toBe(ships.en);
  expect(await prisma.mailWord.count()).toBe(0);
});

test("a text that cannot be sent changes nothing, and says what is the matter", async () => {
  const wrong = { "confirmation.subject.en": "Hello {{email}}", "confirmation.button.es": " " };
  expect(await change({ ...wrong, "confirmation.lead.en": "Fine." })).toEqual({
    outcome: "invalid",
    errors: { "confirmation.subject.en": "field", "confirmation.button.es": "required" },
  });
  expect(await prisma.mailWord.count()).toBe(0);
});

test("what somebody else has changed meanwhile is not overwritten, and nothing of another mail is touched", async () => {
  const seen = stateOf(await textsOfMail("confirmation"));
  await change({ "confirmation.why.en": "Because." });
  expect(await change({ "confirmation.why.en": "Since." }, seen)).toEqual({ outcome: "changed-meanwhile" });
  expect(await change({ "thanks.subject.en": "Mine" })).toMatchObject({ outcome: "unchanged" });
  await change({ "confirmation.why.en": "Until you do, your name is not counted." });
  expect(await prisma.mailWord.count()).toBe(0);
});
