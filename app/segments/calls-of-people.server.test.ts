import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { recordCall } from "#app/calls/record-call.server.ts";
import { remindToCall } from "#app/calls/remind.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { createCorner, createOutreach } from "#tests/factories/create-outreach.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { createSupporter } from "#tests/factories/create-supporter.ts";
import { eraseByStaff } from "./erase-by-staff.server.ts";
import { findPanelSupporter } from "./find-panel-supporter.server.ts";
import { heldData } from "./held-data.server.ts";
import { fingerprint, mergePeople } from "./merge-people.server.ts";
import { mergeSupporters } from "./merge-supporters.server.ts";
import { partSupporters } from "./part-supporters.server.ts";

const now = new Date("2026-12-01T18:00:00Z");

let actor: StaffActor;
let corner: Awaited<ReturnType<typeof createCorner>>;
let page: Awaited<ReturnType<typeof createOutreach>>;
beforeAll(async () => {
  ({ actor } = await createActor());
  corner = await createCorner();
  page = await createOutreach({ kind: "calls" });
});

const call = (supporterId: string, official: { id: string }, notes = "Private words", source = "flyer") =>
  recordCall(
    {
      page,
      supporterId,
      officialId: official.id,
      outcome: "talked",
      notes,
      attempt: randomUUID(),
      language: "en",
      source,
    },
    { now },
  );

const remind = (supporterId: string, pageId = page.id) =>
  remindToCall({ pageId, supporterId, language: "en" }, { now });

const held = async (ids: string[]) => ({
  calls: await prisma.call.findMany({ where: { supporterId: { in: ids } }, orderBy: { id: "asc" } }),
  reminders: await prisma.callReminder.findMany({
    where: { supporterId: { in: ids } },
    orderBy: { id: "asc" },
  }),
});

async function merge(keptId: string, goneId: string) {
  const people = (await mergePeople(prisma, [keptId, goneId]))!;
  const parts = { name: keptId, phone: keptId, place: keptId, language: keptId };
  const choice = { keptId, goneId, parts, custom: {} };
  const result = await mergeSupporters(choice, fingerprint(people), { actor, now });
  if (result.outcome !== "merged") throw new Error(result.outcome);
  return result.mergeId;
}

test("calls and reminders of two who become one are that one's, and go back with whoever parts", async () => {
  const [kept, gone] = [await createSupporter(), await createSupporter()];
  const other = await createOutreach({ kind: "calls" });
  await call(kept.id, corner.member);
  await call(gone.id, corner.senator);
  await remind(kept.id);
  await remind(gone.id);
  await remind(gone.id, other.id);
  const before = await held([kept.id, gone.id]);

  const mergeId = await merge(kept.id, gone.id);
  const one = await held([kept.id]);
  expect(one.calls).toHaveLength(2);
  expect(one.reminders.map(({ pageId }) => pageId).sort()).toEqual([page.id, other.id].sort());
  // Who calls under the address that went calls as the one who is kept.
  expect(await call(gone.id, corner.governor)).toMatchObject({ outcome: "recorded" });
  expect((await held([kept.id])).calls).toHaveLength(3);

  await partSupporters(mergeId, { actor, now });
  const after = await held([kept.id, gone.id]);
  expect(after.reminders).toEqual(before.reminders);
  expect(after.calls.filter(({ officialId }) => officialId !== corner.governor.id)).toEqual(before.calls);
});

test("an erased person's calls stay counted, about nobody and without their words; reminders and districts go", async () => {
  const ana = await createSupporter();
  const lives = { supporterId: ana.id, divisionId: corner.divisions.assembly };
  await prisma.supporterDivision.create({ data: { ...lives, foundAt: now } });
  expect((await heldData(ana.id, "en", { now })).divisions).toMatchObject([
    { id: lives.divisionId, foundAt: now },
  ]);
  await call(ana.id, corner.member);
  await remind(ana.id);
  const counted = () =>
    prisma.callCount.findMany({ where: { pageId: page.id }, orderBy: { officialId: "asc" } });
  const before = await counted();
  await eraseByStaff(ana.id, { actor, now });
  expect(await held([ana.id])).toMatchObject({
    calls: [{ outcome: "talked", notes: null, source: null }],
    reminders: [],
  });
  expect(await prisma.supporterDivision.count({ where: { supporterId: ana.id } })).toBe(0);
  expect(await counted()).toEqual(before);
  expect(
    await prisma.outgoingMail.findMany({ where: { kind: "call.reminder", toEmail: ana.email } }),
  ).toEqual([]);
  expect(await call(ana.id, corner.senator)).toEqual({ outcome: "nobody" });
});

test("calls are in the file that somebody may have, and in the panel as far as the member may see", async () => {
  const ana = await createSupporter();
  await call(ana.id, corner.member, "She listens.");
  const told = {
    page: "Pick up the phone",
    official: "Dolores Quintana",
    outcome: "talked",
    notes: "She listens.",
    source: "flyer",
    calledAt: now.toISOString(),
  };
  expect((await heldData(ana.id, "en", { now })).calls).toEqual([told]);

  const seen = async (campaigns: string[] | null, personal: boolean) =>
    (await findPanelSupporter(ana.id, { language: "en", scope: { campaigns, personal }, now })).calls;
  expect(await seen(null, true)).toMatchObject([told]);
  expect(await seen([page.campaignId], false)).toMatchObject([{ ...told, notes: null }]);
  expect(await seen([randomUUID()], true)).toEqual([]);
});
