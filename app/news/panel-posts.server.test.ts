import { beforeEach, describe, expect, test } from "vitest";
import { auditPage } from "#app/audit/audit-queries.server.ts";
import { findCampaign } from "#app/campaigns/campaign-queries.server.ts";
import { addPartner } from "#app/campaigns/partners.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { fromParagraphs } from "#app/platform/rich-text.ts";
import type { Content } from "#app/revisions/revision.ts";
import { queuedJobs } from "#tests/database.ts";
import { createCampaign } from "#tests/factories/create-campaign.ts";
import { createPost as makePost } from "#tests/factories/create-post.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { type FakeWeb, startFakeWeb } from "#tests/fakes/web-server.ts";
import { noFacts } from "./article-facts.ts";
import { campaignFeed } from "./campaign-feed.server.tsx";
import { pinPost, purgePosts, putBackPost, removePost } from "./change-post.server.ts";
import { copyPosts } from "./copy-posts.server.ts";
import { createClipping, createPost } from "./create-post.server.ts";
import { clippingsOf, findPost, latestPosts, pinnedPost, postAddresses } from "./news-queries.server.ts";
import { clippingOrder, moveClipping, orderedClippings } from "./order-clippings.server.ts";
import { findPanelPost, postList } from "./panel-posts.server.ts";
import { postContent } from "./post-content.ts";
import { ClippingForm } from "./post-forms.ts";
import { changePostSlug } from "./post-slugs.server.ts";
import type { WhichPost } from "./post-subject.ts";
import {
  PUBLISH_POST,
  publishPost,
  publishScheduledPost,
  schedulePost,
  takeDownPost,
} from "./publish-post.server.ts";
import { readArticle } from "./read-article.server.ts";
import { restorePost, savePost } from "./save-post.server.ts";

const now = new Date("2026-03-01T10:00:00Z");
const later = new Date("2026-03-02T17:00:00Z");
const needed = { datedOn: "2013-01-04", precision: "day", "body.en": "", "body.es": "" };
const all = { kind: null, state: null, search: "" };
let deed: { actor: Awaited<ReturnType<typeof createActor>>["actor"]; now: Date };
let campaignId: string;

beforeEach(async () => {
  deed = { actor: (await createActor({ name: "Ana" })).actor, now };
  campaignId = (await createCampaign()).id;
});

async function begin(kind: "update" | "statement" | "victory" = "update", title = "They met with us") {
  const made = await createPost({ campaignId, kind, title, language: "en", today: "2026-03-01" }, deed);
  return { id: made!.id, campaignId };
}

async function save(which: WhichPost, change: Content, version = 0) {
  const { content } = (await findPanelPost(which, "en"))!;
  return savePost(which, { content: { ...content, ...change }, base: { version, merge: null } }, deed);
}

const seen = (slug: string, language: "en" | "es" = "en", at = later) =>
  findPost(campaignId, slug, language, { now: at });

