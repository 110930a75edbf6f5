import { describe, expect, test } from "vitest";
import { auditPage } from "#app/audit/audit-queries.server.ts";
import { commandLine } from "#app/audit/record-audit.server.ts";
import { signPetition } from "#app/petitions/sign-petition.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { createCampaign } from "#tests/factories/create-campaign.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { newSignature } from "#tests/factories/new-signature.ts";
import { findCampaign, liveCampaigns, publicCampaigns } from "./campaign-queries.server.ts";
import { type CampaignStatus, campaignStatuses } from "./campaign-status.ts";
import { changeCampaignStatus } from "./change-campaign-status.server.ts";
import { panelCampaigns } from "./panel-campaigns.server.ts";

const actor = commandLine;
const now = new Date("2013-01-15T12:00:00Z");
const later = new Date("2013-02-01T12:00:00Z");

describe("a campaign", () => {
  test("is shown with its words, inks and coalition", async () => {
    const partner = await prisma.partner.create({ data: { name: "NDLON", url: "https://ndlon.org/" } });
    const { slug } = await createCampaign({
      partners: { create: { partnerId: partner.id, role: "sponsor", position: 1 } },
    });

    const page = await findCampaign(slug, "es");

    expect(page).toMatchObject({
      slug,
      status: "live",
      name: "La biblioteca se queda",
      language: "es",
      inks: { paper: "#F2EAD6", pull3: null },
      partners: [{ name: "NDLON", role: "sponsor", url: "https://ndlon.org/" }],
    });
  });

  test("that is not translated is shown in the language it has", async () => {
    const { slug } = await createCampaign({ es: null });
    expect(await findCampaign(slug, "es")).toMatchObject({ name: "The library stays", language: "en" });
  });

  test("is nobody's business while it is a draft", async () => {
    const { slug } = await createCampaign({ status: "draft" });
    expect(await findCampaign(slug, "en")).toBeNull();
    expect(await findCampaign("no-such-campaign", "en")).toBeNull();
  });

  test.each(["paused", "won", "lost", "archived"] as const)("that is %s keeps its page", async (status) => {
    const { slug } = await createCampaign({ status, closedAt: now });
    expect(await findCampaign(slug, "en")).toMatchObject({ status, closedAt: now.toISOString() });
  });

  test("that takes signatures stands before those that do not", async () => {
    await prisma.campaign.deleteMany();
    const won = await createCampaign({ status: "won", publishedAt: new Date("2013-03-01") });
    const older = await createCampaign({ publishedAt: new Date("2013-01-01") });
    const newer = await createCampaign({ publishedAt: new Date("2013-02-01") });
    await createCampaign({ status: "draft" });

    expect((await publicCampaigns("en")).map(({ slug }) => slug)).toEqual([newer.slug, older.slug, won.slug]);
    expect((await liveCampaigns("en")).map(({ slug }) => slug)).toEqual([newer.slug, older.slug]);
  });
});

describe("changing a campaign's status", () => {
  const steps: Record<CampaignStatus, CampaignStatus[]> = {
    draft: ["live", "archived"],
    live: ["draft", "paused", "won", "lost", "archived"],
    paused: ["live", "won", "lost", "archived"],
    won: ["live", "lost", "archived"],
    lost: ["live", "won", "archived"],
    archived: ["draft", "live", "paused", "won", "lost"],
  };

  for (const from of campaignStatuses) {
    for (const to of campaignStatuses.filter((status) => status !== from)) {
      const legal = steps[from].includes(to);
      test(`from ${from} to ${to} is ${legal ? "done" : "refused"}`, async () => {
        const { slug } = await createCampaign({ status: from });
        const result = await changeCampaignStatus({ slug }, to, { actor, now });
        expect(result).toMatchObject({ outcome: legal ? "changed" : "illegal", from });
        const { status } = await prisma.campaign.findUniqueOrThrow({ where: { slug } });
        expect(status).toBe(legal ? to : from);
      });
    }
  }

  test("keeps the first publication and the last closing", async () => {
    const { slug } = await createCampaign({ status: "draft" });
    await changeCampaignStatus({ slug }, "live", { actor, now });
    await changeCampaignStatus({ slug }, "paused", { actor, now: later });
    expect(await findCampaign(slug, "en")).toMatchObject({
      publishedAt: now.toISOString(),
      closedAt: later.toISOString(),
    });

    await changeCampaignStatus({ slug }, "won", { actor, now: new Date("2013-03-01T00:00:00Z") });
    expect(await findCampaign(slug, "en"), "closed when it was paused").toMatchObject({
      closedAt: later.toISOString(),
    });
  });

  test("coming back to live clears the closing", async () => {
    const { slug } = await createCampaign({ status: "paused", closedAt: now });
    await changeCampaignStatus({ slug }, "live", { actor, now: later });
    expect(await findCampaign(slug, "en")).toMatchObject({ closedAt: null });
  });

  test("to where it is changes nothing, and an unknown one is said to be unknown", async () => {
    const { slug } = await createCampaign();
    expect(await changeCampaignStatus({ slug }, "live", { actor, now })).toEqual({ outcome: "unchanged" });
    expect(await changeCampaignStatus({ slug: "no-such-campaign" }, "live", { actor, now })).toEqual({
      outcome: "not-found",
    });
  });

  test("by two at once is done one after the other", async () => {
    const { slug } = await createCampaign();
    const results = await Promise.all([
      changeCampaignStatus({ slug }, "won", { actor, now }),
      changeCampaignStatus({ slug }, "paused", { actor, now }),
    ]);
    const froms = results.map((result) => ("from" in result ? result.from : null));
    expect(new Set(froms), "the second began where the first ended").not.toEqual(new Set(["live"]));
  });

  test("back to a draft is refused once somebody has signed", async () => {
    const { id, slug } = await createCampaign();
    const { id: petitionId } = await createPetition({ campaignId: id });
    await signPetition(newSignature(petitionId));
    expect(await changeCampaignStatus({ slug }, "draft", { actor, now })).toEqual({
      outcome: "illegal",
      from: "live",
    });
  });

  test("to live needs a language that can be shown", async () => {
    const { slug } = await createCampaign({ status: "draft", en: { headline: " " }, es: null });
    expect(await changeCampaignStatus({ slug }, "live", { actor, now })).toEqual({
      outcome: "incomplete",
      from: "draft",
    });
  });

  test("into the archive keeps where it was, and writes the trail", async () => {
    const { id, slug } = await createCampaign({ status: "won" });
    await changeCampaignStatus({ slug }, "archived", { actor, now });
    expect(await prisma.campaign.findUnique({ where: { id } })).toMatchObject({ archivedFrom: "won" });
    expect((await auditPage({ subjectId: id })).lines).toMatchObject([
      { what: "campaign.archived", before: { status: "won" }, after: { status: "archived" }, campaignId: id },
    ]);
    await changeCampaignStatus({ slug }, "won", { actor, now });
    expect(await prisma.campaign.findUnique({ where: { id } })).toMatchObject({ archivedFrom: null });
  });
});

test("a campaign whose name is not translated yet is called by the other language's in the panel", async () => {
  const { id } = await createCampaign({ slug: "half-translated" });
  await prisma.campaignTranslation.updateMany({
    where: { campaignId: id, language: "es" },
    data: { name: " " },
  });
  const [english] = await panelCampaigns("en", [id]);
  expect(english!.name).not.toBe("");
  expect(await panelCampaigns("es", [id])).toEqual([english]);
});
