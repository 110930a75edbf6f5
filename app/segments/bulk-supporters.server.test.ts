import { beforeAll, expect, test } from "vitest";
import { signPetition } from "#app/petitions/sign-petition.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { workRun } from "#app/runs/work-run.server.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { currentConsents } from "#app/supporters/record-consents.server.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { createSupporter, newSupporter } from "#tests/factories/create-supporter.ts";
import { newSignature } from "#tests/factories/new-signature.ts";
import type { Who } from "./bulk.ts";
import { bulkRuns } from "./bulk-runs.server.ts";
import { AT_ONCE, bulkSupporters, undoBulk, type Wanted } from "./bulk-supporters.server.ts";
import { FilterSchema } from "./filter.ts";
import { fingerprint, mergePeople } from "./merge-people.server.ts";
import { mergeSupporters } from "./merge-supporters.server.ts";
import { putTag, takeTag } from "./tag-supporters.server.ts";

const now = new Date("2013-02-01T12:00:00Z");
const later = new Date("2013-02-02T12:00:00Z");
let actor: StaffActor;
beforeAll(async () => {
  ({ actor } = await createActor());
});

const filter = (source: string): Who => ({
  filter: FilterSchema.parse({ groups: [[{ kind: "source", source }]] }),
});

/** As many people who came through a link of this name. */
async function crowd(
  source: string,
  count: number,
): Promise<{ petition: { id: string; campaignId: string } }> {
  const petition = await createPetition();
  const sign = () => signPetition(newSignature(petition.id, { source }));
  await Promise.all(Array.from({ length: count }, sign));
  return { petition };
}

const bulk = (who: Who, wanted: Wanted, at = now) => bulkSupporters(who, wanted, { actor, now: at });
const undo = (runId: string) => undoBulk(runId, { actor, now: later });

async function started(who: Who, wanted: Wanted, at = now) {
  const result = await bulk(who, wanted, at);
  if (!("runId" in result)) throw new Error(result.outcome);
  return result;
}

const wearers = async (name: string) =>
  (await prisma.supporterTag.findMany({ where: { tag: { name } }, orderBy: { supporterId: "asc" } })).map(
    ({ supporterId, at }) => [supporterId, at.toISOString()],
  );

test("a tag goes on everybody of a filter at once, and off those alone whom it was put on", async () => {
  await crowd("kite", 4);
  const [first, , third] = await prisma.supporter.findMany({
    where: { signatures: { some: { source: "kite" } } },
  });
  await putTag(first!.id, "Kites", { actor, now: new Date("2013-01-15T12:00:00Z") });

  const { outcome, runId, ...rest } = await started(filter("kite"), { deed: "tag", tag: "kites" });

  expect({ outcome, ...rest }).toEqual({ outcome: "done", changed: 3 });
  expect(await wearers("Kites")).toHaveLength(4);
  const tag = await prisma.tag.findFirstOrThrow({ where: { name: "Kites" } });
  // Somebody takes it off and puts it on again: that is theirs, and stays.
  await takeTag(third!.id, tag.id, { actor, now: later });
  await putTag(third!.id, "Kites", { actor, now: later });
  expect((await Promise.all([undo(runId), undo(runId)])).map((each) => each.outcome).sort()).toEqual([
    "already",
    "done",
  ]);
  expect(await wearers("Kites")).toEqual(
    [
      [first!.id, "2013-01-15T12:00:00.000Z"],
      [third!.id, later.toISOString()],
    ].sort(),
  );
  const trail = await prisma.auditEntry.findMany({ where: { subjectKind: "supporters" } });
  expect(trail.map(({ what }) => what)).toEqual(
    expect.arrayContaining(["supporters.tagged", "supporters.taken-back"]),
  );
});

test("a tag goes off ticked people and comes back as it had been put on, also on somebody merged since", async () => {
  const [one, two] = [await createSupporter(), await createSupporter()];
  for (const { id } of [one, two]) await putTag(id, "Drummers", { actor, now });
  const before = await wearers("Drummers");
  const { tagId } = await prisma.supporterTag.findFirstOrThrow({ where: { supporterId: one.id } });

  const { runId } = await started({ ids: [one.id, two.id] }, { deed: "untag", tagId }, later);
  expect(await wearers("Drummers")).toEqual([]);
  const people = await mergePeople(prisma, [one.id, two.id]);
  const parts = { name: one.id, phone: one.id, place: one.id, language: one.id };
  const choice = { keptId: one.id, goneId: two.id, parts, custom: {} };
  await mergeSupporters(choice, fingerprint(people!), { actor, now: later });
  await undo(runId);

  expect(await wearers("Drummers")).toEqual([before.find(([id]) => id === one.id)]);
});

