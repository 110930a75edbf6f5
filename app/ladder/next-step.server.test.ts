import { beforeAll, expect, test, vi } from "vitest";
import { auditPage } from "#app/audit/audit-queries.server.ts";
import { signPetition } from "#app/petitions/sign-petition.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { createCampaign } from "#tests/factories/create-campaign.ts";
import { createDonation } from "#tests/factories/create-donation.ts";
import { createFundraising } from "#tests/factories/create-fundraising.ts";
import { createMeasure } from "#tests/factories/create-measure.ts";
import { createCorner, createOutreach } from "#tests/factories/create-outreach.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { createSupporter } from "#tests/factories/create-supporter.ts";
import { newSignature } from "#tests/factories/new-signature.ts";
import { changeLadder, ladderOfCampaign } from "./change-ladder.server.ts";
import { whatNext } from "./next-step.server.ts";
import type { JustDone } from "./rungs.ts";

// Giving is set up.
vi.hoisted(() => {
  Object.assign(process.env, { STRIPE_SECRET_KEY: "sk_test_ladder", STRIPE_WEBHOOK_SECRET: "whsec_ladder" });
});

const now = new Date("2026-12-01T18:00:00Z");
const days = (count: number) => new Date(now.getTime() - count * 86_400_000);

let corner: Awaited<ReturnType<typeof createCorner>>;
beforeAll(async () => {
  corner = await createCorner();
});

/** A campaign with something of every kind to do, and somebody who lives where a senator is undecided. */
async function everything() {
  const measure = await createMeasure();
  const campaign = await createCampaign({ measure: { connect: { id: measure.id } } });
  await prisma.position.create({
    data: {
      ...{ measureId: measure.id, officialId: corner.senator.id },
      ...{ stance: "undecided", statedOn: new Date("2026-11-01") },
    },
  });
  const campaignId = campaign.id;
  const petition = await createPetition({ campaignId });
  const calls = await createOutreach({ kind: "calls", campaignId, measureId: null });
  const letters = await createOutreach({ kind: "letters", campaignId, measureId: null });
  const giving = await createFundraising({ campaignId });
  const supporter = await createSupporter();
  const { senate } = corner.divisions;
  await prisma.supporterDivision.create({
    data: { supporterId: supporter.id, divisionId: senate, foundAt: now },
  });
  const on = { id: campaignId, status: "live", measureId: measure.id };
  const ask = async (supporterId: string | null = supporter.id, just: JustDone = null) =>
    (await whatNext({ campaign: on, supporterId, just, language: "en", now })).step;
  return { campaign: on, petition, calls, letters, giving, supporter, ask };
}

const call = (pageId: string, supporterId: string, calledAt: Date) =>
  prisma.call.create({
    data: {
      ...{ id: crypto.randomUUID(), pageId, supporterId, officialId: corner.senator.id },
      ...{ outcome: "talked", language: "en", calledAt },
    },
  });

test("the first thing that fits somebody is asked: to call whom they may move, then to sign, write and give each month", async () => {
  const { petition, calls, letters, giving, supporter, ask } = await everything();
  expect(await ask()).toMatchObject({ rung: "call_undecided", path: `/calls/${calls.slug}` });
  await call(calls.id, supporter.id, days(3));
  expect(await ask()).toMatchObject({ rung: "sign", path: `/petitions/${petition.slug}` });
  await signPetition(newSignature(petition.id, { email: supporter.email, signedAt: days(2) }));
  expect(await ask()).toMatchObject({ rung: "write", path: `/letters/${letters.slug}` });
  expect(await ask(supporter.id, "wrote")).toMatchObject({ rung: "monthly", path: `/donate/${giving.slug}` });
  expect(await ask(supporter.id, "called")).toMatchObject({ rung: "write" });
});

test("who gives each month already is asked for no gift, and after a month to call again", async () => {
  const { campaign, calls, giving, supporter, ask } = await everything();
  const { actor } = await createActor({ role: "admin" });
  await changeLadder(campaign.id, ["monthly", "call_undecided", "share"], { actor, now });
  expect(await ask()).toMatchObject({ rung: "monthly" });
  await prisma.plan.create({
    data: {
      ...{ id: crypto.randomUUID(), pageId: giving.id, supporterId: supporter.id, currency: "USD" },
      ...{ amountMinor: 1_000, coveredMinor: 0, language: "en", startedAt: days(40), status: "active" },
    },
  });
  expect(await ask()).toMatchObject({ rung: "call_undecided" });
  await call(calls.id, supporter.id, days(20));
  expect(await ask(), "it is for passing it on").toBeNull();
  await prisma.call.updateMany({ where: { supporterId: supporter.id }, data: { calledAt: days(31) } });
  expect(await ask()).toMatchObject({ rung: "call_undecided" });
});

test("who gave lately is not asked for another gift, and nobody who has just given is", async () => {
  const { campaign, giving, supporter, ask } = await everything();
  const { actor } = await createActor({ role: "admin" });
  await changeLadder(campaign.id, ["give", "write"], { actor, now });
  expect(await ask()).toMatchObject({ rung: "give" });
  expect(await ask(supporter.id, "gave")).toMatchObject({ rung: "write" });
  await createDonation({ pageId: giving.id, supporterId: supporter.id, startedAt: days(30).toISOString() });
  expect(await ask()).toMatchObject({ rung: "write" });
});

test("of somebody who has not shown who they are nothing is told: only what they have just done is left out", async () => {
  const { ask, calls, letters, petition } = await everything();
  expect(await ask(null, "signed")).toMatchObject({ rung: "call", path: `/calls/${calls.slug}` });
  expect(await ask(null, "called")).toMatchObject({ rung: "sign", path: `/petitions/${petition.slug}` });
  await prisma.petition.update({ where: { id: petition.id }, data: { status: "closed" } });
  expect(await ask(null, "called")).toMatchObject({ rung: "write", path: `/letters/${letters.slug}` });
});

test("a campaign that is not live asks for nothing", async () => {
  const { campaign, supporter } = await everything();
  const asking = { supporterId: supporter.id, just: null, language: "en", now } as const;
  expect(await whatNext({ campaign: { ...campaign, status: "won" }, ...asking })).toMatchObject({
    step: null,
  });
});

test("the order is staff's, stands in the trail with what it was, and is taken back with that", async () => {
  const { campaign } = await everything();
  const { actor } = await createActor({ role: "organizer" });
  const deed = { actor, now };
  expect(await changeLadder(campaign.id, ["write"], deed)).toMatchObject({ outcome: "changed" });
  expect(await changeLadder(campaign.id, ["write"], deed)).toMatchObject({ outcome: "unchanged" });
  expect(await ladderOfCampaign(campaign.id)).toEqual(["write"]);
  const { lines } = await auditPage({ subjectId: campaign.id });
  expect(lines.filter(({ what }) => what === "campaign.ladder-changed")).toHaveLength(1);
  expect(await changeLadder(crypto.randomUUID(), ["write"], deed)).toBeNull();
  const change = prisma.campaign.update({ where: { id: campaign.id }, data: { ladder: ["dance"] } });
  await expect(change).rejects.toThrow(/campaign_ladder_check/);
});