describe("a post of the panel", () => {
  test("begins as a draft that nobody sees, and is published once it can be shown", async () => {
    const which = await begin();
    const { slug } = (await findPanelPost(which, "es"))!;
    expect(slug).toBe("they-met-with-us");
    expect(await publishPost(which, deed)).toEqual({ outcome: "post-incomplete" });

    await save(which, { "body.en": fromParagraphs("They sat down with us.") as unknown as Content });
    expect(await seen(slug)).toBeNull();
    expect(await publishPost(which, deed)).toEqual({ outcome: "changed" });

    expect(await seen(slug, "es"), "Spanish is not written yet").toMatchObject({
      language: "en",
      excerpt: "They sat down with us.",
      publishedAt: now.toISOString(),
    });
    expect(await publishPost(which, deed)).toEqual({ outcome: "unchanged" });
    expect((await auditPage({ subjectId: which.id })).lines.map(({ what }) => what)).toEqual([
      "post.published",
      "post.updated",
      "post.created",
    ]);
  });

  test("that is half done in a language is shown in the other", async () => {
    const which = await begin();
    await save(which, { "excerpt.en": "For the first time.", "excerpt.es": "Por primera vez." });
    await publishPost(which, deed);
    expect(await seen("they-met-with-us", "es"), "without a title").toMatchObject({ language: "en" });
    await save(which, { "title.es": "Nos reunimos" }, 1);
    expect(await seen("they-met-with-us", "es")).toMatchObject({ language: "es", title: "Nos reunimos" });
  });

  test("whose words were taken out again leaves the sitemap with its page", async () => {
    const which = await begin();
    await save(which, { "body.en": fromParagraphs("They sat down with us.") as unknown as Content });
    await publishPost(which, deed);
    const { slug } = (await prisma.campaign.findUnique({ where: { id: campaignId } }))!;
    const listed = async () =>
      (await postAddresses({ now: later })).some(({ campaign }) => campaign === slug);
    expect(await listed()).toBe(true);
    await save(which, { "body.en": { type: "doc", content: [] } as unknown as Content }, 1);
    expect(await seen("they-met-with-us")).toBeNull();
    expect(await listed()).toBe(false);
  });

  test("taken down comes back with the date it had", async () => {
    const { id, slug } = await makePost({ campaignId });
    const which = { id, campaignId };
    expect(await takeDownPost(which, deed)).toEqual({ outcome: "changed" });
    expect(await takeDownPost(which, deed)).toEqual({ outcome: "unchanged" });
    expect(await seen(slug)).toBeNull();
    expect(await findPanelPost(which, "en")).toMatchObject({ state: "draft" });
    await publishPost(which, deed);
    expect(await seen(slug)).toMatchObject({ publishedAt: "2013-01-03T09:00:00.000Z" });
  });

  test("draft, scheduled, taken down or removed is in no list, feed or sitemap", async () => {
    const { slug: campaignSlug } = (await prisma.campaign.findUnique({ where: { id: campaignId } }))!;
    const draft = await makePost({ campaignId, publishedAt: null, pinned: true });
    const planned = await makePost({ campaignId, publishedAt: null, kind: "press" });
    await prisma.post.update({ where: { id: planned.id }, data: { publishAt: new Date("2027-01-01") } });
    const down = await makePost({ campaignId });
    await takeDownPost({ id: down.id, campaignId }, deed);
    const removed = await makePost({ campaignId, pinned: true });
    await removePost({ id: removed.id, campaignId }, deed);

    const seenBy = { now: later };
    expect((await latestPosts(campaignId, "en", { limit: 10, ...seenBy })).posts).toEqual([]);
    expect(await clippingsOf(campaignId, "en", { limit: 10, ...seenBy })).toEqual([]);
    expect(await pinnedPost(campaignId, "en", seenBy)).toBeNull();
    for (const { slug } of [draft, planned, down, removed]) expect(await seen(slug), slug).toBeNull();
    const addresses = (await postAddresses(seenBy)).filter(({ campaign }) => campaign === campaignSlug);
    expect(addresses).toEqual([]);
    const campaign = (await findCampaign(campaignSlug, "en"))!;
    const around = { origin: "https://example.org", author: "Us", now: later };
    expect(await campaignFeed(campaign, "en", around)).not.toContain("<entry");
  });

  test("is previewed as a draft by whoever may, and never once it is removed", async () => {
    const { id, slug } = await makePost({ campaignId, publishedAt: null });
    const preview = { now, previewOf: campaignId };
    expect(await findPost(campaignId, slug, "en", preview)).toMatchObject({ slug });
    expect((await latestPosts(campaignId, "en", { limit: 5, ...preview })).posts).toHaveLength(1);
    expect(await findPost(campaignId, slug, "en", { now, previewOf: id }), "another ticket").toBeNull();
    await removePost({ id, campaignId }, deed);
    expect(await findPost(campaignId, slug, "en", preview)).toBeNull();
  });

  test("of another campaign is not found by any verb", async () => {
    const other = await createCampaign();
    const { id } = await makePost({ campaignId: other.id });
    const foreign = { id, campaignId };
    const nothing = { outcome: "not-found" };
    expect(await findPanelPost(foreign, "en")).toBeNull();
    expect(await publishPost(foreign, deed)).toEqual(nothing);
    expect(await takeDownPost(foreign, deed)).toEqual(nothing);
    expect(await schedulePost(foreign, later, deed)).toEqual(nothing);
    expect(await pinPost(foreign, true, deed)).toEqual(nothing);
    expect(await removePost(foreign, deed)).toEqual(nothing);
    expect(await putBackPost(foreign, deed)).toEqual(nothing);
    expect(await changePostSlug(foreign, "stolen", deed)).toEqual(nothing);
    expect(await moveClipping(foreign, 0, deed)).toEqual(nothing);
    expect(await restorePost(foreign, 0, deed)).toBe("not-found");
    const base = { version: 0, merge: null };
    expect(await savePost(foreign, { content: {}, base }, deed)).toEqual(nothing);
    const gone = { kind: "update", title: "x", language: "en", today: "2026-03-01" } as const;
    expect(await createPost({ ...gone, campaignId: id }, deed)).toBeNull();
  });
});