test("many are left to a worker, which goes on where another one died, and are taken back as a run, too", async () => {
  const made = Array.from({ length: AT_ONCE + 1 }, () => newSupporter({ postalCode: "99501" }));
  await prisma.supporter.createMany({ data: made });
  const alaska = { filter: FilterSchema.parse({ groups: [[{ kind: "zip", prefix: "99501" }]] }) };
  const { outcome, runId } = await started(alaska, { deed: "tag", tag: "Storm" });
  expect(outcome).toBe("run");
  expect(await wearers("Storm")).toEqual([]);

  const signal = new AbortController().signal;
  const work = (run: string) => workRun({ run }, bulkRuns, { now: later, signal });
  const { input } = await prisma.jobRun.findUniqueOrThrow({ where: { id: runId } });
  const began = { id: runId, kind: "supporter-bulk", input, actor, campaignId: null, now };
  // A worker that ends after its first batch: another one begins the whole run again.
  const ends = bulkRuns["supporter-bulk"]!(
    began,
    async () => {},
    () => Promise.reject(new Error("ends")),
  );
  await expect(ends).rejects.toThrow("ends");
  expect(await wearers("Storm")).toHaveLength(500);
  await work(runId);

  expect(await wearers("Storm")).toHaveLength(AT_ONCE + 1);
  const run = await prisma.jobRun.findUniqueOrThrow({ where: { id: runId } });
  expect(run).toMatchObject({ state: "done", result: { figures: { changed: AT_ONCE + 1 } } });
  const back = await undo(runId);
  expect(back.outcome).toBe("run");
  if ("runId" in back) await work(back.runId);
  expect(await wearers("Storm")).toEqual([]);
});

test("one that is stopped keeps what it did, and says how to take it back", async () => {
  await crowd("gust", 3);
  const { runId } = await started(filter("gust"), { deed: "tag", tag: "Gust" });
  await undo(runId);
  const { input } = await prisma.jobRun.findUniqueOrThrow({ where: { id: runId } });
  const again = { id: runId, kind: "supporter-bulk", input, actor, campaignId: null, now };

  const result = await bulkRuns["supporter-bulk"]!(
    again,
    async () => {},
    async () => true,
  );

  expect(result).toEqual({
    figures: { people: 3, changed: 3 },
    undo: { action: "/admin/supporters/bulk", fields: { intent: "undo", run: runId } },
  });
  expect(await wearers("Gust")).toHaveLength(3);
});

test("people are taken off the list and stopped together, once each, and what they had said themselves stays", async () => {
  const [one, two] = [await createSupporter(), await createSupporter()];
  const who = { ids: [one.id, two.id] };
  const wording = { en: "Told staff: no more.", es: "Avisó: no más." };
  await prisma.suppression.create({ data: { emailCanonical: two.emailCanonical, reason: "hard_bounce" } });

  const off = await started(who, { deed: "unsubscribe", wording });
  const again = await started(who, { deed: "unsubscribe", wording });
  const stop = await started(who, { deed: "suppress", reason: "Asked by phone." });

  expect([off, again, stop]).toMatchObject([{ changed: 2 }, { changed: 0 }, { changed: 1 }]);
  expect((await currentConsents(one.id)).get("email")?.granted).toBe(false);
  await undo(off.runId);
  await undo(stop.runId);
  expect((await currentConsents(one.id)).get("email")).toBeUndefined();
  expect(await prisma.supporterAction.count({ where: { supporterId: one.id } })).toBe(0);
  const left = await prisma.suppression.findMany({
    where: { emailCanonical: { in: [one.emailCanonical, two.emailCanonical] } },
  });
  expect(left.map(({ reason }) => reason)).toEqual(["hard_bounce"]);
});

test("who is held to campaigns reaches nobody else, not even by naming them", async () => {
  const { petition } = await crowd("garden", 2);
  const stranger = await createSupporter();
  const { actor: held } = await createActor({ role: "organizer", campaigns: [petition.campaignId] });
  const everybody = { filter: FilterSchema.parse({}) };

  const result = await bulkSupporters(everybody, { deed: "tag", tag: "Garden" }, { actor: held, now });
  const named = await bulkSupporters(
    { ids: [stranger.id] },
    { deed: "tag", tag: "Garden" },
    { actor: held, now },
  );

  expect(result).toMatchObject({ outcome: "done", changed: 2 });
  expect(named).toEqual({ outcome: "nobody" });
});
