import { beforeAll, expect, test } from "vitest";
import { auditPage } from "#app/audit/audit-queries.server.ts";
import { suppress } from "#app/mail/suppression.server.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import { fromParagraphs, type RichText } from "#app/platform/rich-text.ts";
import type { Content } from "#app/revisions/revision.ts";
import {
  answerAboutMail,
  createBlast,
  createReader,
  createSegmentOf,
} from "#tests/factories/create-blast.ts";
import { createCampaign } from "#tests/factories/create-campaign.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { countAudience, meantBy } from "./audience.server.ts";
import { noAudience } from "./audience.ts";
import { BlastContent } from "./blast-content.server.ts";
import { changeAudience, changeTrial, putBackBlast, removeBlast } from "./change-blast.server.ts";
import { checklist } from "./checklist.server.ts";
import { createBlast as begin, copyBlast } from "./create-blast.server.ts";
import { letGo, takeBack } from "./let-go.server.ts";
import { blastList, findPanelBlast, subjectsOf } from "./panel-blasts.server.ts";
import { previewBlast } from "./preview-blast.server.ts";
import { restoreBlast, saveBlast } from "./save-blast.server.ts";

const now = new Date("2026-03-02T12:00:00Z");
let deed: { actor: Awaited<ReturnType<typeof createActor>>["actor"]; now: Date };
beforeAll(async () => {
  deed = { actor: (await createActor({ role: "admin" })).actor, now };
});

const written = { name: "Hearing", senderName: "", replyTo: "", "body.en": "", "body.es": "" };

async function save(which: { id: string; campaignId: string }, change: Content, version: number) {
  const content = BlastContent.parse({ ...written, ...change });
  return saveBlast(which, { content, base: { version, merge: null } }, deed);
}

test("a blast is begun, written, restored and copied, and the trail says so", async () => {
  const { id: campaignId } = await createCampaign();
  const { id } = (await begin({ campaignId, name: "Hearing" }, deed))!;
  const which = { id, campaignId };
  const first = { "subject.en": "One", "body.en": fromParagraphs("x") as unknown as Content };
  expect(await save(which, first, 0)).toMatchObject({ outcome: "saved", version: 1 });
  expect(await save(which, { ...first, "subject.en": "Two" }, 1)).toMatchObject({ version: 2 });
  expect(await save(which, { ...first, "subject.en": "Three" }, 1)).toMatchObject({
    outcome: "changed-meanwhile",
  });
  expect(await restoreBlast(which, 1, deed)).toBe("restored");
  expect((await findPanelBlast(which))!.content["subject.en"]).toBe("One");
  const copy = (await copyBlast(which, deed))!;
  expect(await findPanelBlast({ ...which, id: copy.id })).toMatchObject({
    name: "Hearing (copy)",
    state: "draft",
    writtenIn: ["en"],
  });
  const { lines } = await auditPage({ subjectId: id });
  expect(lines.map(({ what }) => what)).toEqual([
    ...["blast.restored", "blast.updated", "blast.updated", "blast.created"],
  ]);
});

test("further versions keep what differs from the first, come back with an earlier state, and are copied", async () => {
  const blast = await createBlast();
  const first = { "subject.en": "Call now", "body.en": fromParagraphs("x") as unknown as Content };
  const second = {
    "subject_b.en": "Two minutes",
    senderName_b: "Rosa",
    "body_c.es": fromParagraphs("y") as unknown as Content,
  };
  expect(await save(blast, { ...first, ...second }, 0)).toMatchObject({ outcome: "saved" });
  const found = (await findPanelBlast(blast))!;
  expect(found).toMatchObject({
    versions: ["a", "b", "c"],
    content: { "subject_b.en": "Two minutes", "subject_c.en": "" },
  });
  expect(subjectsOf(found, "es")).toEqual({ a: "Call now", b: "Two minutes", c: "Call now" });
  const seen = await previewBlast(
    blast,
    "en",
    { as: "sample", version: "b" },
    { scope: { campaigns: null, personal: true }, now },
  );
  expect(seen!.mail).toMatchObject({ subject: "Two minutes", from: { name: "Rosa" } });
  expect(seen!.mail.text).toContain("x");

  expect(await save(blast, first, 1)).toMatchObject({ outcome: "saved" });
  expect((await findPanelBlast(blast))!.versions).toEqual(["a"]);
  expect(await restoreBlast(blast, 1, deed)).toBe("restored");
  const plan = { share: 50, hours: 24, by: "gifts", auto: false } as const;
  expect(await changeTrial(blast, plan, deed)).toEqual({ outcome: "changed" });
  expect(await changeTrial(blast, plan, deed)).toEqual({ outcome: "unchanged" });
  const { id } = (await copyBlast(blast, deed))!;
  expect(await findPanelBlast({ ...blast, id })).toMatchObject({
    versions: ["a", "b", "c"],
    trial: plan,
    chosen: null,
  });
});