describe("a post that is saved", () => {
  test("tells of two who saved at once, and an earlier state comes back", async () => {
    const { id } = await makePost({ campaignId, kind: "statement" });
    const which = { id, campaignId };
    await save(which, { "title.en": "First", "datelinePlace.es": "Los Ángeles", precision: "month" });
    const second = await save(which, { "title.en": "Second" }, 0);
    expect(second).toMatchObject({ outcome: "changed-meanwhile", meanwhile: { latest: { version: 1 } } });

    expect(await restorePost(which, 0, deed)).toBe("restored");
    expect((await findPanelPost(which, "en"))!.content).toMatchObject({
      "title.en": "They met with us",
      "datelinePlace.es": "Los Angeles",
      precision: "day",
    });
  });

  test("is a statement of the coalition's, and of nobody else's", async () => {
    const { id } = await makePost({ campaignId, kind: "statement" });
    const which = { id, campaignId };
    const role = "member" as const;
    const ours = await addPartner(campaignId, { name: "NDLON", url: null, role }, deed);
    const other = await addPartner((await createCampaign()).id, { name: "Elsewhere", url: null, role }, deed);
    const idOf = (added: typeof ours) => (added.outcome === "changed" ? added.partner.id : "");

    await save(which, { partnerId: idOf(ours) });
    expect((await findPanelPost(which, "en"))!.content.partnerId).toBe(idOf(ours));
    await save(which, { partnerId: idOf(other) }, 1);
    expect((await findPanelPost(which, "en"))!.content.partnerId).toBe(idOf(ours));
    await save(which, { partnerId: null }, 1);
    expect((await findPanelPost(which, "en"))!.content.partnerId).toBeNull();
  });

  test("takes what its kind has, and nothing else", () => {
    const clipping = {
      headline: "A Brighter Line",
      url: "http://paper.example/line",
      urlLanguage: "en",
      datedOn: "2013-01-04",
      precision: "day",
      "title.en": "x",
      campaignId: "x",
      rank: "9",
    };
    expect(Object.keys(postContent("press").parse(clipping)).sort()).toEqual([
      ...["byline", "datedOn", "excerpt.en", "excerpt.es", "headline", "outlet", "precision", "url"],
      "urlLanguage",
    ]);
    expect(postContent("update").parse({ ...needed, url: "x" })).not.toHaveProperty("url");
  });

  test.each([
    ["press", { url: "javascript:alert(1)" }, "bad-article-link"],
    ["press", { url: "paper.example" }, "bad-article-link"],
    ["press", { urlLanguage: "fr" }, "unknown"],
    ["update", { datedOn: "2013-02-30" }, "bad-day"],
    ["update", { datedOn: "0013-02-03" }, "bad-day"],
    ["update", { datedOn: "" }, "required"],
    ["update", { precision: "hour" }, "unknown"],
    ["update", { "title.en": "x".repeat(201) }, "too-long"],
    ["update", { "body.es": '{"type":"doc","content":[{"type":"script"}]}' }, "bad-text"],
    ["statement", { partnerId: "x" }, "unknown"],
  ] as const)("as %s with %j is refused: %s", (kind, change, message) => {
    const parsed = postContent(kind).safeParse({ ...needed, ...change });
    expect(parsed.error?.issues[0]?.message).toBe(message);
  });
});

