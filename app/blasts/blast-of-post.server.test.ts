import { expect, test } from "vitest";
import { auditPage } from "#app/audit/audit-queries.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { createCampaign } from "#tests/factories/create-campaign.ts";
import { createPost } from "#tests/factories/create-post.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { blastOfPost } from "./blast-of-post.server.ts";
import { previewBlast } from "./preview-blast.server.ts";

const now = new Date("2026-03-02T12:00:00Z");
const seeing = { scope: { campaigns: null, personal: true }, now };
const sample = { as: "sample" } as const;

async function mailOf(change: Partial<Parameters<typeof createPost>[0]> = {}) {
  const campaign = await createCampaign();
  const post = await createPost({ campaignId: campaign.id, ...change });
  const { actor } = await createActor({ role: "organizer" });
  const made = await blastOfPost(post, { actor, now });
  const blast = made && { ...made, campaignId: campaign.id };
  const look = (language: "en" | "es") => previewBlast(blast!, language, sample, seeing);
  return { campaign, post, blast, look, actor };
}

test("a mail begins with what a post says, in both languages, and ends in the post's card", async () => {
  const { campaign, post, look, blast } = await mailOf();
  const english = (await look("en"))!.mail;
  expect(english.subject).toBe("They met with us");
  expect(english.text).toContain("They sat down with us.");
  expect(english.text).toContain("For the first time.");
  expect(english.html).toContain(`/campaigns/${campaign.slug}/news/${post.slug}`);
  expect(english.html).toMatch(/News[\s\S]*class="act"[\s\S]*Read it on our page/);
  const spanish = (await look("es"))!.mail;
  expect(spanish.subject).toBe("Nos reunimos");
  expect(spanish.text).toContain("Nos recibieron.");
  const { lines } = await auditPage({ subjectId: blast!.id });
  expect(lines.map(({ what }) => what)).toEqual(["blast.created"]);
});

test("of a clipping it begins with the excerpt, and leads to the article", async () => {
  const { look } = await mailOf({ kind: "press", url: "https://paper.example/story", outlet: "The Times" });
  const { mail } = (await look("en"))!;
  expect(mail.text).toContain("For the first time.");
  expect(mail.html).toMatch(/href="https:\/\/paper.example\/story"[\s\S]*Read it in The Times/);
});

test("a long title is cut at a word, and only written languages begin", async () => {
  const { blast } = await mailOf({ title: "Nobody knew ".repeat(30), languages: ["es"] });
  const made = await prisma.blast.findUniqueOrThrow({
    where: { id: blast!.id },
    include: { translations: true },
  });
  expect(made.name.length).toBeLessThanOrEqual(120);
  expect(made.translations.map(({ language }) => language)).toEqual(["es"]);
  expect(made.translations[0]!.subject).toMatch(/^Nobody knew .*…$/);
});

test("of a post that was removed, or is of another campaign, nothing begins", async () => {
  const { blast } = await mailOf({ removedAt: now });
  expect(blast).toBeNull();
  const { post, actor } = await mailOf();
  const { id: campaignId } = await createCampaign();
  expect(await blastOfPost({ id: post.id, campaignId }, { actor, now })).toBeNull();
});
