import { beforeEach, expect, test } from "vitest";
import { suppress } from "#app/mail/suppression.server.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import type { PrintedMail } from "#app/platform/mail-message.server.ts";
import type { SendOutcome } from "#app/platform/smtp-outcome.ts";
import {
  answerAboutMail,
  createBlast,
  createReader,
  createSegmentOf,
} from "#tests/factories/create-blast.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { createSupporter } from "#tests/factories/create-supporter.ts";
import { type ReadMail, readMail } from "#tests/factories/read-mail.ts";
import { sweepDeliveries } from "./claim-deliveries.server.ts";
import { cancelBlast, GRACE_MS, letGo, pauseBlast, resumeBlast, takeBack } from "./let-go.server.ts";
import { sendBlasts } from "./send-blasts.server.ts";
import { startBlast } from "./start-blast.server.ts";

const now = new Date("2026-03-02T12:00:00Z");
const begins = new Date(now.getTime() + GRACE_MS);
let deed: { actor: Awaited<ReturnType<typeof createActor>>["actor"]; now: Date };

beforeEach(async () => {
  deed = { actor: (await createActor({ role: "admin" })).actor, now };
  await pool.query("UPDATE blast_pace SET per_second = 10000, lane_per_second = 10000, per_day = NULL");
});

/** A mail server in memory: what it took, and how it answers each address. */
function postOffice(answer: (to: string) => SendOutcome = () => ({ outcome: "sent", reply: "250 ok" })) {
  const taken: ReadMail[] = [];
  const send = async (mail: PrintedMail) => {
    const said = answer(mail.to);
    if (said.outcome === "sent") taken.push(await readMail(mail));
    return said;
  };
  return { taken, send };
}

async function toReaders(count: number, change: { language?: "en" | "es" } = {}) {
  const people = await Promise.all(Array.from({ length: count }, () => createReader(change)));
  const blast = await createBlast({
    audience: { include: [await createSegmentOf(people.map(({ id }) => id))] },
  });
  return { people, blast };
}

async function start(blast: { id: string; campaignId: string }) {
  expect(await letGo(blast, "now", deed)).toEqual({ outcome: "changed" });
  await startBlast({ blastId: blast.id }, { now: begins });
}

/** Other tests of this file leave nothing under way, so that a run sends this one's blast alone. */
const run = (send: ReturnType<typeof postOffice>["send"], at = begins, signal?: AbortSignal) =>
  sendBlasts({ now: at, send, random: () => 0.5, ...(signal && { signal }) });

const stateOf = async ({ id }: { id: string }) =>
  (await prisma.blast.findUniqueOrThrow({ where: { id } })).state;

async function tallyOf({ id }: { id: string }) {
  const kept = await prisma.blastTally.findMany({ where: { blastId: id, count: { not: 0 } } });
  const { rows } = await pool.query(
    "SELECT state, count(*)::int AS count FROM blast_delivery WHERE blast_id = $1 GROUP BY state",
    [id],
  );
  const tally = Object.fromEntries(kept.map(({ state, count }) => [state, count]));
  expect(tally, "the tally is what counting gives").toEqual(
    Object.fromEntries(rows.map(({ state, count }) => [state, count])),
  );
  return tally;
}

test("everybody in the audience gets one mail in their language, with a link that stops our mail", async () => {
  const [ana, bo] = [await createReader({ language: "en" }), await createReader({ language: "es" })];
  const blast = await createBlast({
    audience: { include: [await createSegmentOf([ana.id, bo.id])] },
    words: {
      en: { subject: "{{ given_name }}, call now" },
      es: { subject: "{{ given_name }}, llame ya" },
    },
  });
  await start(blast);
  const office = postOffice();
  expect(await run(office.send)).toBe(2);
  const to = (email: string) => office.taken.find((mail) => mail.to === email)!;
  expect(to(ana.email).subject).toBe("María, call now");
  expect(to(bo.email).subject).toBe("María, llame ya");
  const { header } = to(ana.email);
  expect(header("List-Unsubscribe")).toMatch(/^<http.*\/unsubscribe\/[\w-]+>$/);
  expect(header("List-Unsubscribe-Post")).toBe("List-Unsubscribe=One-Click");
  expect(await run(office.send), "a second run").toBe(0);
  expect(office.taken).toHaveLength(2);
  expect(await stateOf(blast)).toBe("sent");
  expect(await tallyOf(blast)).toEqual({ sent: 2 });
});

test("whoever said no, was never asked, is suppressed or erased is not in the audience", async () => {
  const wants = await createReader();
  const never = await createSupporter();
  const no = await createReader();
  await answerAboutMail(no.id, false);
  const stopped = await createReader();
  await suppress(pool, { canonical: stopped.emailCanonical, reason: "complaint" });
  const gone = await createReader();
  await prisma.supporter.update({ where: { id: gone.id }, data: { erasedAt: now } });
  const all = [wants, never, no, stopped, gone].map(({ id }) => id);
  const blast = await createBlast({ audience: { include: [await createSegmentOf(all)] } });
  await start(blast);
  const office = postOffice();
  await run(office.send);
  expect(office.taken.map(({ to }) => to)).toEqual([wants.email]);
});