describe("a post at a time", () => {
  test("is published by the clock, once, also by a job that runs twice", async () => {
    const { id, slug } = await makePost({ campaignId, publishedAt: null });
    const which = { id, campaignId };
    expect(await schedulePost(which, later, deed)).toEqual({ outcome: "changed", before: null });
    expect(await findPanelPost(which, "en")).toMatchObject({ state: "scheduled" });
    const waiting = (await queuedJobs(PUBLISH_POST)).filter(({ key }) => key?.includes(id));
    expect(waiting).toMatchObject([{ payload: { postId: id }, runAt: later }]);

    await publishScheduledPost({ postId: id }, { now });
    expect(await seen(slug), "before its moment").toBeNull();
    await publishScheduledPost({ postId: id }, { now: later });
    await publishScheduledPost({ postId: id }, { now: new Date("2026-03-03") });
    expect(await seen(slug)).toMatchObject({ publishedAt: later.toISOString() });
    const { lines } = await auditPage({ subjectId: id });
    expect(lines.map(({ what, actorName }) => [what, actorName])).toEqual([
      ["post.published", "Schedule"],
      ["post.scheduled", "Ana"],
    ]);
  });

  test("that is moved, taken back or published by hand is left alone by the first job", async () => {
    const { id, slug } = await makePost({ campaignId, publishedAt: null });
    const which = { id, campaignId };
    await schedulePost(which, later, deed);
    await schedulePost(which, new Date("2026-04-01"), deed);
    await publishScheduledPost({ postId: id }, { now: later });
    expect(await seen(slug)).toBeNull();
    expect(await schedulePost(which, null, deed)).toMatchObject({ before: "2026-04-01T00:00:00.000Z" });
    await publishScheduledPost({ postId: id }, { now: new Date("2026-04-02") });
    expect(await findPanelPost(which, "en")).toMatchObject({ state: "draft" });

    await schedulePost(which, later, deed);
    await publishPost(which, deed);
    await publishScheduledPost({ postId: id }, { now: later });
    expect(await seen(slug)).toMatchObject({ publishedAt: now.toISOString() });
    await publishScheduledPost({ postId: "0140f5c3-5d00-7000-8000-000000000009" }, { now });
    await expect(publishScheduledPost({}, { now })).rejects.toThrow();
  });

  test("that lost its words meanwhile stays a draft, and the trail says so", async () => {
    const { id, slug } = await makePost({ campaignId, publishedAt: null, languages: ["en"] });
    const which = { id, campaignId };
    await schedulePost(which, later, deed);
    await save(which, { "title.en": "" });
    await publishScheduledPost({ postId: id }, { now: later });
    expect(await seen(slug)).toBeNull();
    expect(await findPanelPost(which, "en")).toMatchObject({ state: "draft" });
    expect((await auditPage({ subjectId: id })).lines[0]).toMatchObject({ what: "post.unscheduled" });
  });

  test("is not taken for the past, for what is public, or for what cannot be shown", async () => {
    const { id } = await makePost({ campaignId });
    expect(await schedulePost({ id, campaignId }, later, deed)).toEqual({ outcome: "not-a-draft" });
    const which = await begin();
    expect(await schedulePost(which, now, deed)).toEqual({ outcome: "past" });
    expect(await schedulePost(which, later, deed)).toEqual({ outcome: "post-incomplete" });
  });
});

describe("an address", () => {
  test("that a post had leads to the one it has, and no other post gets it", async () => {
    const { id, slug } = await makePost({ campaignId, title: "Old" });
    const which = { id, campaignId };
    const other = await makePost({ campaignId });
    expect(await changePostSlug(which, "new-one", deed)).toEqual({ outcome: "changed", from: slug });
    expect(await seen(slug)).toMatchObject({ slug: "new-one" });
    expect(await changePostSlug({ id: other.id, campaignId }, slug, deed)).toEqual({ outcome: "taken" });
    expect(await changePostSlug(which, slug, deed)).toMatchObject({ outcome: "changed" });
    expect((await findPanelPost(which, "en"))!.oldSlugs).toEqual(["new-one"]);
    const made = await createPost(
      { campaignId, kind: "update", title: "New one", language: "en", today: "2026-03-01" },
      deed,
    );
    expect(await findPanelPost({ id: made!.id, campaignId }, "en")).toMatchObject({ slug: "new-one-2" });
  });

  test("of a draft leads nowhere", async () => {
    const { id, slug } = await makePost({ campaignId, publishedAt: null });
    await changePostSlug({ id, campaignId }, "hidden-one", deed);
    expect(await seen(slug)).toBeNull();
  });
});

