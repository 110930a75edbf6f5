import { expect, test } from "vitest";
import { duplicateCampaign } from "#app/campaigns/duplicate-campaign.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { createDonation } from "#tests/factories/create-donation.ts";
import { createFundraising } from "#tests/factories/create-fundraising.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { copyFundraising } from "./copy-fundraising.server.ts";
import { pageTotals } from "./page-totals.server.ts";

test("a copied campaign has its fundraising pages as drafts, with goal and words, under addresses of their own", async () => {
  const { actor } = await createActor();
  const page = await createFundraising({ goalMinor: 500_000, asksEmployer: true, position: 3 });
  await createDonation({ pageId: page.id });
  const deed = { actor, now: new Date() };
  const copies = [];
  for (const _ of [1, 2]) copies.push(await duplicateCampaign(page.campaign.id, [copyFundraising], deed));
  const pages = await prisma.fundraisingPage.findMany({
    where: { campaignId: { in: copies.map((copy) => copy!.id) } },
    include: { translations: true },
    orderBy: { id: "asc" },
  });
  expect(pages).toMatchObject(
    [2, 3].map((n) => ({
      ...{ slug: `${page.slug}-${n}`, status: "draft", goalMinor: 500_000, asksEmployer: true, position: 3 },
      ...{ version: 0, offers: page.offers },
    })),
  );
  expect(pages.map(({ translations }) => translations.map(({ title }) => title).sort())).toEqual(
    [1, 2].map(() => ["Keep us / going", "Para que / sigamos"]),
  );
  expect(await pageTotals(pages[0]!.id)).toEqual([]);
  expect(await pageTotals(page.id)).toHaveLength(1);
});
