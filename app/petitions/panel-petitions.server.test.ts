import { beforeEach, describe, expect, test } from "vitest";
import { auditPage } from "#app/audit/audit-queries.server.ts";
import { findCampaign } from "#app/campaigns/campaign-queries.server.ts";
import { addPartner, removePartner } from "#app/campaigns/partners.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { fromParagraphs } from "#app/platform/rich-text.ts";
import type { Content } from "#app/revisions/revision.ts";
import { createCampaign } from "#tests/factories/create-campaign.ts";
import { createPetition as makePetition } from "#tests/factories/create-petition.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { newSignature } from "#tests/factories/new-signature.ts";
import { changePetitionStatus, deletePetition } from "./change-petition.server.ts";
import { createPetition } from "./create-petition.server.ts";
import { copyPetitions, duplicatePetition } from "./duplicate-petition.server.ts";
import { findPanelPetition, panelPetitions } from "./panel-petition.server.ts";
import { PetitionContent } from "./petition-content.ts";
import { findPetition, forgetPetitions, petitionsOf, previewPetition } from "./petition-queries.server.ts";
import { changePetitionSlug } from "./petition-slugs.server.ts";
import { restorePetition, savePetition, type WhichPetition } from "./save-petition.server.ts";
import { signPetition } from "./sign-petition.server.ts";
import { thanksView } from "./thanks-view.server.ts";

const now = new Date("2026-03-01T10:00:00Z");
let deed: { actor: Awaited<ReturnType<typeof createActor>>["actor"]; now: Date };

beforeEach(async () => {
  deed = { actor: (await createActor({ name: "Ana" })).actor, now };
  forgetPetitions();
});

const contentOf = async (which: WhichPetition): Promise<Content> =>
  (await findPanelPetition(which, "en"))!.content;

async function save(which: WhichPetition, change: Content, version = 0) {
  const content = { ...(await contentOf(which)), ...change };
  return savePetition(which, { content, base: { version, merge: null } }, deed);
}

