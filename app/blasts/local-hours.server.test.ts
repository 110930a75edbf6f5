import { beforeEach, expect, test } from "vitest";
import { pool, prisma } from "#app/platform/db.server.ts";
import type { PrintedMail } from "#app/platform/mail-message.server.ts";
import { createBlast, createReader, createSegmentOf } from "#tests/factories/create-blast.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { letGo, takeBack } from "./let-go.server.ts";
import { sendBlasts } from "./send-blasts.server.ts";
import { startBlast } from "./start-blast.server.ts";

const zone = "America/Los_Angeles";
const nine = { local: "2026-03-03T09:00", zone };
const now = new Date("2026-03-02T12:00:00Z");
let deed: { actor: Awaited<ReturnType<typeof createActor>>["actor"]; now: Date };

beforeEach(async () => {
  deed = { actor: (await createActor({ role: "admin" })).actor, now };
  await pool.query("UPDATE blast_pace SET per_second = 10000, lane_per_second = 10000, per_day = NULL");
});

/** People who live by other clocks, by their region and country. */
const homes = [
  ["NY", "US"],
  ["TX", "US"],
  ["CA", "US"],
  ["HI", "US"],
  [null, "US"],
  // Zacatecas: no state of ours has its code.
  ["CA", "MX"],
] as const;

async function toHomes() {
  const people = await Promise.all(homes.map(([region, country]) => createReader({ region, country })));
  const blast = await createBlast({
    audience: { include: [await createSegmentOf(people.map(({ id }) => id))] },
  });
  const home = new Map(people.map(({ email }, at) => [email, homes[at]!.join(" ")]));
  return { blast, home };
}

async function sentAt(at: string, home: Map<string, string>): Promise<string[]> {
  const taken: string[] = [];
  const send = async (mail: PrintedMail) => {
    taken.push(home.get(mail.to)!);
    return { outcome: "sent" as const, reply: "250 ok" };
  };
  await sendBlasts({ now: new Date(at), send });
  return taken.sort();
}

test("a blast reaches everybody when their own clock shows the hour", async () => {
  const { blast, home } = await toHomes();
  expect(await letGo(blast, nine, deed)).toEqual({ outcome: "changed" });
  // In Guam it is nine first, long before it is in California.
  const { sendAt } = await prisma.blast.findUniqueOrThrow({ where: { id: blast.id } });
  expect(sendAt).toEqual(new Date("2026-03-02T23:00:00Z"));
  await startBlast({ blastId: blast.id }, { now: sendAt! });
  expect(await sentAt("2026-03-02T23:00:01Z", home)).toEqual([]);
  expect(await sentAt("2026-03-03T14:00:01Z", home)).toEqual(["NY US"]);
  expect(await sentAt("2026-03-03T15:00:01Z", home)).toEqual(["TX US"]);
  expect(await sentAt("2026-03-03T16:59:00Z", home)).toEqual([]);
  // Who lives nobody knows where, and abroad, goes by the clock of the house.
  expect(await sentAt("2026-03-03T17:00:01Z", home)).toEqual([" US", "CA MX", "CA US"]);
  expect(await sentAt("2026-03-03T19:00:01Z", home)).toEqual(["HI US"]);
  const { state } = await prisma.blast.findUniqueOrThrow({ where: { id: blast.id } });
  expect(state).toBe("sent");
});

test("where the hour has passed when a blast is let go, it goes at once", async () => {
  const { blast, home } = await toHomes();
  const late = new Date("2026-03-03T15:30:00Z");
  expect(await letGo(blast, nine, { ...deed, now: late })).toEqual({ outcome: "changed" });
  const { sendAt } = await prisma.blast.findUniqueOrThrow({ where: { id: blast.id } });
  await startBlast({ blastId: blast.id }, { now: sendAt! });
  expect(await sentAt("2026-03-03T15:31:01Z", home)).toEqual(["NY US", "TX US"]);
  expect(await sentAt("2026-03-03T19:00:01Z", home)).toEqual([" US", "CA MX", "CA US", "HI US"]);
});

test("an hour that has passed by the house's own clock, that is no time, or that a trial would outlast is refused", async () => {
  const { blast } = await toHomes();
  const evening = { ...deed, now: new Date("2026-03-03T18:00:00Z") };
  expect(await letGo(blast, nine, evening)).toEqual({ outcome: "past" });
  expect(await letGo(blast, { ...nine, local: "2026-02-31T09:00" }, deed)).toEqual({ outcome: "past" });
  const words = { subject: "Another", preheader: "", body: null };
  const versions = [{ letter: "b", senderName: "", words: { en: words, es: words } }];
  await prisma.blast.update({ where: { id: blast.id }, data: { versions } });
  expect(await letGo(blast, nine, deed)).toEqual({ outcome: "hour-and-trial" });
  await prisma.blast.update({ where: { id: blast.id }, data: { trialShare: 100 } });
  expect(await letGo(blast, nine, deed)).toEqual({ outcome: "changed" });
});

test("taken back, a blast forgets its hour", async () => {
  const { blast } = await toHomes();
  await letGo(blast, nine, deed);
  expect(await takeBack(blast, deed)).toEqual({ outcome: "changed" });
  expect(await prisma.blast.findUniqueOrThrow({ where: { id: blast.id } })).toMatchObject({
    state: "draft",
    localTime: null,
  });
});
