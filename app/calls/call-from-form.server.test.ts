import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { findOutreach, forgetOutreach } from "#app/outreach/outreach-queries.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { createMeasure } from "#tests/factories/create-measure.ts";
import { createCorner, createOutreach, meetPosted } from "#tests/factories/create-outreach.ts";
import { createVisit } from "#tests/factories/create-visit.ts";
import { callFromForm } from "./call-from-form.server.ts";
import { callPage } from "./call-page.server.ts";
import { callCountsOf } from "./call-queries.server.ts";
import type { CallReply } from "./call-reply.ts";
import { MOST_CALLS } from "./record-call.server.ts";
import { callThanks } from "./thanks-view.server.ts";

// Ten in the morning of a Tuesday in California.
const now = new Date("2026-12-01T18:00:00Z");
const tomorrow = new Date("2026-12-02T18:00:00Z");

let corner: Awaited<ReturnType<typeof createCorner>>;
beforeAll(async () => {
  corner = await createCorner();
});

type Page = { kind: "calls"; slug: string };

async function post(
  { slug }: { slug: string },
  fields: Record<string, string> | URLSearchParams,
  { cookies = null as string | null, at = now, query = "" } = {},
) {
  const page = (await findOutreach("calls", slug, "en"))!;
  const visit = createVisit({ now: at, query: new URLSearchParams(query) });
  return callFromForm(page, new URLSearchParams(fields), { visit, cookies });
}

/** What a browser sends back of the cookies it was given. */
const jarOf = (reply: CallReply) =>
  ("cookies" in reply ? reply.cookies : []).map((cookie) => cookie.split(";")[0]).join("; ");

async function shown({ slug }: { slug: string }, cookies: string, at = now) {
  const page = (await findOutreach("calls", slug, "en"))!;
  return (await callPage(page, cookies, { language: "en", now: at })).view;
}

async function callers() {
  const page = (await createOutreach({ kind: "calls" })) as Page & { id: string; campaignId: string };
  const cookies = jarOf(await post(page, await meetPosted(page)));
  return { page, cookies };
}

const callsOn = (pageId: string) => prisma.call.findMany({ where: { pageId }, orderBy: { calledAt: "asc" } });
const told = (official: { id: string }, outcome: string, more: Record<string, string> = {}) => ({
  official: official.id,
  outcome,
  attempt: randomUUID(),
  ...more,
});

test("whoever says where they live is shown the first to call, then the next, then thanked; a reload changes nothing", async () => {
  const { page, cookies } = await callers();
  const first = await shown(page, cookies);
  expect(first).toMatchObject({
    at: 1,
    total: 2,
    visitor: { name: "Ana" },
    card: { isOwn: true, stance: "unknown" },
  });
  const [one, other] = [
    first!.card!.officialId,
    first!.card!.officialId === corner.member.id ? corner.senator : corner.member,
  ];
  expect(await post(page, told({ id: one }, "talked", { notes: "She listens." }), { cookies })).toEqual({
    kind: "told",
    isLast: false,
    cookies: [],
  });
  for (let reload = 0; reload < 2; reload++)
    expect(await shown(page, cookies)).toMatchObject({ at: 2, card: { officialId: other.id }, next: null });
  expect(await post(page, told(other, "voicemail"), { cookies })).toMatchObject({
    kind: "told",
    isLast: true,
  });
  expect(await shown(page, cookies)).toMatchObject({ total: 2, card: null });
  expect(await callsOn(page.id)).toMatchObject([
    { officialId: one, outcome: "talked", notes: "She listens.", calledAt: now },
    { officialId: other.id, outcome: "voicemail", notes: null },
  ]);
  const thanks = await callThanks((await findOutreach("calls", page.slug, "en"))!, cookies, {
    language: "en",
    now,
  });
  expect(thanks).toMatchObject({ calls: 2, name: "Ana", reminder: { day: "2026-12-02", isAsked: false } });
  expect(await shown(page, cookies, tomorrow)).toMatchObject({ at: 1, total: 2, card: { officialId: one } });
});

test("a plain client that says who it is and how the call went at once has its call recorded", async () => {
  const page = await createOutreach({ kind: "calls" });
  const form = await meetPosted(page, { ...told(corner.senator, "talked"), source: "flyer" });
  form.delete("attempt");
  expect(await post(page, form)).toMatchObject({ kind: "told", isLast: false });
  expect(await post(page, form)).toMatchObject({ kind: "told" });
  const calls = await callsOn(page.id);
  expect(calls).toMatchObject([{ officialId: corner.senator.id, outcome: "talked", source: "flyer" }]);
  // The next day it is another call.
  expect(await post(page, form, { at: tomorrow })).toMatchObject({ kind: "told" });
  expect(await callsOn(page.id)).toHaveLength(2);
});