describe("a removed post", () => {
  test("comes back as it was, but not at its time; after thirty days it is gone for good", async () => {
    const { id, slug } = await makePost({ campaignId, pinned: true });
    const which = { id, campaignId };
    await save(which, { "title.en": "Changed" });
    expect(await removePost(which, deed)).toMatchObject({ outcome: "changed", name: "Changed" });
    expect((await postList(campaignId, all, { language: "en" })).rows).toEqual([]);
    const removed = await postList(campaignId, { ...all, state: "removed" }, { language: "en" });
    expect(removed.rows).toMatchObject([{ id, state: "removed" }]);
    expect(await publishPost(which, deed)).toEqual({ outcome: "removed" });

    await putBackPost(which, deed);
    expect(await seen(slug)).toMatchObject({ title: "Changed", pinned: true });

    await removePost(which, deed);
    await purgePosts({ now: new Date(now.getTime() + 29 * 86_400_000) });
    expect(await findPanelPost(which, "en")).not.toBeNull();
    await purgePosts({ now: new Date(now.getTime() + 31 * 86_400_000) });
    expect(await findPanelPost(which, "en")).toBeNull();
    expect(await prisma.revision.count({ where: { subjectId: id } })).toBe(0);
  });

  test("that was to be published later is a draft when it comes back", async () => {
    const { id } = await makePost({ campaignId, publishedAt: null });
    const which = { id, campaignId };
    await schedulePost(which, later, deed);
    await removePost(which, deed);
    await publishScheduledPost({ postId: id }, { now: later });
    await putBackPost(which, deed);
    expect(await findPanelPost(which, "en")).toMatchObject({ state: "draft" });
  });

  test("is not copied with its campaign, and no copy is published or to be", async () => {
    const removed = await makePost({ campaignId });
    await removePost({ id: removed.id, campaignId }, deed);
    const planned = await makePost({ campaignId, publishedAt: null });
    await schedulePost({ id: planned.id, campaignId }, later, deed);
    await makePost({ campaignId });
    const to = (await createCampaign()).id;
    await prisma.$transaction((tx) => copyPosts(tx, { from: campaignId, to }));
    const { rows } = await postList(to, all, { language: "en" });
    expect(rows.map(({ state }) => state)).toEqual(["draft", "draft"]);
  });
});

describe("the list of posts", () => {
  test("comes last changed first, a page at a time", async () => {
    for (let i = 0; i < 5; i += 1) await makePost({ campaignId });
    const found: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof postList>> = await postList(campaignId, all, {
        ...{ language: "en", after, limit: 2 },
      });
      found.push(...page.rows.map(({ id }) => id));
      after = page.next;
    } while (after);
    expect(new Set(found).size).toBe(5);
    const whole = await postList(campaignId, all, { language: "en" });
    expect(found).toEqual(whole.rows.map(({ id }) => id));
  });

  test("is narrowed by kind, state and words in either language, with or without accents", async () => {
    const clipping = await makePost({ campaignId, kind: "press", title: "Una línea más clara" });
    const draft = await makePost({ campaignId, publishedAt: null });
    await makePost({ campaignId: (await createCampaign()).id, title: "Una línea" });
    const ids = async (filter: Partial<Parameters<typeof postList>[1]>) =>
      (await postList(campaignId, { ...all, ...filter }, { language: "en" })).rows.map(({ id }) => id);
    expect(await ids({ kind: "press" })).toEqual([clipping.id]);
    expect(await ids({ state: "draft" })).toEqual([draft.id]);
    expect(await ids({ search: "linea CLAR" })).toEqual([clipping.id]);
    expect(await ids({ search: "nos reun" })).toEqual([draft.id]);
    expect(await ids({ search: "línea 'x" })).toEqual([]);
    expect(await ids({ search: "\\' & ! : *" })).toEqual(await ids({}));
  });
});

