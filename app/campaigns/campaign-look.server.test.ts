import { expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { titledIn } from "#app/print/look-form.ts";
import { campaignPicture, sharePictureHref } from "#app/print/share-picture-href.ts";
import { draftOf, keepDraft } from "#app/revisions/drafts.server.ts";
import { revisionsOf } from "#app/revisions/revision-queries.server.ts";
import { testedThemes } from "#app/ui/theme.ts";
import { createCampaign } from "#tests/factories/create-campaign.ts";
import { createPicture } from "#tests/factories/create-picture.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { findCampaignLook, saveCampaignLook } from "./campaign-look.server.ts";
import { findCampaign } from "./campaign-queries.server.ts";
import { campaignSubject, findCampaignContent, saveCampaign } from "./save-campaign.server.ts";

const now = new Date("2013-01-14T18:00:00Z");

const look = { inks: testedThemes.delta, motif: "sun", ground: "flood" } as const;
const words = {
  en: { headline: "The river / is not for sale", alt: "" },
  es: { headline: "El río / no se vende", alt: "Un sol" },
};

async function opened(given: Parameters<typeof createCampaign>[0] = {}) {
  const { id, slug } = await createCampaign(given);
  const [{ actor }, before] = await Promise.all([createActor({ role: "organizer" }), findCampaignLook(id)]);
  return { id, slug, deed: { actor, now }, before: before!, version: before!.version };
}

const trail = (subjectId: string) => prisma.auditEntry.findMany({ where: { subjectId } });

test("a look is saved whole: inks, drawing, ground and titles, with an entry in the trail", async () => {
  const { id, slug, deed, version } = await opened();
  const before = await findCampaign(slug, "es");
  const result = await saveCampaignLook(id, { look, words, version }, deed);
  expect(result.outcome).toBe("saved");

  const after = await findCampaign(slug, "es");
  expect(after).toMatchObject({
    inks: testedThemes.delta,
    motif: "sun",
    ground: "flood",
    headline: "El río / no se vende",
    artAlt: "Un sol",
  });
  expect((await findCampaign(slug, "en"))?.artAlt, "the drawing's own words where none are given").toMatch(
    /sun/,
  );
  const href = (of: typeof after) => sharePictureHref({ kind: "campaign", slug }, campaignPicture(of!, "es"));
  expect(href(after), "what was kept of the old picture is not shown any more").not.toBe(href(before));
  const [entry] = await trail(id);
  expect(entry).toMatchObject({
    what: "campaign.look-changed",
    campaignId: id,
    actorName: deed.actor.name,
    before: { motif: "door", ground: "paper", headlineEn: "Keep it / open" },
    after: { motif: "sun", ground: "flood", headlineEn: "The river / is not for sale" },
  });
});

test("a new title is in the history of the campaign's words, and who saves next is not taken for its author", async () => {
  const { id, deed, version } = await opened();
  const subject = campaignSubject(id);
  const { actor: ben } = await createActor({ name: "Ben" });
  const form = new URLSearchParams("version=0&ask.en=Half a");
  await keepDraft(subject, { staffId: deed.actor.id, form, now });
  await saveCampaignLook(id, { look, words, version }, deed);
  const { lines } = await revisionsOf(subject);
  expect(lines.map(({ author, changed }) => [author, [...changed].sort()])).toEqual([
    [deed.actor.name, ["artAlt.en", "artAlt.es", "headline.en", "headline.es"]],
    [null, []],
  ]);
  expect(await draftOf(subject, deed.actor.id), "of the words that somebody still types").not.toBeNull();

  const content = { ...(await findCampaignContent(id))!, "ask.en": "Write to the council." };
  const saved = await saveCampaign(id, { content, base: { version: 1, merge: null } }, { actor: ben, now });
  expect(saved).toMatchObject({ outcome: "saved", version: 2 });
  const [latest] = (await revisionsOf(subject)).lines;
  expect(latest).toMatchObject({ author: "Ben", changed: ["ask.en"] });
});

test("who typed words while another changed the look meets a clash in what both changed alone", async () => {
  const { id, deed, version } = await opened();
  const content = { ...(await findCampaignContent(id))!, "headline.en": "Keep it / ours" };
  await saveCampaignLook(id, { look, words, version }, deed);
  const saved = await saveCampaign(id, { content, base: { version: 0, merge: null } }, deed);
  if (saved.outcome !== "changed-meanwhile") throw new Error(saved.outcome);
  expect(saved.meanwhile.clashes.map(({ field, mine }) => [field, mine])).toEqual([
    ["headline.en", "Keep it / ours"],
  ]);
  expect(saved.meanwhile.theirs.map(({ field }) => field).sort()).toEqual([
    "artAlt.en",
    "artAlt.es",
    "headline.es",
  ]);
});

test("a change of inks alone makes no state of the words", async () => {
  const { id, deed, version, before } = await opened();
  const inked = { ...before.look, inks: testedThemes.delta };
  expect(await saveCampaignLook(id, { look: inked, words: before.words, version }, deed)).toMatchObject({
    outcome: "saved",
  });
  expect((await revisionsOf(campaignSubject(id))).lines).toEqual([]);
});

test("what was there before can be put back with what the answer says", async () => {
  const { id, slug, deed, version } = await opened();
  const saved = await saveCampaignLook(id, { look, words, version }, deed);
  if (saved.outcome !== "saved") throw new Error(saved.outcome);
  const back = { look: saved.before.look, words: saved.before.words, version: saved.after.version };
  expect(await saveCampaignLook(id, back, deed)).toMatchObject({ outcome: "saved" });
  expect(await findCampaign(slug, "en")).toMatchObject({
    motif: "door",
    headline: "Keep it / open",
    artAlt: "A door, half open",
  });
});

test.each([
  ["text", { ink1: "#8E7FB0" }],
  ["button", { pull3: "#F7C948" }],
  ["paper", { paper: "#8899AA" }],
  ["drawing", { ink2: "#1A6068" }],
  ["flood", { ink2: "#A05040" }],
])("inks whose %s cannot be read are refused, and nothing is changed", async (name, bad) => {
  const { id, deed, version, before } = await opened();
  const inks = { ...testedThemes.delta, ...bad };
  const result = await saveCampaignLook(id, { look: { ...look, inks }, words, version }, deed);
  expect(result).toMatchObject({ outcome: "unreadable" });
  expect(result.outcome === "unreadable" && result.failing.map((check) => check.name)).toContain(name);
  expect(await findCampaignLook(id)).toEqual(before);
  expect(await trail(id)).toEqual([]);
});

test("of two who choose at once the second is told, and nothing of the first is lost", async () => {
  const { id, deed, version } = await opened();
  const other = { look: { ...look, motif: "dome" as const }, words, version };
  const results = await Promise.all([
    saveCampaignLook(id, { look, words, version }, deed),
    saveCampaignLook(id, other, deed),
  ]);
  expect(results.map(({ outcome }) => outcome).sort()).toEqual(["changed-meanwhile", "saved"]);
  expect(await trail(id)).toHaveLength(1);
});

test("a title is needed in the languages that the campaign has, and in no other", async () => {
  const { id, deed, version } = await opened({ es: null });
  const empty = { ...words, en: { headline: " / ", alt: "" } };
  expect(await saveCampaignLook(id, { look, words: empty, version }, deed)).toEqual({
    outcome: "untitled",
    languages: ["en"],
  });
  expect(await saveCampaignLook(id, { look, words, version }, deed)).toMatchObject({ outcome: "saved" });
  expect(await prisma.campaignTranslation.count({ where: { campaignId: id } })).toBe(1);
});

test("a language that was saved without its words is not asked for, and has no poster to take home", async () => {
  const none = { name: "", headline: "", ask: "", storyTitle: "", artAlt: "" };
  const { id, deed, version, before } = await opened({ es: none });
  expect([Object.keys(before.words), titledIn(before.words)]).toEqual([["en"], ["en"]]);
  expect(await saveCampaignLook(id, { look, words: { en: words.en }, version }, deed)).toMatchObject({
    outcome: "saved",
  });
  const row = { campaignId_language: { campaignId: id, language: "es" as const } };
  expect(await prisma.campaignTranslation.findUnique({ where: row })).toMatchObject(none);
});

test("a language with a name and no title yet is asked for its title, and has no poster until then", async () => {
  const { id, deed, version, before } = await opened({ es: { headline: "" } });
  expect([Object.keys(before.words), titledIn(before.words)]).toEqual([["en", "es"], ["en"]]);
  const untold = { ...words, es: { headline: "", alt: "" } };
  expect(await saveCampaignLook(id, { look, words: untold, version }, deed)).toEqual({
    outcome: "untitled",
    languages: ["es"],
  });
});

test("what was said of another drawing does not stay beside this one", async () => {
  const { id, slug, deed, version, before } = await opened();
  const same = { en: before.words.en!, es: before.words.es! };
  await saveCampaignLook(id, { look: { ...before.look, motif: "phone" }, words: same, version }, deed);
  expect((await findCampaign(slug, "en"))?.artAlt).toMatch(/telephone/);
});

test("saving what is there writes nothing into the trail", async () => {
  const { id, deed, version, before } = await opened();
  expect(await saveCampaignLook(id, { look: before.look, words: before.words, version }, deed)).toEqual({
    outcome: "unchanged",
  });
  expect(await trail(id)).toEqual([]);
});

test("the database takes no ink that is not one", async () => {
  const { id } = await createCampaign();
  await expect(prisma.campaign.update({ where: { id }, data: { ink1: "red" } })).rejects.toThrow(/inks_form/);
});

test("a picture of one's own takes the place of the drawing everywhere, and says what it shows", async () => {
  const { id, slug, deed, version } = await opened();
  const stored = await createPicture({ width: 1200, height: 800 });
  const own = { ...look, picture: { ...stored, fit: "fill" as const } };
  const silent = await saveCampaignLook(id, { look: own, words, version }, deed);
  expect(silent, "nobody else knows what it shows").toEqual({ outcome: "undescribed", languages: ["en"] });

  const described = { ...words, en: { ...words.en, alt: "A family on the courthouse steps" } };
  const saved = await saveCampaignLook(id, { look: own, words: described, version }, deed);
  if (saved.outcome !== "saved") throw new Error(saved.outcome);
  const shown = (await findCampaign(slug, "en"))!;
  expect(shown).toMatchObject({ picture: own.picture, artAlt: "A family on the courthouse steps" });
  const href = sharePictureHref({ kind: "campaign", slug }, campaignPicture(shown, "en"));
  expect(href).toMatch(/^\/og\/campaigns\/.*\.jpg\?/);
  const [entry] = await trail(id);
  expect(entry).toMatchObject({ after: { picture: stored.id, pictureFit: "fill" } });

  const drawn = { look, words: described, version: saved.after.version };
  expect(await saveCampaignLook(id, drawn, deed)).toMatchObject({ outcome: "saved" });
  const again = await findCampaign(slug, "en");
  expect(again?.picture).toBeNull();
  expect(again?.artAlt, "what was said of the picture is not said of the drawing").toMatch(/sun/);
});
