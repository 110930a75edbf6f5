import { expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { createCampaign } from "#tests/factories/create-campaign.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { openPanel } from "./panel-requests.fixture.ts";

/** Names of columns that no form has: what somebody adds who has read the schema. */
const smuggled = {
  id: "0140f5c3-5d00-7000-8000-000000000001",
  role: "owner",
  status: "live",
  publishedAt: "2013-01-01T00:00:00Z",
  published_at: "2013-01-01T00:00:00Z",
  campaignId: "0140f5c3-5d00-7000-8000-000000000002",
  constructor: "x",
};

test("a member's own page changes nothing that its form does not have", async () => {
  const campaign = await createCampaign();
  const { actor, cookie } = await createActor({ role: "organizer", campaigns: [campaign.id] });
  const ask = await openPanel();
  const profile = { intent: "profile", name: "Ana Reyes", language: "es", timeZone: "America/Denver" };
  const reply = await ask("/admin/account", {
    method: "POST",
    cookie,
    fields: { ...profile, ...smuggled, email: "other@house.example", campaigns: "" },
  });
  expect(reply.status).toBe(303);
  const member = await prisma.staffMember.findUniqueOrThrow({
    where: { id: actor.id },
    include: { campaigns: true },
  });
  expect(member).toMatchObject({ name: "Ana Reyes", role: "organizer", email: actor.email });
  expect(member.campaigns.map(({ campaignId }) => campaignId)).toEqual([campaign.id]);
});

test("a campaign begins as a draft with an id of ours, whatever else is posted", async () => {
  const { cookie } = await createActor({ role: "organizer" });
  const ask = await openPanel();
  const fields = { name: "The bridge stays", language: "en", ...smuggled };
  const reply = await ask("/admin/campaigns/new", { method: "POST", cookie, fields });
  expect(reply.status).toBe(303);
  const made = await prisma.campaign.findFirstOrThrow({
    where: { translations: { some: { name: "The bridge stays" } } },
  });
  expect(made).toMatchObject({ status: "draft", publishedAt: null });
  expect(made.id).not.toBe(smuggled.id);
});
