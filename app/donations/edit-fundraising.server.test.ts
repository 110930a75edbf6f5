import { beforeAll, expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { createCampaign } from "#tests/factories/create-campaign.ts";
import { createDonation } from "#tests/factories/create-donation.ts";
import { createFundraising } from "#tests/factories/create-fundraising.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import {
  changeFundraisingStatus,
  createFundraisingPage,
  removeFundraising,
  saveFundraisingSettings,
  saveFundraisingWords,
} from "./edit-fundraising.server.ts";
import { FundraisingWordsForm } from "./fundraising-forms.ts";
import { findFundraising, previewFundraising } from "./fundraising-queries.server.ts";
import { usualOffer } from "./offers.ts";

const now = new Date("2026-03-02T12:00:00Z");
let actor: StaffActor;
beforeAll(async () => {
  actor = (await createActor({ role: "admin" })).actor;
});

const find = (id: string) => prisma.fundraisingPage.findUnique({ where: { id } });
const trail = async (subjectId: string) =>
  (await prisma.auditEntry.findMany({ where: { subjectId }, orderBy: { id: "asc" } })).map(
    ({ what }) => what,
  );

async function pageOf() {
  const { id, campaign } = await createFundraising();
  return { which: { id, campaignId: campaign.id }, row: (await find(id))! };
}

const settings = (slug: string) => ({
  ...{ slug, monthly: true, interval: "once" as const, asksEmployer: false, offers: [usualOffer("EUR")] },
  ...{ dedications: true, showsGivers: true, goalMinor: 500_000 },
});

test("two pages of one title get an address each, as drafts that nobody sees", async () => {
  const campaignId = (await createCampaign()).id;
  const begin = () =>
    createFundraisingPage({ campaignId, title: "Keep / going on", language: "en" }, { actor, now });
  const made = await Promise.all([begin(), begin()]);
  const rows = await Promise.all(made.map((page) => find(page!.id)));
  expect(new Set(rows.map((row) => row!.slug)).size).toBe(2);
  expect(rows.map((row) => row!.status)).toEqual(["draft", "draft"]);
  expect(await trail(made[0]!.id)).toEqual(["fundraising.created"]);
});

test("whoever saves second is told, and nothing of theirs is written", async () => {
  const { which, row } = await pageOf();
  const save = (slug: string) => saveFundraisingSettings(which, row.version, settings(slug), { actor, now });
  expect(await save(`${row.slug}-a`)).toEqual({ outcome: "saved" });
  expect(await save(`${row.slug}-b`)).toEqual({ outcome: "changed-meanwhile" });
  expect(await find(which.id)).toMatchObject({ slug: `${row.slug}-a`, version: row.version + 1 });
  expect(await trail(which.id)).toEqual(["fundraising.updated"]);
});

test("an address that another page has is refused; the same again is no change", async () => {
  const [one, other] = [await pageOf(), await pageOf()];
  const save = (slug: string, version: number) =>
    saveFundraisingSettings(one.which, version, settings(slug), { actor, now });
  expect(await save(other.row.slug, one.row.version)).toEqual({ outcome: "slug-taken" });
  expect(await save(one.row.slug, one.row.version)).toEqual({ outcome: "saved" });
  expect(await save(one.row.slug, one.row.version + 1)).toEqual({ outcome: "unchanged" });
});

const wordsTyped = (typed: Record<string, string>) =>
  FundraisingWordsForm.parse({
    ...{ language: "es", title: "Gasolina / para el autobús", summary: "", appeal: "", designations: "" },
    ...{ email_opt_in: "", share_text: "", thanks: "", ...typed },
  });

const say = (
  which: { id: string; campaignId: string },
  version: number,
  typed: Record<string, string> = {},
) => saveFundraisingWords(which, version, wordsTyped(typed), { actor, now });

test("the words of one language are what the page then says in it; those of the other stay", async () => {
  const { which, row } = await pageOf();
  const typed = {
    ...{ summary: " Un viaje. ", appeal: "Uno.\r\n\r\n\r\nDos.\nTres.", designations: "Autobús\n\n Comida " },
    ...{ share_text: "Yo doné.", thanks: "Gracias." },
  };
  expect(await say(which, row.version, typed)).toEqual({ outcome: "saved" });
  const [spanish, english] = [
    await previewFundraising(row.slug, "es", which.campaignId),
    await previewFundraising(row.slug, "en", which.campaignId),
  ];
  expect(spanish).toMatchObject({
    ...{ language: "es", title: "Gasolina / para el autobús", summary: "Un viaje." },
    ...{ appeal: ["Uno.", "Dos.\nTres."], designations: ["Autobús", "Comida"], consents: [] },
  });
  expect(english).toMatchObject({ language: "en", title: "Keep us / going" });
  const [entry] = await prisma.auditEntry.findMany({ where: { subjectId: which.id } });
  expect(entry).toMatchObject({
    ...{ what: "fundraising.words-updated", before: { "es.title": "Para que / sigamos" } },
    after: { "es.title": "Gasolina / para el autobús" },
  });
});

test("words of whoever saves second are refused, the same words again are no change, both without a line in the trail", async () => {
  const { which, row } = await pageOf();
  expect(await say(which, row.version)).toEqual({ outcome: "saved" });
  expect(await say(which, row.version, { title: "Otra" })).toEqual({ outcome: "changed-meanwhile" });
  expect(await say(which, row.version + 1)).toEqual({ outcome: "unchanged" });
  expect(await trail(which.id)).toEqual(["fundraising.words-updated"]);
  expect((await find(which.id))!.version).toBe(row.version + 1);
});

test("an empty title takes a language off the page, but never the last one of a page that is not a draft", async () => {
  const { which, row } = await pageOf();
  expect(await say(which, row.version, { title: " " })).toEqual({ outcome: "saved" });
  expect(await previewFundraising(row.slug, "es", which.campaignId)).toMatchObject({ language: "en" });
  const last = { language: "en", title: "" };
  expect(await say(which, row.version + 1, last)).toEqual({ outcome: "incomplete" });
  await changeFundraisingStatus(which, "draft", { actor, now });
  expect(await say(which, row.version + 2, last)).toEqual({ outcome: "saved" });
  expect(await changeFundraisingStatus(which, "open", { actor, now })).toEqual({ outcome: "incomplete" });
});

test("a page that was never shown to anybody is found by staff alone", async () => {
  const { which, row } = await pageOf();
  await changeFundraisingStatus(which, "draft", { actor, now });
  expect(await findFundraising(row.slug, "es")).toBeNull();
  expect(await previewFundraising(row.slug, "es", which.campaignId)).toMatchObject({ id: which.id });
});

test("a page on which somebody gave is closed, not hidden and not removed", async () => {
  const { which } = await pageOf();
  await createDonation({ pageId: which.id });
  const deed = { actor, now };
  expect(await changeFundraisingStatus(which, "draft", deed)).toEqual({ outcome: "used" });
  expect(await removeFundraising(which, deed)).toEqual({ outcome: "used" });
  expect(await changeFundraisingStatus(which, "closed", deed)).toEqual({ outcome: "saved" });
  expect(await trail(which.id)).toEqual(["fundraising.closed"]);
});

test("a page is found within its own campaign alone", async () => {
  const [one, other] = [await pageOf(), await pageOf()];
  const astray = { id: one.which.id, campaignId: other.which.campaignId };
  expect(await removeFundraising(astray, { actor, now })).toEqual({ outcome: "not-found" });
  expect(await removeFundraising(one.which, { actor, now })).toEqual({ outcome: "saved" });
  expect(await find(one.which.id)).toBeNull();
});