describe("a petition of the panel", () => {
  test("begins as a draft that nobody sees, and opens once it can be shown", async () => {
    const { id: campaignId } = await createCampaign();
    const made = await createPetition({ campaignId, title: "Keep the / pool", language: "en" }, deed);
    const which = { id: made!.id, campaignId };
    expect(await findPanelPetition(which, "es")).toMatchObject({ slug: "keep-the-pool", status: "draft" });
    expect(await findPetition("keep-the-pool", "en")).toBeNull();
    expect(await changePetitionStatus(which, "open", deed)).toEqual({ outcome: "incomplete" });

    await save(which, { "target.en": "The council" });
    expect(await changePetitionStatus(which, "open", deed)).toEqual({ outcome: "changed", from: "draft" });
    forgetPetitions();
    expect(await findPetition("keep-the-pool", "es"), "Spanish is not written yet").toMatchObject({
      title: "Keep the / pool",
      language: "en",
      state: "open",
    });
    expect((await auditPage({ subjectId: which.id })).lines.map(({ what }) => what)).toEqual([
      "petition.opened",
      "petition.updated",
      "petition.created",
    ]);
  });

  test("is previewed as a draft by whoever may, in a campaign that is a draft, too", async () => {
    const { id: campaignId, slug: campaign } = await createCampaign({ status: "draft" });
    const { slug, id } = await makePetition({ campaignId });
    await changePetitionStatus({ id, campaignId }, "draft", deed);
    expect(await findPetition(slug, "en")).toBeNull();
    expect(await previewPetition(slug, "en", campaignId)).toMatchObject({ state: "open" });
    expect(await previewPetition(slug, "en", id), "with a ticket for something else").toBeNull();
    expect(await findCampaign(campaign, "en", { previewOf: campaignId })).toMatchObject({ status: "live" });
    expect(await findCampaign(campaign, "en")).toBeNull();
    expect(await petitionsOf(campaignId, "en")).toEqual([]);
    expect(await petitionsOf(campaignId, "en", { previewOf: campaignId })).toHaveLength(1);
  });

  test("takes every setting, and its page has them", async () => {
    const which = await makePetition();
    const other = await makePetition({ campaignId: which.campaignId });
    const foreign = await makePetition();
    const outcome = await save(which, {
      "delivery.en": "Handed over on March 4.",
      "thanksTitle.en": "You did it",
      "shareSubject.en": "Sign this",
      "letter.en": fromParagraphs("Dear council") as unknown as Content,
      "fields.phone": "required",
      countries: ["MX", "US"],
      fixedGoal: 500,
      confirmation: "email",
      geography: "bars",
      showComments: false,
      oneTap: false,
      representatives: true,
      afterSigning: "petition",
      nextPetitionId: other.id,
      partners: [foreign.id],
    });
    expect(outcome).toMatchObject({ outcome: "saved", version: 1 });
    const page = await findPetition(which.slug, "en");
    expect(page).toMatchObject({
      delivery: "Handed over on March 4.",
      thanksTitle: "You did it",
      shareSubject: "Sign this",
      letter: fromParagraphs("Dear council"),
      fields: { phone: "required", given_name: "required" },
      countries: ["MX", "US"],
      fixedGoal: 500,
      confirmation: "email",
      geography: "bars",
      showComments: false,
      oneTap: false,
      representatives: true,
      next: { kind: "petition", slug: other.slug },
      partners: [],
    });
    const view = await thanksView(page!, null, { language: "en" });
    expect(view.next).toMatchObject({ href: `/petitions/${other.slug}?source=thanks` });
    expect(view.share.links.mail).toContain("subject=Sign%20this");

    await changePetitionStatus({ id: other.id, campaignId: which.campaignId }, "closed", deed);
    forgetPetitions();
    const closed = await findPetition(which.slug, "en");
    expect(
      (await thanksView(closed!, null, { language: "en" })).next,
      "nothing leads to a closed one",
    ).toBeNull();
  });

  test("offers a page elsewhere after signing, or nothing", async () => {
    const which = await makePetition();
    await makePetition({ campaignId: which.campaignId });
    await save(which, { afterSigning: "nothing" });
    expect(
      (await thanksView((await findPetition(which.slug, "en"))!, null, { language: "en" })).next,
    ).toBeNull();
    await save(
      which,
      {
        afterSigning: "link",
        "nextTitle.en": "Call",
        "nextText.en": "Now",
        "nextUrl.en": "https://call.example/",
      },
      1,
    );
    expect(
      (await thanksView((await findPetition(which.slug, "en"))!, null, { language: "en" })).next,
    ).toEqual({
      title: "Call",
      text: "Now",
      href: "https://call.example/",
    });
  });

  test("closed takes no signature, even from a page that was loaded before", async () => {
    const which = await makePetition();
    await changePetitionStatus(which, "closed", deed);
    expect(await signPetition(newSignature(which.id))).toEqual({ outcome: "closed" });
    expect(await findPetition(which.slug, "en")).toMatchObject({ state: "closed" });
    await changePetitionStatus(which, "open", deed);
    expect(await signPetition(newSignature(which.id))).toMatchObject({ outcome: "signed" });
    expect(await changePetitionStatus(which, "draft", deed), "signed ones are closed, not hidden").toEqual({
      outcome: "signed",
    });
  });

  test("is deleted only while nobody has signed", async () => {
    const signed = await makePetition();
    await signPetition(newSignature(signed.id));
    expect(await deletePetition(signed, deed)).toEqual({ outcome: "signed" });
    const fresh = await makePetition();
    await save(fresh, { fixedGoal: 7 });
    expect(await deletePetition(fresh, deed)).toMatchObject({ outcome: "deleted" });
    expect(await findPanelPetition(fresh, "en")).toBeNull();
    expect(await prisma.revision.count({ where: { subjectId: fresh.id } })).toBe(0);
    expect(await deletePetition(fresh, deed)).toEqual({ outcome: "not-found" });
  });

  test("of another campaign's address is not there", async () => {
    const { id } = await makePetition();
    const { id: campaignId } = await createCampaign();
    expect(await findPanelPetition({ id, campaignId }, "en")).toBeNull();
    expect(await deletePetition({ id, campaignId }, deed)).toEqual({ outcome: "not-found" });
    expect(await changePetitionSlug({ id, campaignId }, "new-slug", deed)).toEqual({ outcome: "not-found" });
    expect(await duplicatePetition({ id, campaignId }, deed)).toBeNull();
  });
});

describe("an address", () => {
  test("that was left leads to the petition, until somebody goes back to it", async () => {
    const which = await makePetition();
    const { slug } = which;
    expect(await changePetitionSlug(which, `${slug}-new`, deed)).toEqual({ outcome: "changed", from: slug });
    expect(await findPetition(slug, "es")).toMatchObject({ slug: `${slug}-new` });
    const other = await makePetition();
    expect(await changePetitionSlug(other, slug, deed), "its old links are its own").toEqual({
      outcome: "taken",
    });
    expect(await changePetitionSlug(other, `${slug}-new`, deed)).toEqual({ outcome: "taken" });
    expect(await changePetitionSlug(which, slug, deed)).toMatchObject({ outcome: "changed" });
    forgetPetitions();
    expect(await findPetition(`${slug}-new`, "en")).toMatchObject({ slug });
    expect((await findPanelPetition(which, "en"))!.oldSlugs).toEqual([`${slug}-new`]);
  });
});