test("a call leaves a line in the ledger, one that is put off does not, and a form sent twice is one call", async () => {
  const { page, cookies } = await callers();
  const form = told(corner.member, "no_answer");
  const [, , third] = await Promise.all([
    post(page, form, { cookies, query: "source=hub" }),
    post(page, form, { cookies, query: "source=hub" }),
    post(page, told(corner.senator, "skipped"), { cookies }),
  ]);
  expect(third).toMatchObject({ kind: "told" });
  const calls = await callsOn(page.id);
  expect(calls).toHaveLength(2);
  const called = calls.find(({ outcome }) => outcome === "no_answer")!;
  const lines = await prisma.supporterAction.findMany({ where: { campaignId: page.campaignId } });
  expect(lines).toMatchObject([
    { kind: "called", subjectId: called.id, supporterId: called.supporterId, source: "hub", occurredAt: now },
  ]);
  expect(await callCountsOf(page.id)).toMatchObject({
    calls: 1,
    byOutcome: { no_answer: 1, skipped: 1, talked: 0 },
    byOfficial: [
      { officialId: corner.member.id, name: "Dolores Quintana", calls: 1 },
      { officialId: corner.senator.id, calls: 0, byOutcome: { skipped: 1 } },
    ],
  });
});

test("a busy office leads to the official's next number before the next official", async () => {
  const home = await prisma.contactPlace.create({
    data: {
      officialId: corner.member.id,
      kind: "district",
      key: "home",
      locality: "San Francisco",
      region: "CA",
      phone: "+14155550131",
    },
  });
  const { page, cookies } = await callers();
  await post(page, told(corner.senator, "skipped"), { cookies });
  const before = await shown(page, cookies);
  expect(before!.card!.numbers.map(({ shown: number }) => number)).toEqual(["415 555 0131", "916 555 0142"]);
  await post(page, told(corner.member, "busy"), { cookies });
  const after = await shown(page, cookies);
  expect(after!.card!.numbers.map(({ shown: number }) => number)).toEqual(["916 555 0142", "415 555 0131"]);
  expect(await post(page, told(corner.member, "busy"), { cookies })).toMatchObject({ isLast: true });
  await prisma.contactPlace.delete({ where: { id: home.id } });
});

test("an official whom the page does not ask this supporter to call is refused, and what was typed stays", async () => {
  const { page, cookies } = await callers();
  const form = told(corner.neighbour, "talked", { notes: "Hello" });
  expect(await post(page, form, { cookies })).toMatchObject({
    kind: "invalid",
    at: "call",
    errors: { official: "official.not-yours" },
    typed: { notes: "Hello", outcome: "talked" },
    view: { at: 1, total: 2 },
  });
  expect(await post(page, { official: corner.member.id, notes: "Hello" }, { cookies })).toMatchObject({
    kind: "invalid",
    errors: { outcome: "outcome.required" },
    typed: { notes: "Hello" },
  });
  expect(await callsOn(page.id)).toEqual([]);
});

test("nobody's call is kept for the form that asks who they are, also where that form has to come back", async () => {
  const page = await createOutreach({ kind: "calls" });
  const form = told(corner.member, "talked", { notes: "Hello" });
  expect(await post(page, form)).toEqual({ kind: "unknown", typed: form });
  expect(await post(page, form, { cookies: "visitor=forged" })).toMatchObject({ kind: "unknown" });
  expect(await post(page, await meetPosted(page, { ...form, postal_code: "9411" }))).toMatchObject({
    kind: "invalid",
    at: "meet",
    typed: { ...form, given_name: "Ana" },
  });
  const both = await post(page, await meetPosted(page, { ...form, outcome: "sang" }));
  expect(both).toMatchObject({ kind: "invalid", at: "call", view: { at: 1 } });
  expect(jarOf(both)).toMatch(/^visitor=/);
});

test("whoever the checks caught is answered like everybody, and leaves no call, no line and no reminder", async () => {
  const page = await createOutreach({ kind: "calls" });
  const met = await post(page, await meetPosted(page, { website: "https://spam.example" }));
  expect(met).toMatchObject({ kind: "met" });
  const cookies = jarOf(met);
  expect(await shown(page, cookies)).toMatchObject({ at: 1, total: 2 });
  const first = await post(page, told(corner.member, "talked"), { cookies });
  expect(first).toMatchObject({ kind: "told", isLast: false });
  expect(await shown(page, jarOf(first)), "the next one, as for everybody").toMatchObject({ at: 2 });
  const last = await post(page, told(corner.senator, "voicemail"), { cookies: jarOf(first) });
  expect(last).toMatchObject({ kind: "told", isLast: true });
  expect(await shown(page, jarOf(last), tomorrow), "a new day").toMatchObject({ at: 1 });
  const atOnce = await meetPosted(page, { website: "x", ...told(corner.member, "talked") });
  expect(await post(page, atOnce)).toMatchObject({ kind: "told", isLast: false });
  expect(await callsOn(page.id)).toEqual([]);
  expect(await prisma.supporterAction.count({ where: { campaignId: page.campaignId } })).toBe(0);
});

