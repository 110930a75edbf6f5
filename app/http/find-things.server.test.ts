import { expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { createCampaign } from "#tests/factories/create-campaign.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { createPost } from "#tests/factories/create-post.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { findThings } from "./find-things.server.ts";

const named = (name: string) => ({ en: { name }, es: { name: `${name} en español` } });

test("campaigns, petitions and posts are found by the beginnings of their words, drafts too", async () => {
  const { actor } = await createActor();
  const { id } = await createCampaign({ ...named("The Quillaja / tree stays"), status: "draft" });
  const petition = await createPetition({ campaignId: id });
  const title = "Sign for / the quillaja";
  await prisma.petitionTranslation.updateMany({ where: { petitionId: petition.id }, data: { title } });
  const post = await createPost({
    campaignId: id,
    kind: "press",
    title: "Quillájas, otra vez",
    publishedAt: null,
  });
  await createPost({ campaignId: id, title: "Quillaja removed", removedAt: new Date() });
  const path = `/admin/campaigns/${id}`;

  expect(await findThings("quilla", actor)).toEqual([
    { href: path, text: "The Quillaja tree stays", group: "Campaign" },
    { href: `${path}/petitions/${petition.id}`, text: "Sign for the quillaja", group: "Petition" },
    { href: `${path}/news/${post.id}`, text: "Quillájas, otra vez", group: "Press" },
  ]);
  expect(await findThings("STAYS quillaj", actor)).toHaveLength(1);
  expect(await findThings("en español quillaja", actor), "by the other language").toHaveLength(1);
  expect(await findThings("illaja", actor)).toEqual([]);
});

test.each(["", " ", "q", "'", "\\", "!&|()*:", "\0", "<->"])("nothing is looked for by %j", async (typed) => {
  const { actor } = await createActor();
  expect(await findThings(typed, actor)).toEqual([]);
});

test("somebody who is held to campaigns finds what those have", async () => {
  const mine = await createCampaign(named("Zanja mine"));
  const other = await createCampaign(named("Zanja other"));
  for (const { id } of [mine, other]) await createPost({ campaignId: id, title: "Zanja news" });
  const { actor } = await createActor({ role: "viewer", campaigns: [mine.id] });
  const hrefs = (await findThings("zanja", actor)).map(({ href }) => href);
  expect(hrefs).toHaveLength(2);
  for (const href of hrefs) expect(href).toContain(mine.id);
  const { actor: nobodys } = await createActor({ role: "viewer", campaigns: [] });
  expect(await findThings("zanja", nobodys)).toEqual([]);
});

test("of many no more are shown than one looks through", async () => {
  const { actor } = await createActor();
  const { id } = await createCampaign();
  for (let i = 0; i < 9; i += 1) await createPost({ campaignId: id, title: `Muchas ${i}` });
  expect(await findThings("muchas", actor)).toHaveLength(6);
});