describe("a clipping", () => {
  let web: FakeWeb;
  beforeEach(async () => {
    web = await startFakeWeb();
    return () => web.stop();
  });

  test("is made of a link, with what its page says", async () => {
    web.pages["/line?id=7"] = (_, response) =>
      response
        .writeHead(200, { "Content-Type": "text/html" })
        .end(
          '<html lang="en"><meta property="og:site_name" content="The Paper"><meta property="og:title" content="A Brighter Line"><meta property="article:published_time" content="2013-01-04T08:00:00Z"><meta name="author" content="By Ana Reyes">',
        );
    const { link } = ClippingForm.parse({
      link: `http://paper.example:${web.port}/line?utm_source=mail&id=7#top`,
    });
    const article = await readArticle(link, web.fetcher);
    const made = await createClipping({ campaignId, ...article, today: "2026-03-01" }, deed);
    expect(made.outcome).toBe("created");
    const which = { id: made.outcome === "created" ? made.id : "", campaignId };
    expect(await findPanelPost(which, "es")).toMatchObject({
      slug: "a-brighter-line",
      kind: "press",
      name: "A Brighter Line",
      state: "draft",
      content: {
        headline: "A Brighter Line",
        outlet: "The Paper",
        byline: "Ana Reyes",
        datedOn: "2013-01-04",
        url: `http://paper.example:${web.port}/line?id=7`,
        urlLanguage: "en",
      },
    });
    expect(await createClipping({ campaignId, ...article, today: "2026-03-01" }, deed)).toEqual({
      outcome: "known",
      id: which.id,
    });
    const elsewhere = (await createCampaign()).id;
    expect(
      await createClipping({ campaignId: elsewhere, ...article, today: "2026-03-01" }, deed),
    ).toMatchObject({ outcome: "created" });

    // Summed up in one language, it has its headline in both.
    await save(which, { "excerpt.es": "Una línea más clara." });
    await publishPost(which, deed);
    expect(await seen("a-brighter-line", "en")).toMatchObject({
      title: "A Brighter Line",
      excerpt: "Una línea más clara.",
      language: "es",
    });
  });

  test("of a page that cannot be read keeps the link, and is typed", async () => {
    const article = await readArticle("http://10.0.0.7/inside");
    expect(article).toEqual({
      url: "http://10.0.0.7/inside",
      facts: { ...noFacts, outlet: "10.0.0.7" },
      isRead: false,
    });
    const made = await createClipping({ campaignId, ...article, today: "2026-03-01" }, deed);
    const which = { id: made.outcome === "created" ? made.id : "", campaignId };
    expect(await publishPost(which, deed)).toEqual({ outcome: "clipping-incomplete" });
    await save(which, { headline: "Typed by hand" });
    expect(await publishPost(which, deed)).toEqual({ outcome: "changed" });
  });

  test.each([
    ["paper.example/a", "https://paper.example/a"],
    [" https://paper.example/a?b=1&fbclid=x ", "https://paper.example/a?b=1"],
    ["http://paper.example", "http://paper.example/"],
  ])("may be pasted as %j", (pasted, link) => expect(ClippingForm.parse({ link: pasted })).toEqual({ link }));

  test.each(["", "javascript:alert(1)", "ftp://paper.example/", "https://ana:secret@paper.example/"])(
    "is not made of %j",
    (link) => expect(ClippingForm.safeParse({ link }).success).toBe(false),
  );
});

describe("the order of clippings", () => {
  const clip = (title: string, day: string) =>
    makePost({
      campaignId,
      kind: "press",
      title,
      datedOn: new Date(day),
      url: `https://paper.example/${title}`,
    });
  const names = async () => (await clippingOrder(campaignId, "en")).map(({ name }) => name);
  const shown = async () =>
    (await clippingsOf(campaignId, "en", { limit: 3, now: later })).map(({ title }) => title);

  test("is by date until somebody moves one, and then theirs; a new one comes first", async () => {
    const a = await clip("a", "2013-01-01");
    await clip("b", "2013-01-02");
    const c = await clip("c", "2013-01-03");
    expect(await names()).toEqual(["c", "b", "a"]);

    expect(await moveClipping({ id: a.id, campaignId }, 0, deed)).toMatchObject({ from: 2, to: 0 });
    expect(await shown()).toEqual(["a", "c", "b"]);
    await moveClipping({ id: c.id, campaignId }, 99, deed);
    expect(await shown()).toEqual(["a", "b", "c"]);
    expect(await moveClipping({ id: c.id, campaignId }, 2, deed)).toEqual({ outcome: "unchanged" });

    const facts = { ...noFacts, headline: "new" };
    await createClipping({ campaignId, url: "https://paper.example/new", facts, today: "2010-01-01" }, deed);
    expect(await names()).toEqual(["new", "a", "b", "c"]);
    expect(await shown(), "a draft").toEqual(["a", "b", "c"]);
  });

  test("holds when two move at once, and beyond what can be put in an order", async () => {
    const made = [];
    for (let i = 10; i < 13 + orderedClippings; i += 1) made.push(await clip(`n${i}`, `20${i}-01-01`));
    const before = await names();
    expect(before).toHaveLength(orderedClippings);
    const [first, second] = await clippingOrder(campaignId, "en");
    await Promise.all([
      moveClipping({ id: first!.id, campaignId }, 1, deed),
      moveClipping({ id: second!.id, campaignId }, orderedClippings - 1, deed),
    ]);
    const after = await names();
    expect(after.toSorted()).toEqual(before.toSorted());
    const { rows } = await postList(campaignId, all, { language: "en", limit: 100 });
    expect(rows).toHaveLength(made.length);
  });
});
