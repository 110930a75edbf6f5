import { expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { createCampaign } from "#tests/factories/create-campaign.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { leadingPetitions } from "./leading-petitions.server.ts";

test("each campaign's first petition comes with what was added up and what waits to be", async () => {
  const campaign = await createCampaign();
  const without = await createCampaign();
  const first = await createPetition({ campaignId: campaign.id });
  await prisma.petition.update({ where: { id: first.id }, data: { position: 0 } });
  const second = await createPetition({ campaignId: campaign.id });
  await prisma.petition.update({ where: { id: second.id }, data: { position: 1 } });
  await prisma.petitionCount.create({ data: { petitionId: first.id, counted: 90, updatedAt: new Date() } });
  await prisma.signatureCountDelta.createMany({
    data: [1, 1, -1].map((delta) => ({ petitionId: first.id, country: "US", delta })),
  });

  const leading = await leadingPetitions([campaign.id, without.id]);

  expect([...leading.keys()]).toEqual([campaign.id]);
  expect(leading.get(campaign.id)).toEqual({ slug: first.slug, signatures: 91, goal: 100 });
});

test("no campaigns, no question", async () => {
  expect(await leadingPetitions([])).toEqual(new Map());
});