test("what is on its way is not changed any more, neither its words nor who gets it", async () => {
  const blast = await createBlast();
  await prisma.blast.update({ where: { id: blast.id }, data: { state: "sending", frozenAt: now } });
  expect(await save(blast, { "subject.en": "Other" }, 0)).toEqual({ outcome: "under-way" });
  expect(await changeAudience(blast, { ...noAudience, most: 5 }, deed)).toEqual({ outcome: "under-way" });
  expect(await removeBlast(blast, deed)).toEqual({ outcome: "under-way" });
  expect(await takeBack(blast, deed)).toEqual({ outcome: "under-way" });
  await prisma.blast.update({ where: { id: blast.id }, data: { state: "cancelled", finishedAt: now } });
});

test("a draft that is removed leaves the list, is not let go, and comes back", async () => {
  const blast = await createBlast();
  await removeBlast(blast, deed);
  const ids = async (removed: boolean) =>
    (await blastList(blast.campaignId, { removed })).rows.map(({ id }) => id);
  expect([await ids(false), await ids(true)]).toEqual([[], [blast.id]]);
  expect(await letGo(blast, "now", deed)).toEqual({ outcome: "removed" });
  await putBackBlast(blast, deed);
  expect(await ids(false)).toEqual([blast.id]);
});

test("a blast of another campaign is not found by any verb", async () => {
  const { id } = await createBlast();
  const foreign = { id, campaignId: (await createCampaign()).id };
  const nothing = { outcome: "not-found" };
  expect(await findPanelBlast(foreign)).toBeNull();
  expect(await save(foreign, {}, 0)).toEqual(nothing);
  expect(await letGo(foreign, "now", deed)).toEqual(nothing);
  expect(await changeAudience(foreign, noAudience, deed)).toEqual(nothing);
  expect(await copyBlast(foreign, deed)).toBeNull();
  expect(
    await previewBlast(foreign, "en", { as: "sample" }, { scope: { campaigns: null, personal: true }, now }),
  ).toBeNull();
  expect(await checklist(foreign)).toEqual([]);
});

test("an audience is counted with everybody who is left out, each under one reason", async () => {
  const people = await Promise.all(
    (["en", "en", "es", "es", "en", "en"] as const).map((language) => createReader({ language })),
  );
  const { id: campaignId } = await createCampaign();
  const [first, second, , no, stopped, out] = people;
  await answerAboutMail(no!.id, false);
  await suppress(pool, { canonical: stopped!.emailCanonical, reason: "complaint" });
  const include = [await createSegmentOf(people.map(({ id }) => id))];
  const exclude = [await createSegmentOf([out!.id])];
  const count = async (more: object) =>
    countAudience(
      (await meantBy({ ...noAudience, include, exclude, ...more }, { campaignId, reach: null }))!,
      { now },
    );
  expect(await count({})).toEqual({
    ...{
      meant: 6,
      excluded: 1,
      unwanted: 1,
      refused: 0,
      paced: 0,
      suppressed: 1,
      rested: 0,
      beyond: 0,
      goes: 3,
    },
    languages: { en: 2, es: 1 },
  });
  expect(await count({ most: 2 })).toMatchObject({ beyond: 1, goes: 2 });

  await prisma.campaignMailChoice.create({
    data: { supporterId: first!.id, campaignId, wanted: false, chosenAt: now },
  });
  await prisma.supporter.update({ where: { id: second!.id }, data: { mailPace: "urgent" } });
  expect(await count({})).toMatchObject({ refused: 1, paced: 1, goes: 1 });
  expect(await count({ urgent: true })).toMatchObject({ refused: 1, paced: 0, goes: 2 });
});

