import { beforeEach, expect, test, vi } from "vitest";
import { suppress } from "#app/mail/suppression.server.ts";
import { meetVisitor } from "#app/outreach/meet-visitor.server.ts";
import type { OutreachPage } from "#app/outreach/outreach-page.ts";
import { findOutreach } from "#app/outreach/outreach-queries.server.ts";
import { visitorCookie } from "#app/outreach/visitor-cookie.server.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import { createCorner, createOutreach, meetPosted } from "#tests/factories/create-outreach.ts";
import { createVisit } from "#tests/factories/create-visit.ts";
import { forgetUnconfirmedLetters } from "./forget-unconfirmed-letters.server.ts";
import { letterFromForm } from "./letter-from-form.server.ts";
import { lettersThanks } from "./letters-thanks.server.ts";
import { recordSaid } from "./record-said.server.ts";
import { readWritten } from "./written-cookie.server.ts";

// Nobody outside is asked.
vi.hoisted(() => Object.assign(process.env, { GEOCODER_URL: "off" }));

const now = new Date("2026-12-01T18:00:00Z");
const words = { subject: "Please vote yes", own_words: "I teach on 18th Street.", body: "Vote yes on AB 4." };
let corner: Awaited<ReturnType<typeof createCorner>>;
let page: OutreachPage;

beforeEach(async () => {
  await pool.query(
    "TRUNCATE letter, letter_count, outgoing_mail, suppression, office, official, district_plan, division CASCADE",
  );
  corner = await createCorner();
  const { slug } = await createOutreach({ kind: "letters", words: { points: ["Vote yes on AB 4."] } });
  page = (await findOutreach("letters", slug, "en"))!;
});

async function post(change: Record<string, string | null> = {}, cookies: string | null = null, at = now) {
  const form = await meetPosted(page, { ...words, ...change }, at);
  return letterFromForm(page, form, { visit: createVisit({ now: at }), cookies });
}

const cookieIn = (cookies: string[], name: string) =>
  cookies.find((cookie) => cookie.startsWith(`${name}=`))?.split(";")[0] ?? null;

async function written(change: Record<string, string | null> = {}, at = now) {
  const reply = await post(change, null, at);
  if (reply.kind !== "written") throw new Error(reply.kind);
  return readWritten(cookieIn(reply.cookies, "letters"), page.slug, at)!;
}

const letters = () => prisma.letter.findMany({ orderBy: { way: "asc" } });
const mails = () => prisma.outgoingMail.findMany({ select: { kind: true }, orderBy: { id: "asc" } });

test("a plain client that posts who it is and a letter at once gets a letter to each official, and one mail", async () => {
  const { letters: ids } = await written();
  expect(await letters()).toMatchObject([
    {
      officialId: corner.member.id,
      way: "mail",
      status: "waiting",
      address: "quintana@assembly.example",
      signedBy: "Ana Rivera",
      place: "San Francisco, CA 94114",
      body: "I teach on 18th Street.\n\nVote yes on AB 4.",
      confirmedAt: null,
    },
    {
      officialId: corner.senator.id,
      way: "form",
      status: "offered",
      address: "https://office.example/contact",
    },
  ]);
  expect(ids).toHaveLength(2);
  expect(await mails()).toEqual([{ kind: "letter.confirm" }]);
  expect(await prisma.supporterAction.count({ where: { kind: "wrote" } })).toBe(0);
});

test("who one is first and the letter afterwards, by the browser's cookie, is the same", async () => {
  const met = await post({ subject: null, own_words: null, body: null });
  if (met.kind !== "met") throw new Error(met.kind);
  const form = new URLSearchParams({
    subject: "",
    subject_own: "My own line",
    own_words: "",
    body: "Vote yes.",
  });
  const visit = createVisit({ now });
  const cookies = cookieIn(met.cookies, "visitor");
  expect(await letterFromForm(page, form, { visit, cookies })).toMatchObject({ kind: "written" });
  expect(await letters()).toMatchObject([
    { way: "mail", subject: "My own line", body: "Vote yes." },
    { way: "form" },
  ]);
  const lost = await letterFromForm(page, form, { visit, cookies: null });
  expect(lost).toMatchObject({ kind: "meet", lost: true, letter: { subject_own: "My own line" } });
});

test("an empty letter comes back with everything typed and for whom it is; nothing is written", async () => {
  const reply = await post({ own_words: " ", body: "", subject: "" });
  expect(reply).toMatchObject({
    kind: "letter",
    errors: { subject: ["required"], own_words: ["required"] },
    letter: {
      addressees: [
        { name: "Dolores Quintana", way: "mail" },
        { name: "Nora Whitfield", way: "form" },
      ],
    },
  });
  expect(await letters()).toEqual([]);
});

test("what abuse checks caught waits for staff, and its writer sees nothing of it", async () => {
  const { letters: ids } = await written({ website: "https://spam.example" });
  expect(await letters()).toMatchObject([
    { status: "waiting", reasons: ["honeypot"] },
    { status: "offered" },
  ]);
  const view = await lettersThanks(
    page,
    { slug: page.slug, givenName: "Ana", email: "a@b.example", letters: ids, repeated: [] },
    { language: "en" },
  );
  expect(view.letters.map(({ status }) => status)).toEqual(expect.arrayContaining(["waiting", "offered"]));
  expect(JSON.stringify(view)).not.toContain("honeypot");
});