test("a segment that is left out, a limit, and a rest after another blast hold", async () => {
  const people = await Promise.all(Array.from({ length: 5 }, () => createReader()));
  const ids = people.map(({ id }) => id);
  const include = [await createSegmentOf(ids)];
  const first = await createBlast({ audience: { include: [await createSegmentOf([ids[0]!])] } });
  await start(first);
  await run(postOffice().send);
  const audience = { include, exclude: [await createSegmentOf([ids[1]!])], restHours: 24, most: 2 };
  const blast = await createBlast({ audience });
  await start(blast);
  const office = postOffice();
  await run(office.send);
  const reached = office.taken.map(({ to }) => people.findIndex(({ email }) => email === to));
  expect(reached).toHaveLength(2);
  expect(reached).not.toContain(0);
  expect(reached).not.toContain(1);
});

test("whoever says no between the freezing and the sending is skipped, and the reason stays", async () => {
  const { people, blast } = await toReaders(3);
  await start(blast);
  await answerAboutMail(people[0]!.id, false);
  await suppress(pool, { canonical: people[1]!.emailCanonical, reason: "hard_bounce" });
  const office = postOffice();
  await run(office.send);
  expect(office.taken.map(({ to }) => to)).toEqual([people[2]!.email]);
  const skipped = await prisma.blastDelivery.findMany({ where: { blastId: blast.id, state: "skipped" } });
  expect(skipped.map(({ note }) => note).sort()).toEqual(["hard_bounce", "unsubscribed"]);
});

test("what is not accepted yet is tried again later; what never will be is not, and the address is stopped", async () => {
  const { people, blast } = await toReaders(3);
  await start(blast);
  const [later, never] = people;
  let tries = 0;
  const office = postOffice((to) => {
    if (to === later!.email && ++tries === 1) return { outcome: "retry", reply: "451 come back" };
    if (to === never!.email) return { outcome: "bounced", reply: "550 5.1.1 nobody" };
    return { outcome: "sent", reply: "250 ok" };
  });
  await run(office.send);
  expect(await stateOf(blast)).toBe("sending");
  expect(await tallyOf(blast)).toEqual({ sent: 1, failed: 1, queued: 1 });
  await run(office.send, new Date(begins.getTime() + 60_000));
  expect(await tallyOf(blast)).toEqual({ sent: 2, failed: 1 });
  expect(await stateOf(blast)).toBe("sent");
  expect(
    await prisma.suppression.findUnique({ where: { emailCanonical: never!.emailCanonical } }),
  ).toMatchObject({
    reason: "hard_bounce",
  });
});

test("a mail that was being handed over when the sender died is closed as unknown, and never sent again", async () => {
  const { blast } = await toReaders(2);
  await start(blast);
  let wakeUp = (_: SendOutcome) => {};
  const asleep = new Promise<SendOutcome>((resolve) => {
    wakeUp = resolve;
  });
  const lost = run(() => asleep);
  await expect.poll(async () => (await tallyOf(blast)).sending).toBe(2);
  // A process that is gone takes its connection with it, and so its lock: waited for, since it goes in its own time.
  await pool.query(
    `SELECT pg_terminate_backend(pid, 20000) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
     WHERE d.datname = current_database() AND l.locktype = 'advisory' AND l.pid <> pg_backend_pid()`,
  );
  const office = postOffice();
  await run(office.send);
  expect(office.taken).toEqual([]);
  const after = new Date(begins.getTime() + 16 * 60_000);
  expect(await sweepDeliveries({ now: after })).toBe(2);
  await run(office.send, after);
  expect(office.taken).toEqual([]);
  expect(await tallyOf(blast)).toEqual({ unknown: 2 });
  expect(await stateOf(blast)).toBe("sent");
  await expect(
    pool.query("UPDATE blast_delivery SET state = 'queued' WHERE blast_id = $1", [blast.id]),
  ).rejects.toThrow("does not become");

  // It was not gone, only slow: what it learns now comes too late to be noted.
  wakeUp({ outcome: "sent", reply: "250 ok" });
  await lost;
  expect(await tallyOf(blast)).toEqual({ unknown: 2 });
});

test("a paused blast sends nothing until it is let go on; a cancelled one never does", async () => {
  const { blast } = await toReaders(3);
  await start(blast);
  expect(await pauseBlast(blast, deed)).toEqual({ outcome: "changed" });
  const office = postOffice();
  expect(await run(office.send)).toBe(0);
  expect(await resumeBlast(blast, deed)).toEqual({ outcome: "changed" });
  expect(await cancelBlast(blast, deed)).toEqual({ outcome: "changed" });
  expect(await run(office.send)).toBe(0);
  expect(await tallyOf(blast)).toEqual({ skipped: 3 });
  expect(await resumeBlast(blast, deed)).toEqual({ outcome: "not-under-way" });
});