test("before it goes its writer is told what is missing", async () => {
  const blast = await createBlast({
    words: {
      en: { subject: "READ THIS NOW!!", body: fromParagraphs("Dear {{ given_name }}") },
    },
  });
  const kinds = (await checklist(blast)).map(({ kind }) => kind);
  expect(kinds).toEqual(
    expect.arrayContaining(["translation", "no-default", "no-preheader", "no-link", "shouting"]),
  );
  const empty = await createBlast({ words: {} });
  expect(await checklist(empty)).toEqual(expect.arrayContaining([{ kind: "no-words", bad: true }]));
  expect(await letGo(empty, "now", deed)).toEqual({ outcome: "no-words" });
});

test("of a further version its writer is told what is its own: what shouts, and where it tries nothing", async () => {
  const words = { subject: "Call now", preheader: "Today", body: fromParagraphs("Dear {{ given_name }}") };
  const blast = await createBlast({ words: { en: words, es: words } });
  await save(blast, { ...inBoth(words), "subject_b.en": "CALL THEM NOW!!" }, 0);
  // The rest is about the house.
  const own = (await checklist(blast)).filter((check) => "language" in check);
  const told = own.map((check) => [check.kind, check.language, "version" in check ? check.version : null]);
  expect(told).toEqual([
    ["no-default", "en", null],
    ["no-link", "en", null],
    ["no-default", "es", null],
    ["no-link", "es", null],
    ["shouting", "en", "b"],
    ["as-the-first", "es", "b"],
  ]);
});

const inBoth = ({ subject, preheader, body }: { subject: string; preheader: string; body: RichText }) =>
  Object.fromEntries(
    (["en", "es"] as const).flatMap((language) => [
      [`subject.${language}`, subject],
      [`preheader.${language}`, preheader],
      [`body.${language}`, body as unknown as Content],
    ]),
  ) as Content;

test("a link alone is a button, and the card of a petition where it leads to one", async () => {
  const petition = await createPetition();
  const alone = (text: string, href: string): RichText["content"][number] => ({
    type: "paragraph",
    content: [{ type: "text", text, marks: [{ type: "link", attrs: { href } }] }],
  });
  const body: RichText = {
    type: "doc",
    content: [alone("Read it", "https://paper.example/"), alone("Sign", `/petitions/${petition.slug}`)],
  };
  const blast = await createBlast({
    campaignId: petition.campaignId,
    words: { en: { subject: "Hi", body } },
  });
  const { mail } = (await previewBlast(
    blast,
    "en",
    { as: "sample" },
    { scope: { campaigns: null, personal: true }, now },
  ))!;
  expect(mail.html).toMatch(/class="act"[\s\S]*Read it/);
  expect(mail.html).toContain("Petition");
  expect(mail.text).toContain("https://paper.example/");
});

test("a mail is looked at as a supporter only by who may see their data", async () => {
  const reader = await createReader({ givenName: "Xochitl" });
  const blast = await createBlast({
    words: { en: { subject: "Hi {{ given_name }}", body: fromParagraphs("x") } },
  });
  const as = { as: "supporter", email: reader.email } as const;
  const seen = await previewBlast(blast, "en", as, { scope: { campaigns: null, personal: true }, now });
  expect(seen?.mail.subject).toBe("Hi Xochitl");
  expect(
    await previewBlast(blast, "en", as, { scope: { campaigns: null, personal: false }, now }),
  ).toBeNull();
  expect(
    await previewBlast(blast, "en", as, { scope: { campaigns: [blast.campaignId], personal: true }, now }),
  ).toBeNull();
});