test("a browser in which the address was proved is not asked again: queued, in the ledger, with a copy", async () => {
  const met = await meetVisitor(page, await meetPosted(page, {}, now), createVisit({ now }));
  if (met.kind !== "met") throw new Error(met.kind);
  const cookie = visitorCookie({ ...met.visitor, isProved: true }, now).split(";")[0]!;
  const form = new URLSearchParams(words);
  const reply = await letterFromForm(page, form, { visit: createVisit({ now }), cookies: cookie });
  expect(reply.kind).toBe("written");
  expect(await letters()).toMatchObject([{ status: "queued", confirmedAt: now }, { status: "offered" }]);
  expect(await mails()).toEqual([{ kind: "letter.copy" }]);
  const wrote = { supporterId: met.visitor.supporterId, kind: "wrote" } as const;
  expect(await prisma.supporterAction.count({ where: wrote })).toBe(1);
});

test("whoever only knows the address of somebody who confirmed writes nothing in their name", async () => {
  const email = "known@example.org";
  await written({ email });
  await prisma.letter.updateMany({ where: { way: "mail" }, data: { status: "queued", confirmedAt: now } });
  const { slug } = await createOutreach({ kind: "letters" });
  page = (await findOutreach("letters", slug, "en"))!;
  await written({ email });
  const own = await prisma.letter.findMany({ where: { pageId: page.id, way: "mail" } });
  expect(own).toMatchObject([{ status: "waiting", confirmedAt: null }]);
});

test("until it is confirmed a letter is written over; once it is on its way the first one stands", async () => {
  const email = "again@example.org";
  const first = await written({ email });
  const again = await written({ email, own_words: "Better words." }, new Date(now.getTime() + 60_000));
  expect(again.letters.toSorted()).toEqual(first.letters.toSorted());
  expect(await letters()).toMatchObject([{ body: expect.stringContaining("Better words.") }, {}]);
  expect(await mails()).toHaveLength(1);
  await prisma.letter.updateMany({ where: { way: "mail" }, data: { status: "queued", confirmedAt: now } });
  const third = await written({ email, own_words: "Somebody else's words." });
  expect(third.repeated).toEqual([corner.member.id]);
  expect(await letters()).toMatchObject([{ body: expect.stringContaining("Better words.") }, {}]);
});

test("an office whose address mail came back from is written to through its site", async () => {
  await suppress(pool, { canonical: "quintana@assembly.example", reason: "hard_bounce" });
  await written();
  expect((await letters()).map(({ way, address }) => [way, address])).toEqual(
    expect.arrayContaining([
      ["form", "https://office.example"],
      ["form", "https://office.example/contact"],
    ]),
  );
});

test("a page that closes while somebody writes takes nothing", async () => {
  await prisma.outreachPage.update({ where: { id: page.id }, data: { status: "closed" } });
  expect(await post()).toEqual({ kind: "gone" });
  expect(await letters()).toEqual([]);
});

test("what a writer says of a letter is their word: recorded as said, once in the ledger, never as sent", async () => {
  await written();
  const [mail, form] = await letters();
  expect(await recordSaid(mail!.id, true, { now })).toBe(false);
  expect(await recordSaid(form!.id, false, { now })).toBe(true);
  expect(await letters()).toMatchObject([{ status: "waiting" }, { status: "said_not_sent", sentAt: null }]);
  await recordSaid(form!.id, true, { now });
  await recordSaid(form!.id, true, { now });
  expect(await letters()).toMatchObject([{}, { status: "said_sent", sentAt: now }]);
  const ledger = await prisma.supporterAction.findMany({
    where: { kind: "wrote", supporterId: form!.supporterId },
  });
  expect(ledger).toMatchObject([{ subjectId: form!.id }]);
  await expect(prisma.letter.update({ where: { id: form!.id }, data: { status: "sent" } })).rejects.toThrow(
    /check constraint/,
  );
});

test("counts follow what became of letters", async () => {
  await written();
  await written();
  const [form] = await prisma.letter.findMany({ where: { way: "form" } });
  await recordSaid(form!.id, true, { now });
  const counts = await prisma.letterCount.findMany({ where: { pageId: page.id, counted: { gt: 0 } } });
  expect(Object.fromEntries(counts.map(({ status, counted }) => [status, counted]))).toEqual({
    waiting: 2,
    offered: 1,
    said_sent: 1,
  });
});

test("a cookie that outlived its erased writer writes nothing and asks who one is", async () => {
  const met = await post({ subject: null, own_words: null, body: null });
  if (met.kind !== "met") throw new Error(met.kind);
  await prisma.supporter.updateMany({ data: { erasedAt: now } });
  const form = new URLSearchParams({ subject: "Yes", body: "Vote yes." });
  const cookies = cookieIn(met.cookies, "visitor");
  const reply = await letterFromForm(page, form, { visit: createVisit({ now }), cookies });
  expect(reply).toMatchObject({ kind: "meet", lost: true, letter: { body: "Vote yes." } });
  expect(await letters()).toEqual([]);
});

test("what was never confirmed is forgotten after its time; what was confirmed or said to have gone is not", async () => {
  await written();
  const [mail, form] = await letters();
  const later = new Date(now.getTime() + 86_400_000);
  expect(await forgetUnconfirmedLetters({ before: now })).toBe(0);
  await prisma.letter.update({ where: { id: form!.id }, data: { status: "said_sent", sentAt: now } });
  expect(await forgetUnconfirmedLetters({ before: later })).toBe(1);
  expect(await letters()).toMatchObject([
    { id: mail!.id, status: "cancelled", body: "", signedBy: "", address: "" },
    { status: "said_sent", signedBy: "Ana Rivera" },
  ]);
});