describe("a copy", () => {
  test("has words, settings and partners, and neither signatures nor a page", async () => {
    const which = await makePetition({ partners: ["NDLON"], fixedGoal: 900 });
    await signPetition(newSignature(which.id));
    const copy = await duplicatePetition(which, deed);
    const found = await findPanelPetition({ id: copy!.id, campaignId: which.campaignId }, "en");
    expect(found).toMatchObject({ slug: `${which.slug}-2`, status: "draft", signatures: 0, isSigned: false });
    const content = await contentOf(which);
    expect(found!.content).toEqual({
      ...content,
      "title.en": `${content["title.en"]} (copy)`,
      "title.es": `${content["title.es"]} (copia)`,
    });
    expect((await panelPetitions(which.campaignId, "en")).map(({ id }) => id)).toEqual([which.id, copy!.id]);
  });

  test("into another campaign leads to the copies there", async () => {
    const one = await makePetition();
    const two = await makePetition({ campaignId: one.campaignId });
    await save(one, { afterSigning: "petition", nextPetitionId: two.id });
    const to = await createCampaign({ status: "draft" });
    await prisma.$transaction((tx) => copyPetitions(tx, { from: one.campaignId, to: to.id }));
    const copies = await prisma.petition.findMany({ where: { campaignId: to.id }, orderBy: { slug: "asc" } });
    expect(copies.map(({ status }) => status)).toEqual(["draft", "draft"]);
    const first = copies.find(({ slug }) => slug === `${one.slug}-2`);
    const second = copies.find(({ slug }) => slug === `${two.slug}-2`);
    expect(first!.nextPetitionId).toBe(second!.id);
  });
});

describe("saving", () => {
  test("an old state comes back as the newest, without what is gone", async () => {
    const which = await makePetition();
    const added = await addPartner(which.campaignId, { name: "A union", url: null, role: "member" }, deed);
    const partner = added.outcome === "changed" ? added.partner.id : "";
    await save(which, { partners: [partner], fixedGoal: 100 });
    await save(which, { partners: [], fixedGoal: 200 }, 1);
    expect(await restorePetition(which, 1, deed)).toBe("restored");
    expect(await contentOf(which)).toMatchObject({ partners: [partner], fixedGoal: 100 });
    expect(await restorePetition(which, 9, deed)).toBe("not-found");
    expect(await removePartner(which.campaignId, partner, deed)).toMatchObject({ outcome: "changed" });
  });

  test("what an old state does not tell of, since there was no such thing then, stays as it is", async () => {
    const which = await makePetition();
    await save(which, { representatives: true, fixedGoal: 100 });
    await save(which, { fixedGoal: 200 }, 1);
    await prisma.$transaction([
      prisma.$executeRaw`SET LOCAL session_replication_role = replica`,
      prisma.$executeRaw`
        UPDATE revision SET content = content - 'representatives' WHERE subject_id = ${which.id}::uuid`,
    ]);
    expect(await restorePetition(which, 1, deed)).toBe("restored");
    expect(await contentOf(which)).toMatchObject({ representatives: true, fixedGoal: 100 });
  });

  test("by two at once: one is told, and merging keeps both", async () => {
    const which = await makePetition();
    const ben = { actor: (await createActor({ name: "Ben" })).actor, now };
    const content = await contentOf(which);
    await savePetition(
      which,
      { content: { ...content, fixedGoal: 5 }, base: { version: 0, merge: null } },
      deed,
    );
    const mine = { ...content, "summary.en": "Ben's" };
    expect(
      await savePetition(which, { content: mine, base: { version: 0, merge: null } }, ben),
    ).toMatchObject({
      outcome: "changed-meanwhile",
      meanwhile: { latest: { author: "Ana" }, clashes: [], theirs: [{ field: "fixedGoal", theirs: 5 }] },
    });
    await savePetition(which, { content: mine, base: { version: 1, merge: { from: 0, take: [] } } }, ben);
    expect(await contentOf(which)).toMatchObject({ fixedGoal: 5, "summary.en": "Ben's" });
  });
});

test.each([
  [{ countries: "us, mx" }, { countries: ["MX", "US"] }],
  [{ countries: "XX" }, "bad-country"],
  [{ fixedGoal: "10,000" }, { fixedGoal: 10_000 }],
  [{ fixedGoal: "-3" }, "bad-goal"],
  [{ fixedGoal: "" }, { fixedGoal: null }],
  [{ "nextUrl.en": "javascript:alert(1)" }, "bad-link"],
  [{ "fields.phone": "maybe" }, "unknown"],
  [{ "title.en": "x".repeat(161) }, "too-long"],
  [{ "letter.en": '{"type":"doc","content":[{"type":"script"}]}' }, "bad-text"],
])("the form reads %j as %j", async (given, expected) => {
  const which = await makePetition();
  const read = PetitionContent.safeParse({ ...(await contentOf(which)), ...given });
  if (typeof expected === "string") expect(read.error?.issues[0]?.message).toBe(expected);
  else expect(read.data).toMatchObject(expected);
});
