import { beforeEach, expect, test } from "vitest";
import { pool, prisma } from "#app/platform/db.server.ts";
import type { fromParagraphs } from "#app/platform/rich-text.ts";
import { createBlast, createReader, createSegmentOf } from "#tests/factories/create-blast.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { type ReadMail, readMail } from "#tests/factories/read-mail.ts";
import { archivedBlast } from "./archived-blast.server.ts";
import { chooseVersion, decideTrial } from "./choose-version.server.ts";
import { cancelBlast, GRACE_MS, letGo } from "./let-go.server.ts";
import { sendBlasts } from "./send-blasts.server.ts";
import { startBlast } from "./start-blast.server.ts";
import { triedVersions } from "./trial-results.server.ts";

const now = new Date("2026-03-02T12:00:00Z");
const begins = new Date(now.getTime() + GRACE_MS);
const later = (hours: number) => new Date(begins.getTime() + hours * 3_600_000);
let deed: { actor: Awaited<ReturnType<typeof createActor>>["actor"]; now: Date };

beforeEach(async () => {
  deed = { actor: (await createActor({ role: "admin" })).actor, now };
  await pool.query("UPDATE blast_pace SET per_second = 10000, lane_per_second = 10000, per_day = NULL");
});

const nothing = { subject: "", preheader: "", body: null };
const other = (letter: "b" | "c", subject: string, senderName = "") => ({
  ...{ letter, senderName },
  words: { en: { ...nothing, subject }, es: nothing },
});

/** A blast to so many readers, tried in the given versions on a share of them. */
async function onTrial(
  count: number,
  { share = 40, auto = true, versions = [other("b", "B: two calls", "Rosa of the coalition")] } = {},
) {
  const people = await Promise.all(Array.from({ length: count }, () => createReader()));
  const body = { type: "doc", content: [linkTo("https://paper.example/")] } as ReturnType<
    typeof fromParagraphs
  >;
  const blast = await createBlast({
    audience: { include: [await createSegmentOf(people.map(({ id }) => id))] },
    words: { en: { subject: "A: call now", body } },
  });
  const trial = { trialShare: share, trialHours: 4, trialAuto: auto };
  await prisma.blast.update({ where: { id: blast.id }, data: { ...trial, versions } });
  await letGo(blast, "now", deed);
  await startBlast({ blastId: blast.id }, { now: begins });
  return { blast, people };
}

const linkTo = (href: string) => ({
  type: "paragraph",
  content: [{ type: "text", text: "Read it", marks: [{ type: "link", attrs: { href } }] }],
});

async function run(at = begins) {
  const taken: ReadMail[] = [];
  await sendBlasts({
    now: at,
    send: async (mail) => {
      taken.push(await readMail(mail));
      return { outcome: "sent", reply: "250" };
    },
  });
  return taken;
}

const letterOf = ({ subject }: ReadMail) => subject[0];
const count = <T>(all: T[], one: T) => all.filter((each) => each === one).length;
const standing = ({ id }: { id: string }) => prisma.blast.findUniqueOrThrow({ where: { id } });

/** Somebody who got a version follows its link. */
async function click(blastId: string, version: string, people: number) {
  await pool.query(
    `INSERT INTO blast_click (blast_id, delivery_id, link, at, machine)
     SELECT $1, id, 1, $3, false FROM blast_delivery WHERE blast_id = $1 AND version = $2 AND state = 'sent' LIMIT $4`,
    [blastId, version, later(1), people],
  );
}

test("a share of the audience gets the versions in equal parts, and the rest the one that did best, each of them once", async () => {
  const { blast, people } = await onTrial(20);
  const first = await run();
  expect([count(first.map(letterOf), "A"), count(first.map(letterOf), "B")]).toEqual([4, 4]);
  expect(await run(later(1)), "the rest waits").toEqual([]);
  expect((await standing(blast)).state).toBe("sending");

  await click(blast.id, "b", 3);
  await click(blast.id, "a", 1);
  await decideTrial({ blastId: blast.id }, { now: later(2) });
  expect((await standing(blast)).chosen, "its hours are not over").toBeNull();
  await decideTrial({ blastId: blast.id }, { now: later(5) });
  expect(await standing(blast)).toMatchObject({ chosen: "b", chosenAt: later(5) });

  const rest = await run(later(5));
  expect(count(rest.map(letterOf), "B")).toBe(12);
  expect(new Set([...first, ...rest].map(({ to }) => to))).toEqual(new Set(people.map(({ email }) => email)));
  expect((await standing(blast)).state).toBe("sent");
  // What came after the choice tells nothing about the versions.
  expect(await triedVersions(blast.id)).toEqual([
    { letter: "a", sent: 4, clicks: 1, actions: 0, gifts: 0 },
    { letter: "b", sent: 4, clicks: 3, actions: 0, gifts: 0 },
  ]);
  expect(await archivedBlast(blast.id, "en")).toContain("Read it");
});

test("a version's sender, and every version of three, reach their part", async () => {
  const versions = [other("b", "B: two calls", "Rosa of the coalition"), other("c", "C: one minute")];
  const { blast } = await onTrial(7, { share: 100, versions });
  const taken = await run();
  expect(taken.map(letterOf).sort()).toEqual(["A", "A", "A", "B", "B", "C", "C"]);
  for (const mail of taken)
    expect(mail.header("From")!.includes("Rosa of the coalition")).toBe(letterOf(mail) === "B");
  expect((await standing(blast)).state, "nobody waits").toBe("sent");
});

test("while mails of the trial are still to go, the clock waits", async () => {
  const { blast } = await onTrial(10);
  await decideTrial({ blastId: blast.id }, { now: later(5) });
  expect((await standing(blast)).chosen).toBeNull();
  const { rows } = await pool.query<{ run_at: Date }>(
    "SELECT run_at FROM graphile_worker.jobs WHERE key = $1",
    [`blasts.decide:${blast.id}`],
  );
  expect(rows).toEqual([{ run_at: new Date(later(5).getTime() + 600_000) }]);
  await cancelBlast(blast, deed);
  await run();
});

test("staff choose where the clock may not, once and for all", async () => {
  const { blast } = await onTrial(10, { auto: false });
  const choose = (letter: "a" | "b" | "c") => chooseVersion(blast, letter, { ...deed, now: later(6) });
  await run();
  await decideTrial({ blastId: blast.id }, { now: later(5) });
  expect((await standing(blast)).chosen).toBeNull();
  expect(await choose("c")).toEqual({ outcome: "no-version" });
  expect(await choose("a")).toEqual({ outcome: "changed" });
  expect(await choose("a")).toEqual({ outcome: "unchanged" });
  expect(await choose("b")).toEqual({ outcome: "chosen-already" });
  await expect(prisma.blast.update({ where: { id: blast.id }, data: { chosen: "b" } })).rejects.toThrow(
    "already",
  );
  expect((await run(later(6))).map(letterOf)).toEqual(Array(6).fill("A"));
  expect(await choose("a")).toEqual({ outcome: "not-under-way" });
});

test("a trial that is ended writes to nobody else", async () => {
  const { blast } = await onTrial(10);
  await run();
  await cancelBlast(blast, deed);
  expect(await run(later(1))).toEqual([]);
  const tally = await prisma.blastTally.findMany({ where: { blastId: blast.id, count: { gt: 0 } } });
  expect(Object.fromEntries(tally.map(({ state, count }) => [state, count]))).toEqual({
    sent: 4,
    skipped: 6,
  });
});
