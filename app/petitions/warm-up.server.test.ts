import { expect, test } from "vitest";
import { createCampaign } from "#tests/factories/create-campaign.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { busiestPaths } from "./warm-up.server.ts";

test("the newest campaign and its first petition are made ready, in both languages", async () => {
  const campaign = await createCampaign({ publishedAt: new Date("2100-01-01") });
  const petition = await createPetition({ campaignId: campaign.id });
  expect(await busiestPaths()).toEqual([
    `/campaigns/${campaign.slug}`,
    `/petitions/${petition.slug}`,
    `/es/campaigns/${campaign.slug}`,
    `/es/petitions/${petition.slug}`,
  ]);
});
