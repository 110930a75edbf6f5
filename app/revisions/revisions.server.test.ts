import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { createCampaign } from "#tests/factories/create-campaign.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { deleteDraft, discardDraft, draftOf, keepDraft } from "./drafts.server.ts";
import { othersEditing, touchEditing } from "./editing.server.ts";
import { editingNews } from "./editor-state.server.ts";
import type { Base, Content, Subject } from "./revision.ts";
import { fieldVersions, findRevision, revisionsOf, versionOf } from "./revision-queries.server.ts";
import { deleteRevisions, lockSubject, markCurrent, saveRevision } from "./save-revision.server.ts";
import { stateView } from "./state-view.server.ts";
import { translationStates } from "./translation-state.ts";

type Actor = Awaited<ReturnType<typeof createActor>>["actor"];

const now = new Date("2026-03-01T10:00:00Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
const first: Content = { "title.en": "Keep it open", "title.es": "Que siga abierta", goal: 100 };

let subject: Subject;
let ana: Actor;
let ben: Actor;

beforeEach(async () => {
  const { id } = await createCampaign();
  subject = { kind: "campaign", id, campaignId: id };
  ana = (await createActor({ name: "Ana" })).actor;
  ben = (await createActor({ name: "Ben" })).actor;
});

/** Saves as a room does, with the database's own state as what was there. */
async function save(actor: Actor, change: Content, base: Base | number, at = now) {
  const of = typeof base === "number" ? { version: base, merge: null } : base;
  return prisma.$transaction(async (tx) => {
    await lockSubject(tx, subject);
    const content = { ...first, ...change };
    return saveRevision(tx, { subject, base: of, before: first, content, actor, now: at });
  });
}

describe("saving", () => {
  test("keeps how it was before as version 0, and then every state", async () => {
    expect(await versionOf(subject)).toBe(0);
    expect(await save(ana, { "title.en": "Keep it" }, 0)).toMatchObject({
      kind: "saved",
      version: 1,
      changed: ["title.en"],
      before: first,
    });
    await save(ben, { "title.en": "Keep it", goal: 200 }, 1, later(60));

    expect(await versionOf(subject)).toBe(2);
    const { lines, next } = await revisionsOf(subject);
    expect(lines).toEqual([
      { version: 2, at: later(60).toISOString(), author: "Ben", changed: ["goal"] },
      { version: 1, at: now.toISOString(), author: "Ana", changed: ["title.en"] },
      { version: 0, at: now.toISOString(), author: null, changed: [] },
    ]);
    expect(next).toBeNull();
    expect((await findRevision(subject, 0))?.content).toEqual(first);
  });

  test("the same again keeps nothing new, whatever the order of keys", async () => {
    await save(ana, { story: { type: "doc", content: [] } }, 0);
    expect(await save(ana, { story: { content: [], type: "doc" } }, 1)).toEqual({
      kind: "unchanged",
      version: 1,
    });
    expect(await versionOf(subject)).toBe(1);
  });

  test("on an old version writes nothing and says what the other changed", async () => {
    await save(ana, { "title.en": "Ana's", goal: 500 }, 0);
    const outcome = await save(ben, { "title.en": "Ben's", "title.es": "De Ben" }, 0, later(5));

    expect(outcome).toMatchObject({
      kind: "changed-meanwhile",
      meanwhile: {
        latest: { version: 1, author: "Ana" },
        from: 0,
        clashes: [{ field: "title.en", base: "Keep it open", mine: "Ben's", theirs: "Ana's" }],
        theirs: [{ field: "goal", base: 100, theirs: 500 }],
        merged: { "title.en": "Ben's", "title.es": "De Ben", goal: 500 },
      },
    });
    expect(await versionOf(subject)).toBe(1);
  });

  test("again after that merges, and takes theirs where that was chosen", async () => {
    await save(ana, { "title.en": "Ana's", goal: 500 }, 0);
    const mine = { "title.en": "Ben's", "title.es": "De Ben" };
    expect(await save(ben, mine, { version: 1, merge: { from: 0, take: [] } })).toMatchObject({
      kind: "saved",
      version: 2,
      content: { "title.en": "Ben's", "title.es": "De Ben", goal: 500 },
    });
    expect(
      await save(ana, { "title.en": "Ana again" }, { version: 2, merge: { from: 1, take: ["title.en"] } }),
    ).toMatchObject({ kind: "saved", content: { "title.en": "Ben's", "title.es": "De Ben" } });
  });

  test("a third save while somebody merges is told as well", async () => {
    await save(ana, { goal: 1 }, 0);
    await save(ana, { goal: 2 }, 1);
    expect(await save(ben, { goal: 3 }, { version: 1, merge: { from: 0, take: [] } })).toMatchObject({
      kind: "changed-meanwhile",
      meanwhile: { from: 0, latest: { version: 2 }, clashes: [{ mine: 3, theirs: 2 }] },
    });
  });

  test("of two at once one saves and the other is told", async () => {
    const outcomes = await Promise.all([
      save(ana, { "title.en": "Ana's" }, 0),
      save(ben, { "title.en": "Ben's" }, 0),
    ]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["changed-meanwhile", "saved"]);
  });

  test("the database lets nobody rewrite what was saved", async () => {
    await save(ana, { goal: 1 }, 0);
    await expect(
      prisma.revision.updateMany({ where: { subjectId: subject.id }, data: { authorName: "Ben" } }),
    ).rejects.toThrow("does not change");
  });
});

describe("a history", () => {
  test("goes on page by page", async () => {
    for (let version = 0; version < 4; version += 1) await save(ana, { goal: version }, version);
    const page = await revisionsOf(subject, { limit: 2 });
    expect(page.lines.map(({ version }) => version)).toEqual([4, 3]);
    expect(page.lines[1]!.changed, "compared with the one on the next page").toEqual(["goal"]);
    const rest = await revisionsOf(subject, { limit: 2, before: page.next });
    expect(rest.lines.map(({ version }) => version)).toEqual([2, 1]);
  });

  test("of another campaign's id is nobody's", async () => {
    await save(ana, { goal: 1 }, 0);
    const other = await createCampaign();
    expect(await findRevision({ ...subject, campaignId: other.id }, 1)).toBeNull();
    expect((await revisionsOf({ ...subject, campaignId: other.id })).lines).toEqual([]);
  });

  test("shows what a save changed and what is different now", async () => {
    await save(ana, { "title.en": "Keep it shut" }, 0);
    await save(ben, { "title.en": "Keep it shut", goal: 7 }, 1);
    const view = await stateView(subject, 1);
    expect(view).toMatchObject({ current: 2, line: { author: "Ana" } });
    expect(view!.changed).toEqual([
      {
        field: "title.en",
        parts: [
          { kind: "same", text: "Keep it " },
          { kind: "removed", text: "open" },
          { kind: "added", text: "shut" },
        ],
      },
    ]);
    expect(view!.sinceThen.map(({ field }) => field)).toEqual(["goal"]);
    expect(await stateView(subject, 9)).toBeNull();
  });

  test("a translation that catches up leaves its original as right as it was", async () => {
    const states = async (content: Content) =>
      translationStates(["title"], content, await fieldVersions(subject));
    await save(ana, { "title.en": "New", "title.es": "" }, 0);
    await save(ana, { "title.en": "New", "title.es": "Nueva" }, 1);
    expect(await states({ "title.en": "New", "title.es": "Nueva" })).toEqual({
      "title.en": "current",
      "title.es": "current",
    });
    await save(ana, { "title.en": "Newer", "title.es": "Nueva" }, 2);
    expect(await states({ "title.en": "Newer", "title.es": "Nueva" })).toMatchObject({ "title.es": "stale" });
    await save(ana, { "title.en": "Newer", "title.es": "Más nueva" }, 3);
    expect(await states({ "title.en": "Newer", "title.es": "Más nueva" })).toEqual({
      "title.en": "current",
      "title.es": "current",
    });
  });

  test("tells in which version a field changed last, and goes with its subject", async () => {
    await save(ana, { "title.en": "New" }, 0);
    await save(ana, { "title.en": "New", "title.es": "Nueva" }, 1);
    await save(ana, { "title.en": "Newer", "title.es": "Nueva" }, 2);
    expect(await fieldVersions(subject)).toEqual({ "title.en": 3, "title.es": 2 });
    await prisma.$transaction((tx) => markCurrent(tx, subject, ["title.es"]));
    expect(await fieldVersions(subject)).toEqual({ "title.en": 3, "title.es": 3 });
    await prisma.$transaction((tx) => deleteRevisions(tx, subject));
    expect(await fieldVersions(subject)).toEqual({});
    expect(await versionOf(subject)).toBe(0);
  });
});

describe("a draft", () => {
  const keep = (actor: Actor, typed: string, at = now) =>
    keepDraft(subject, { staffId: actor.id, form: new URLSearchParams(typed), now: at });

  test("keeps what was typed, and comes back as a form", async () => {
    expect(await keep(ana, "intent=save&version=3&title.en=Half a&tags=a&tags=b\u0000")).toBe(true);
    const fields = { "title.en": ["Half a"], tags: ["a", "b"] };
    expect(await draftOf(subject, ana.id)).toEqual({ fields, base: 3, at: now.toISOString() });
    expect(await draftOf(subject, ben.id), "is one member's").toBeNull();
  });

  test("thrown away comes back, and is gone once it is saved", async () => {
    await keep(ana, "version=0&goal=7");
    await discardDraft(subject, ana.id, now);
    expect(await draftOf(subject, ana.id)).toBeNull();
    await discardDraft(subject, ana.id, null);
    expect(await draftOf(subject, ana.id)).toMatchObject({ fields: { goal: ["7"] } });

    await save(ana, { goal: 7 }, 0);
    expect(await draftOf(subject, ana.id)).toBeNull();
    expect(await keep(ana, "version=0&goal=7", later(1)), "one that comes late is in what was saved").toBe(
      false,
    );
    await prisma.$transaction((tx) => deleteDraft(tx, subject, ana.id));
  });

  test("stays when the save was told of somebody else's", async () => {
    await keep(ben, "version=0&goal=3");
    await save(ana, { goal: 1 }, 0);
    expect(await save(ben, { goal: 3 }, 0)).toMatchObject({ kind: "changed-meanwhile" });
    expect(await draftOf(subject, ben.id)).toMatchObject({ fields: { goal: ["3"] } });
  });

  test("typed over a clash goes on from the state both began from", async () => {
    await save(ana, { goal: 1 }, 0);
    await keep(ben, "version=1&merge-from=0&take-theirs=goal&goal=3");
    expect(await draftOf(subject, ben.id)).toMatchObject({ base: 0, fields: { goal: ["3"] } });
    expect(await save(ben, { goal: 3 }, 0), "and meets it again").toMatchObject({
      kind: "changed-meanwhile",
    });
  });

  test("longer than a post may be is not kept", async () => {
    expect(await keep(ana, `version=0&story=${"a".repeat(1_000_001)}`)).toBe(false);
    expect(await keep(ana, `version=0&story=${"á".repeat(500_001)}`)).toBe(false);
  });

  test("of a campaign that is gone is not kept", async () => {
    const gone = { ...subject, campaignId: crypto.randomUUID() };
    const form = new URLSearchParams("version=0&goal=3");
    expect(await keepDraft(gone, { staffId: ana.id, form, now })).toBe(false);
  });
});

describe("who is editing", () => {
  test("is told to the others, from when they came until they are not heard of", async () => {
    expect(await touchEditing(subject, ana.id, now)).toEqual([]);
    await touchEditing(subject, ana.id, later(20));
    expect(await touchEditing(subject, ben.id, later(30))).toEqual([
      { id: ana.id, name: "Ana", since: now.toISOString() },
    ]);
    expect(await othersEditing(subject, ana.id, later(30))).toMatchObject([{ name: "Ben" }]);
    expect(await othersEditing(subject, ben.id, later(71))).toEqual([]);
    await touchEditing(subject, ana.id, later(300));
    expect(await othersEditing(subject, ben.id, later(301))).toMatchObject([
      { since: later(300).toISOString() },
    ]);
  });

  test("hears of a newer state", async () => {
    await save(ben, { goal: 9 }, 0);
    const news = (version: number) => editingNews(subject, { staffId: ana.id, version, now });
    expect(await news(0)).toMatchObject({ newer: { version: 1, author: "Ben" } });
    expect(await news(1)).toMatchObject({ newer: null });
  });
});
