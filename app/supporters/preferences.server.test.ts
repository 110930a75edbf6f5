import { expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { createSupporter } from "#tests/factories/create-supporter.ts";
import { issueToken } from "./access-tokens.server.ts";
import { wordingFor } from "./consent-wording.server.ts";
import { findPreferences, saveDetails, saveLanguage, saveSubscriptions } from "./preferences.server.ts";
import { recordConsents } from "./record-consents.server.ts";
import { requestPreferencesLink } from "./request-preferences-link.server.ts";

const now = new Date("2013-01-10T18:00:00Z");
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const words = { email: "Email me.", sms: "Text me." };
const at = { now, language: "en" as const, page: "/preferences" };

async function behindTheLink(partner?: string) {
  const supporter = await createSupporter();
  if (partner) {
    const wordingId = await wordingFor("partner:1", "en", partner);
    const consent = { supporterId: supporter.id, purpose: "partner:1" as const, granted: true, wordingId };
    await recordConsents([{ ...consent, language: "en", page: "/petitions/x" }], { now: later(-24) });
  }
  const token = await issueToken({
    purpose: "preferences",
    supporterId: supporter.id,
    ttlDays: 1,
    now,
  });
  const find = async (when = now) => findPreferences(token, { now: when, language: "en", words });
  return { supporter, find };
}

test("nothing is ticked that was not asked, and only what changes is recorded", async () => {
  const { supporter, find } = await behindTheLink("The Library Friends may email me.");
  const before = (await find())!;
  expect(before.offers.map(({ purpose, granted, text }) => [purpose, granted, text])).toEqual([
    ["email", null, "Email me."],
    ["sms", null, "Text me."],
    ["partner:1", true, "The Library Friends may email me."],
  ]);

  expect(await saveSubscriptions(before, new Set(["partner:1"]), at)).toBe(0);
  expect(await saveSubscriptions(before, new Set(["email"]), at)).toBe(2);

  const after = (await find())!;
  expect(after.offers.map(({ granted }) => granted)).toEqual([true, null, false]);
  expect(await prisma.consentRecord.count({ where: { supporterId: supporter.id } })).toBe(3);
});

test("a supporter's own words replace what is known, and the language follows", async () => {
  const { supporter, find } = await behindTheLink();
  const preferences = (await find())!;
  await saveLanguage(preferences, "en", { now });
  await saveDetails(preferences, { ...preferences.details, phone: null, givenName: "Mari" }, { now });
  expect(await find()).toMatchObject({ language: "en", details: { givenName: "Mari", phone: null } });
  expect(supporter.language).toBe("es");
});

test("the link is dead after its day", async () => {
  const { find } = await behindTheLink();
  expect(await find(later(25))).toBeNull();
});

test("asking for a link mails a known address at most once an hour, in its language, and nobody else", async () => {
  const { supporter } = await behindTheLink();
  await requestPreferencesLink(supporter.email.toUpperCase(), { now });
  await requestPreferencesLink(supporter.email, { now: later(0.1) });
  await requestPreferencesLink("nobody@example.org", { now });
  const mails = () => prisma.outgoingMail.findMany({ where: { kind: "preferences.link" } });
  expect(await mails()).toMatchObject([
    { toEmail: supporter.email, language: "es", subjectId: supporter.id },
  ]);
  await requestPreferencesLink(supporter.email, { now: later(1) });
  expect(await mails()).toHaveLength(2);
});
