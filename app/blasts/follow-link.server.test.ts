import { beforeAll, expect, test } from "vitest";
import { recordAction } from "#app/actions/record-actions.server.ts";
import { signPetition } from "#app/petitions/sign-petition.server.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import type { RichText } from "#app/platform/rich-text.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { createBlast, createReader, createSegmentOf } from "#tests/factories/create-blast.ts";
import { createDonation } from "#tests/factories/create-donation.ts";
import { createFundraising } from "#tests/factories/create-fundraising.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { newSignature } from "#tests/factories/new-signature.ts";
import { type ReadMail, readMail } from "#tests/factories/read-mail.ts";
import { archivedBlast } from "./archived-blast.server.ts";
import { followLink } from "./follow-link.server.ts";
import { GRACE_MS, letGo } from "./let-go.server.ts";
import { blastResults, forgetResults } from "./results.server.ts";
import { ATTRIBUTED_DAYS } from "./results.ts";
import { sendBlasts } from "./send-blasts.server.ts";
import { startBlast } from "./start-blast.server.ts";

const now = new Date("2026-03-02T12:00:00Z");
const begins = new Date(now.getTime() + GRACE_MS);
const later = (minutes: number) => new Date(begins.getTime() + minutes * 60_000);
const person = (at: Date) => ({ now: at, looksHuman: true, cookies: null });

beforeAll(() => pool.query("UPDATE blast_pace SET per_second = 10000, lane_per_second = 10000"));

/** A paragraph with one link in it. */
const linked = (text: string, href: string): RichText["content"][number] => ({
  type: "paragraph",
  content: [
    { type: "text", text: "Now: " },
    { type: "text", text, marks: [{ type: "link", attrs: { href } }] },
  ],
});

async function sent(body: RichText, count = 1) {
  const people = await Promise.all(Array.from({ length: count }, () => createReader({ language: "en" })));
  const include = [await createSegmentOf(people.map(({ id }) => id))];
  const blast = await createBlast({ audience: { include }, words: { en: { subject: "Hi", body } } });
  const { actor } = await createActor({ role: "admin" });
  await letGo(blast, "now", { actor, now });
  await startBlast({ blastId: blast.id }, { now: begins });
  const taken: ReadMail[] = [];
  await sendBlasts({
    now: begins,
    send: async (mail) => {
      taken.push(await readMail(mail));
      return { outcome: "sent", reply: "250" };
    },
  });
  return { blast, people, mails: people.map(({ email }) => taken.find(({ to }) => to === email)!) };
}

function linksIn(mail: ReadMail) {
  return [...mail.html.matchAll(/\/go\/([\w-]+)\/(\d+)/g)].map(([, token, number]) => ({
    token: token!,
    number: Number(number),
  }));
}

test("a link leads where it says, counts once for each person, and fills in the petition for whoever it was sent to", async () => {
  const petition = await createPetition();
  const own = `/petitions/${petition.slug}`;
  const body: RichText = {
    type: "doc",
    content: [linked("paper", "https://paper.example/story"), linked("sign", own)],
  };
  const { blast, people, mails } = await sent(body, 2);
  const [paper, sign] = linksIn(mails[0]!);
  const followed = await followLink(paper!.token, paper!.number, person(later(1)));
  expect(followed).toEqual({ to: "https://paper.example/story", cookie: null });
  const to = new URL((await followLink(sign!.token, sign!.number, person(later(3))))!.to);
  expect(to.origin + to.pathname).toBe(`${getSettings().APP_URL}${own}`);
  expect(to.searchParams.get("source")).toMatch(/^mail-/);
  expect(to.searchParams.get("k"), "fills the form in").toMatch(/^[\w-]{20,}$/);
  await followLink(paper!.token, paper!.number, person(later(9)));
  forgetResults();
  const results = await blastResults(blast.id);
  expect(results).toMatchObject({ clicked: 1, machineClicks: 0 });
  expect(results.links.map(({ people: count }) => count)).toEqual([1, 1]);
  expect(people).toHaveLength(2);
});