test("a closed page takes nothing, also where it closed a moment ago", async () => {
  const { page, cookies } = await callers();
  await prisma.outreachPage.update({ where: { id: page.id }, data: { status: "closed" } });
  expect(await post(page, told(corner.member, "talked"), { cookies })).toEqual({ kind: "gone" });
  forgetOutreach();
  expect(await post(page, told(corner.member, "talked"), { cookies })).toEqual({ kind: "gone" });
  expect(await post(page, await meetPosted(page))).toEqual({ kind: "gone" });
  expect(await callsOn(page.id)).toEqual([]);
});

test("a person tells of so many calls on a page and day, and of others the next day", async () => {
  const { page, cookies } = await callers();
  await post(page, told(corner.member, "talked"), { cookies });
  const { supporterId } = await prisma.call.findFirstOrThrow({ where: { pageId: page.id } });
  const row = {
    pageId: page.id,
    supporterId,
    officialId: corner.member.id,
    outcome: "busy" as const,
    language: "en" as const,
  };
  await prisma.call.createMany({
    data: Array.from({ length: MOST_CALLS - 1 }, () => ({ ...row, id: randomUUID(), calledAt: now })),
  });
  const refused = await post(page, told(corner.senator, "talked", { notes: "N" }), { cookies });
  // Midnight in Los Angeles is fourteen hours away.
  expect(refused).toMatchObject({
    kind: "too-many",
    at: "call",
    retryAfter: 14 * 3_600,
    typed: { notes: "N" },
  });
  expect(await post(page, told(corner.senator, "talked"), { cookies, at: tomorrow })).toMatchObject({
    kind: "told",
  });
});

test("whoever was erased is nobody, and 'not you' makes a browser nobody", async () => {
  const { page, cookies } = await callers();
  await post(page, told(corner.member, "talked"), { cookies });
  const { supporterId } = await prisma.call.findFirstOrThrow({ where: { pageId: page.id } });
  await prisma.supporter.update({ where: { id: supporterId }, data: { erasedAt: now } });
  expect(await shown(page, cookies)).toBeNull();
  expect(await post(page, told(corner.senator, "talked"), { cookies })).toMatchObject({ kind: "unknown" });
  const forgotten = await post(page, { forget: "1" }, { cookies });
  expect(forgotten).toMatchObject({ kind: "forgotten" });
  expect(jarOf(forgotten)).toBe("visitor=");
});

test("a slip that is mended within a moment makes nobody a machine", async () => {
  const page = await createOutreach({ kind: "calls" });
  const slip = await post(page, await meetPosted(page, { postal_code: "9411" }));
  if (slip.kind !== "invalid") throw new Error(slip.kind);
  const mended = await post(page, {
    ...(slip.typed as Record<string, string>),
    postal_code: "94114",
    website: "",
  });
  await post(page, told(corner.member, "talked"), { cookies: jarOf(mended) });
  expect(await callsOn(page.id)).toHaveLength(1);
});

/** A page that follows a measure which stands on the floor of one house, and then of the other. */
async function onTheFloors() {
  const floor = (chamber: "upper" | "lower", outcome: "here" | "ahead") => ({
    kind: "floor" as const,
    chamber,
    outcome,
  });
  const { id: measureId } = await createMeasure({
    steps: [
      ["Senate floor", floor("upper", "here")],
      ["Assembly floor", floor("lower", "ahead")],
    ],
  });
  const page = (await createOutreach({ kind: "calls", rule: "stage", measureId })) as Page & { id: string };
  const move = async () => {
    const move = (chamber: string, outcome: "done" | "here") =>
      prisma.measureStage.updateMany({ where: { measureId, chamber }, data: { outcome } });
    await move("upper", "done");
    await move("lower", "here");
    forgetOutreach();
  };
  return { page, move };
}

test("a call that was made before the measure moved counts for whom it was made to", async () => {
  const { page, move } = await onTheFloors();
  const cookies = jarOf(await post(page, await meetPosted(page)));
  const { card } = (await shown(page, cookies))!;
  expect(card).toMatchObject({ officialId: corner.senator.id });
  await move();
  const offered = { ...told(corner.senator, "talked"), offer: card!.offer };
  expect(await post(page, { ...offered, official: corner.governor.id }, { cookies })).toMatchObject({
    errors: { official: "official.not-yours" },
  });
  expect(await post(page, offered, { cookies })).toMatchObject({ kind: "told" });
  expect(await callsOn(page.id)).toMatchObject([{ officialId: corner.senator.id, outcome: "talked" }]);
});

test("a measure that reaches the other house asks those it knows for the district it does not", async () => {
  const { page, move } = await onTheFloors();
  const cookies = jarOf(await post(page, await meetPosted(page, { postal_code: "94110" })));
  expect((await shown(page, cookies))!.card).toMatchObject({ officialId: corner.senator.id });
  await move();
  expect(await shown(page, cookies)).toBeNull();
  expect(await post(page, await meetPosted(page, { postal_code: "94110" }))).toMatchObject({
    kind: "invalid",
    errors: { sldl: ["district.open"] },
  });
});
