import { beforeEach, expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import { createCampaign } from "#tests/factories/create-campaign.ts";
import { createHolder, createOffice } from "#tests/factories/create-office.ts";
import { createOutreach as createPage } from "#tests/factories/create-outreach.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { createSupporter } from "#tests/factories/create-supporter.ts";
import {
  changeOutreachStatus,
  createOutreach,
  removeOutreach,
  saveOutreachSettings,
  saveOutreachWords,
} from "./edit-outreach.server.ts";
import { OutreachSettingsForm, OutreachWordsForm } from "./outreach-forms.ts";
import { findOutreach } from "./outreach-queries.server.ts";

const now = new Date("2026-12-01T18:00:00Z");
let deed: Deed;

beforeEach(async () => {
  deed = { actor: (await createActor({ now })).actor, now };
});

const settings = (given: Record<string, unknown> = {}) =>
  OutreachSettingsForm.parse({
    slug: "call-them",
    rule: "own",
    chambers: ["lower"],
    committee: "",
    fallback: "executive",
    hourly_rate: "20",
    ...given,
  });

const words = (given: Record<string, string> = {}) =>
  OutreachWordsForm.parse({
    language: "en",
    title: "Call / them",
    summary: "Now.",
    points: "One.\n\nTwo.",
    subjects: "A\nB",
    ...given,
  });

const begin = async (title = "Call / them") => {
  const campaignId = (await createCampaign()).id;
  const made = await createOutreach({ campaignId, kind: "calls", title, language: "en" }, deed);
  return { id: made!.id, campaignId };
};

test("a page begins as a draft that nobody sees, and opens when its title is written", async () => {
  const which = await begin(`Call ${crypto.randomUUID()}`);
  const { slug } = await prisma.outreachPage.findUniqueOrThrow({ where: { id: which.id } });
  expect(await findOutreach("calls", slug, "en")).toBeNull();
  expect(await saveOutreachWords(which, 0, words({ points: "One.\nTwo." }), deed)).toEqual({
    outcome: "saved",
  });
  expect(await changeOutreachStatus(which, "open", deed)).toEqual({ outcome: "saved" });
  expect(await findOutreach("calls", slug, "en")).toMatchObject({
    state: "open",
    points: ["One.", "Two."],
    subjects: ["A", "B"],
  });
  expect(await saveOutreachWords(which, 2, words({ title: "" }), deed)).toEqual({ outcome: "incomplete" });
});

test("of two who save at once the second is told, and nothing of the first is lost", async () => {
  const which = await begin();
  const slug = `first-${Date.now()}`;
  expect(await saveOutreachSettings(which, 0, settings({ slug, chambers: ["upper"] }), deed)).toEqual({
    outcome: "saved",
  });
  expect(await saveOutreachSettings(which, 0, settings({ slug: `${slug}-b` }), deed)).toEqual({
    outcome: "changed-meanwhile",
  });
  expect(await prisma.outreachPage.findUniqueOrThrow({ where: { id: which.id } })).toMatchObject({
    slug,
    chambers: ["upper"],
    version: 1,
  });
  expect(await saveOutreachSettings(which, 1, settings({ slug, chambers: ["upper"] }), deed)).toEqual({
    outcome: "unchanged",
  });
});

test("an address that another page of the kind has is refused, and so is a committee that is not there", async () => {
  const other = await createPage({ kind: "calls" });
  const which = await begin();
  expect(await saveOutreachSettings(which, 0, settings({ slug: other.slug }), deed)).toEqual({
    outcome: "slug-taken",
  });
  const committee = "01900000-0000-7000-8000-000000000000";
  expect(
    await saveOutreachSettings(
      which,
      0,
      settings({ slug: `c-${Date.now()}`, rule: "committee", committee }),
      deed,
    ),
  ).toEqual({
    outcome: "unknown-committee",
  });
});

test("a page on which somebody called is closed, never hidden or removed", async () => {
  const page = await createPage({ kind: "calls" });
  const which = { id: page.id, campaignId: page.campaignId };
  const office = await createOffice({ divisionId: "ocd-division/country:us/state:ca/sldl:9" });
  const official = await createHolder({ officeId: office.id, name: "Ana Alba" });
  const { id: supporterId } = await createSupporter();
  await prisma.call.create({
    data: {
      id: crypto.randomUUID(),
      pageId: page.id,
      supporterId,
      officialId: official.id,
      outcome: "talked",
      language: "en",
      calledAt: now,
    },
  });
  expect(await changeOutreachStatus(which, "draft", deed)).toEqual({ outcome: "used" });
  expect(await removeOutreach(which, deed)).toEqual({ outcome: "used" });
  expect(await changeOutreachStatus(which, "closed", deed)).toEqual({ outcome: "saved" });
  expect(await prisma.callCount.findMany({ where: { pageId: page.id } })).toMatchObject([
    { outcome: "talked", counted: 1 },
  ]);
});

test("what is done to a page stands in the trail", async () => {
  const which = await begin();
  await saveOutreachWords(which, 0, words({ language: "es", title: "Llámeles", points: "Uno." }), deed);
  await removeOutreach(which, deed);
  const trail = await prisma.auditEntry.findMany({ where: { subjectId: which.id }, orderBy: { id: "asc" } });
  expect(trail.map(({ what }) => what)).toEqual([
    ...["outreach.created", "outreach.words-updated", "outreach.removed"],
  ]);
  // What differs says itself of which language it is.
  expect(trail[1]!.after).toMatchObject({ "es.title": "Llámeles" });
});