test("too many refusals in a row stop a blast, which says what the mail server said", async () => {
  const { blast } = await toReaders(60);
  await start(blast);
  const office = postOffice(() => ({ outcome: "refused", reply: "550 5.7.1 listed" }));
  await run(office.send);
  expect(await prisma.blast.findUniqueOrThrow({ where: { id: blast.id } })).toMatchObject({
    state: "paused",
    pausedFor: "errors",
    pausedNote: "refused: 550 5.7.1 listed",
  });
  expect((await tallyOf(blast)).queued, "the rest waits").toBe(10);
});

test("a list of addresses that do not exist stops a blast", async () => {
  const { blast } = await toReaders(60);
  await start(blast);
  let n = 0;
  const office = postOffice(() =>
    ++n % 2 === 0 ? { outcome: "bounced", reply: "550 5.1.1" } : { outcome: "sent", reply: "250" },
  );
  await run(office.send);
  expect(await prisma.blast.findUniqueOrThrow({ where: { id: blast.id } })).toMatchObject({
    state: "paused",
    pausedFor: "bounces",
  });
  await cancelBlast(blast, deed);
});

test("the day's measure holds a blast until the next day", async () => {
  const { blast } = await toReaders(5);
  await pool.query("UPDATE blast_pace SET per_day = 3");
  const day = new Date("2026-05-05T12:00:00Z");
  await letGo(blast, day, deed);
  await startBlast({ blastId: blast.id }, { now: day });
  const office = postOffice();
  expect(await run(office.send, day)).toBe(3);
  expect(await run(office.send, new Date(day.getTime() + 60_000))).toBe(0);
  expect(await run(office.send, new Date("2026-05-06T00:00:10Z"))).toBe(2);
  expect(await stateOf(blast)).toBe("sent");
});

test("readers at a large mail house do not wait until all others have theirs", async () => {
  await pool.query("UPDATE blast_pace SET per_second = 40, lane_per_second = 20");
  const [others, google] = await Promise.all([
    Promise.all(Array.from({ length: 30 }, () => createReader())),
    Promise.all(
      Array.from({ length: 10 }, (_, at) => createReader({ email: `slow-${process.pid}-${at}@gmail.com` })),
    ),
  ]);
  const include = [await createSegmentOf([...others, ...google].map(({ id }) => id))];
  await start(await createBlast({ audience: { include } }));
  const office = postOffice();
  expect(await run(office.send)).toBe(40);
  const first = office.taken.slice(0, 16).filter(({ to }) => to.endsWith("@gmail.com"));
  expect(first.length).toBeGreaterThan(2);
});

test("a mail server that is away leaves everybody waiting, and the blast goes on when it is back", async () => {
  const { blast } = await toReaders(4);
  await start(blast);
  const gone = postOffice(() => ({ outcome: "away", reply: "connect ECONNREFUSED" }));
  expect(await run(gone.send)).toBe(0);
  expect(await stateOf(blast)).toBe("sending");
  const office = postOffice();
  expect(await run(office.send, new Date(begins.getTime() + 60_000))).toBe(4);
});

test("a blast can be taken back until it begins, and whoever lets it go by a job that runs twice sends once", async () => {
  const far = await createBlast();
  expect(await letGo(far, new Date("9999-01-01T12:00:00Z"), deed)).toEqual({ outcome: "too-late" });
  expect(await letGo(far, now, deed)).toEqual({ outcome: "past" });
  const { blast } = await toReaders(2);
  await letGo(blast, "now", deed);
  expect(await takeBack(blast, deed)).toEqual({ outcome: "changed" });
  await startBlast({ blastId: blast.id }, { now: begins });
  expect(await stateOf(blast)).toBe("draft");
  await start(blast);
  await startBlast({ blastId: blast.id }, { now: begins });
  expect(await tallyOf(blast)).toEqual({ queued: 2 });
  expect(await takeBack(blast, deed)).toEqual({ outcome: "under-way" });
  await run(postOffice().send);
});

test("whoever is held to certain campaigns reaches their supporters alone", async () => {
  const { people, blast } = await toReaders(2);
  const { actor } = await createActor({ role: "organizer", campaigns: [blast.campaignId] });
  await letGo(blast, "now", { actor, now });
  await startBlast({ blastId: blast.id }, { now: begins });
  expect(await tallyOf(blast), "they signed nothing of this campaign").toEqual({});
  expect(people).toHaveLength(2);
  await run(postOffice().send);
});

test("a segment that is removed meanwhile takes the blast back, instead of writing to everybody", async () => {
  const { blast } = await toReaders(1);
  await letGo(blast, "now", deed);
  const { audience } = await prisma.blast.findUniqueOrThrow({ where: { id: blast.id } });
  const [segment] = (audience as { include: string[] }).include;
  await prisma.segment.update({ where: { id: segment! }, data: { deletedAt: now } });
  await startBlast({ blastId: blast.id }, { now: begins });
  expect(await stateOf(blast)).toBe("draft");
  expect(await letGo(blast, "now", deed)).toEqual({ outcome: "no-segment" });
});
