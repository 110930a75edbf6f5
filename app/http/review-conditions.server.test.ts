import { expect, test } from "vitest";
import { signPetition } from "#app/petitions/sign-petition.server.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { newSignature } from "#tests/factories/new-signature.ts";
import type { Asked } from "./require-staff.server.ts";
import { loadConditions } from "./review-conditions.server.ts";
import { loadReview } from "./review-list.server.ts";

const asking = (query: string) =>
  ({ context: { visit: { query: new URLSearchParams(query) } } }) as unknown as Asked;

test("judging all of a campaign stays within it, says so, and has a way out", async () => {
  const { actor } = await createActor();
  const petition = await createPetition();
  await createPetition();
  const campaign = petition.campaignId;
  const list = await loadReview(asking(""), actor, {
    base: `/admin/campaigns/${campaign}/signatures`,
    campaign,
  });
  expect(list.frame).toMatchObject({ id: campaign, without: null });

  const page = await loadConditions(asking(list.byConditions.split("?")[1]!), actor);
  expect(page.frame).toEqual({
    id: campaign,
    name: expect.any(String),
    without: "/admin/signatures/conditions",
  });
  expect(page.petitions.map(({ id }) => id)).toEqual([petition.id]);
  expect(page.action).toContain(campaign);
  expect((await loadConditions(asking(""), actor)).frame).toBeNull();
});

test("where none fits that is held, it says how many stand in another way", async () => {
  const { actor } = await createActor();
  const petition = await createPetition({ confirmation: "email" });
  const sign = (name: string) =>
    signPetition(
      newSignature(petition.id, {
        email: `${name}@mailinator.com`,
        status: "pending",
        reasons: ["disposable"],
      }),
    );
  await Promise.all([sign("one"), sign("two")]);
  const query = `campaign=${petition.campaignId}&domain=mailinator.com`;
  const { count, otherwise } = await loadConditions(asking(query), actor);
  expect([count.count, otherwise?.count]).toEqual([0, 2]);
  const wider = await loadConditions(asking(otherwise!.href.split("?")[1]!), actor);
  expect([wider.count.count, wider.otherwise]).toEqual([2, null]);
  expect(wider.frame?.id).toBe(petition.campaignId);
});
