import { expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { createCampaign } from "#tests/factories/create-campaign.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { duplicateCampaign } from "./duplicate-campaign.server.ts";

test("copies of a campaign are told apart by name, from it and from each other", async () => {
  const { actor } = await createActor();
  const deed = { actor, now: new Date() };
  const { id } = await createCampaign({
    en: { name: "The meadow stays" },
    es: { name: "El prado se queda" },
  });
  const namesOf = async (campaignId: string) =>
    (await prisma.campaignTranslation.findMany({ where: { campaignId }, orderBy: { language: "asc" } })).map(
      ({ name }) => name,
    );

  const first = await duplicateCampaign(id, [], deed);
  const second = await duplicateCampaign(id, [], deed);
  expect(first!.name, "what it is a copy of").toBe("The meadow stays");
  expect(await namesOf(first!.id)).toEqual(["The meadow stays (copy)", "El prado se queda (copia)"]);
  expect(await namesOf(second!.id)).toEqual(["The meadow stays (copy 2)", "El prado se queda (copia 2)"]);
  expect(await namesOf(id)).toEqual(["The meadow stays", "El prado se queda"]);
});
