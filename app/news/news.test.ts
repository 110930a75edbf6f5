import { describe, expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { createCampaign } from "#tests/factories/create-campaign.ts";
import { createPost } from "#tests/factories/create-post.ts";
import { findPost, latestPosts, pinnedPost, postKindsOf } from "./news-queries.server.ts";
import { parsePostCursor, postCursor } from "./post-cursor.ts";

const now = new Date("2013-01-15T12:00:00Z");

describe("a campaign's news", () => {
  test("comes latest date first, a page at a time, also when dates are the same", async () => {
    const { id: campaignId } = await createCampaign();
    const dates = ["2012-12-01", "2012-12-21", "2012-12-21", "2012-12-21", "2013-01-04"];
    for (const date of dates) await createPost({ campaignId, datedOn: new Date(date) });

    const seen: string[] = [];
    let before = null;
    do {
      const page = await latestPosts(campaignId, "en", { limit: 2, before, now });
      expect(page.posts.length).toBeLessThanOrEqual(2);
      seen.push(...page.posts.map((post) => post.id));
      before = page.next && parsePostCursor(postCursor(page.next));
    } while (before);

    expect(new Set(seen).size).toBe(5);
    const all = await latestPosts(campaignId, "en", { limit: 50, now });
    expect(seen).toEqual(all.posts.map((post) => post.id));
    expect(all.posts.map((post) => post.datedOn)).toEqual([...dates].sort().reverse());
    expect(all.next).toBeNull();
  });

  test("leaves out drafts, what is dated to be published later, and other campaigns", async () => {
    const { id: campaignId } = await createCampaign();
    await createPost({ campaignId, publishedAt: null });
    await createPost({ campaignId, publishedAt: new Date("2013-02-01") });
    await createPost({ campaignId: (await createCampaign()).id });
    const { slug } = await createPost({ campaignId });

    const { posts } = await latestPosts(campaignId, "en", { limit: 10, now });

    expect(posts.map((post) => post.slug)).toEqual([slug]);
  });

  test("can be narrowed to a kind", async () => {
    const { id: campaignId } = await createCampaign();
    await createPost({ campaignId });
    const clipping = await createPost({
      campaignId,
      kind: "press",
      outlet: "The New York Times",
      byline: "Editorial board",
      url: "https://example.org/editorial",
      urlLanguage: "en",
    });

    const { posts } = await latestPosts(campaignId, "es", { limit: 10, kind: "press", now });

    expect(posts).toHaveLength(1);
    expect(posts[0]).toMatchObject({
      slug: clipping.slug,
      outlet: "The New York Times",
      urlLanguage: "en",
      hasBody: false,
    });
    expect(await postKindsOf(campaignId, { now })).toEqual(["update", "press"]);
  });

  test("shows the pinned post that is latest", async () => {
    const { id: campaignId } = await createCampaign();
    expect(await pinnedPost(campaignId, "en", { now })).toBeNull();
    await createPost({ campaignId, pinned: true, datedOn: new Date("2012-12-01") });
    const { slug } = await createPost({ campaignId, pinned: true, datedOn: new Date("2012-12-20") });
    expect(await pinnedPost(campaignId, "en", { now })).toMatchObject({ slug });
  });
});

describe("a post", () => {
  test("has its words and text in the reader's language, and says which it is", async () => {
    const { id: campaignId } = await createCampaign();
    const { slug } = await createPost({ campaignId, kind: "statement" });
    expect(await findPost(campaignId, slug, "es", { now })).toMatchObject({
      kind: "statement",
      title: "Nos reunimos",
      language: "es",
      datelinePlace: "Los Angeles",
      body: { type: "doc" },
    });
  });

  test("that is not translated is shown in the language it has", async () => {
    const { id: campaignId } = await createCampaign();
    const { slug } = await createPost({ campaignId, languages: ["en"] });
    expect(await findPost(campaignId, slug, "es", { now })).toMatchObject({ language: "en" });
  });

  test("of another campaign, a draft or nothing at all is null", async () => {
    const { id: campaignId } = await createCampaign();
    const { slug } = await createPost({ campaignId });
    const draft = await createPost({ campaignId, publishedAt: null });
    const other = await createCampaign();
    expect(await findPost(other.id, slug, "en", { now })).toBeNull();
    expect(await findPost(campaignId, draft.slug, "en", { now })).toBeNull();
    expect(await findPost(campaignId, "nothing", "en", { now })).toBeNull();
  });

  test("that was tampered with in the database is a bug, not a page", async () => {
    const { id: campaignId } = await createCampaign();
    const { id, slug } = await createPost({ campaignId });
    await prisma.postTranslation.updateMany({
      where: { postId: id },
      data: { body: { type: "doc", content: [{ type: "script" }] } },
    });
    await expect(findPost(campaignId, slug, "en", { now })).rejects.toThrow();
  });
});

test.each(["", "x", "2012-12-21", "2012-13-45_01940000-0000-7000-8000-000000000000", "2012-12-21_1' or 1=1"])(
  "a malformed cursor %j shows the first page",
  (text) => expect(parsePostCursor(text)).toBeNull(),
);