test("a link to a campaign's next step leads each reader to theirs", async () => {
  const petition = await createPetition();
  const { slug } = await prisma.campaign.findUniqueOrThrow({ where: { id: petition.campaignId } });
  const body: RichText = { type: "doc", content: [linked("next", `/campaigns/${slug}/next`)] };
  const { people, mails } = await sent(body, 2);
  await signPetition(newSignature(petition.id, { email: people[1]!.email, signedAt: now }));
  const leads = async (mail: ReadMail) => {
    const [link] = linksIn(mail);
    const { to } = (await followLink(link!.token, link!.number, person(later(1))))!;
    return new URL(to);
  };
  const first = await leads(mails[0]!);
  expect(first.pathname).toBe(`/petitions/${petition.slug}`);
  expect(first.searchParams.has("k"), "with the form filled in").toBe(true);
  expect((await leads(mails[1]!)).pathname).toBe(`/campaigns/${slug}`);
});

test("a number that no link has, somebody else's blast and a forged token lead nowhere", async () => {
  const { mails } = await sent({ type: "doc", content: [linked("x", "https://paper.example/")] });
  const [link] = linksIn(mails[0]!);
  expect(await followLink(link!.token, 2, person(later(1)))).toBeNull();
  expect(await followLink(link!.token, Number.NaN, person(later(1)))).toBeNull();
  expect(await followLink(`${link!.token.slice(0, -2)}AA`, 1, person(later(1)))).toBeNull();
  expect(await followLink("none", 1, person(later(1)))).toBeNull();
});

test("a program that opens every link at once is no reader", async () => {
  const body: RichText = {
    type: "doc",
    content: [linked("a", "https://paper.example/a"), linked("b", "https://paper.example/b")],
  };
  const { blast, mails } = await sent(body, 2);
  const [a, b] = linksIn(mails[0]!);
  await followLink(a!.token, a!.number, { ...person(later(1)), looksHuman: false });
  await followLink(b!.token, b!.number, person(later(1)));
  forgetResults();
  expect(await blastResults(blast.id)).toMatchObject({ clicked: 0, machineClicks: 2 });
});

test("what somebody does within days of following a link follows from the mail; what they did before does not", async () => {
  const { blast, people, mails } = await sent(
    { type: "doc", content: [linked("x", "https://paper.example/")] },
    3,
  );
  const [ana, bo, cy] = people;
  const did = (supporterId: string, kind: "signed" | "called" | "gave", at: Date) =>
    recordAction(prisma, { supporterId, campaignId: null, kind, subjectId: null }, { now: at });
  await did(ana!.id, "called", later(-30));
  for (const at of [0, 1]) {
    const [link] = linksIn(mails[at]!);
    await followLink(link!.token, link!.number, person(later(10)));
  }
  await did(ana!.id, "signed", later(12));
  await did(ana!.id, "signed", later(14));
  await did(bo!.id, "gave", later(12));
  await did(bo!.id, "signed", later(10 + (ATTRIBUTED_DAYS + 1) * 1_440));
  await did(cy!.id, "signed", later(12));
  const { id: pageId } = await createFundraising();
  await createDonation({ pageId, supporterId: bo!.id, amountMinor: 5_000, startedAt: later(12) });
  forgetResults();
  const { actions, gifts } = await blastResults(blast.id);
  expect(actions).toEqual([
    { kind: "signed", people: 1 },
    { kind: "gave", people: 1 },
  ]);
  expect(gifts).toEqual([{ currency: "USD", gifts: 1, sumMinor: 5_000 }]);
});

test("the page of a blast in the browser names nobody and follows nobody; a draft has none", async () => {
  const draft = await createBlast();
  expect(await archivedBlast(draft.id, "en")).toBeNull();
  expect(await archivedBlast("x", "en")).toBeNull();
  const body: RichText = {
    type: "doc",
    content: [
      { type: "paragraph", content: [{ type: "text", text: 'Dear {{ given_name | default: "friend" }}' }] },
      linked("x", "https://paper.example/"),
    ],
  };
  const { blast, mails } = await sent(body);
  expect(mails[0]!.html).toContain("Dear María");
  const html = (await archivedBlast(blast.id, "es"))!;
  expect(html).toContain("Dear friend");
  expect(html).toContain('href="https://paper.example/"');
  expect(html).not.toMatch(/\/go\/|\/unsubscribe\//);
});
