import { beforeEach, expect, test } from "vitest";
import { pool, prisma } from "#app/platform/db.server.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { createLetter } from "#tests/factories/create-letter.ts";
import { createCorner, createOutreach } from "#tests/factories/create-outreach.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { createSupporter } from "#tests/factories/create-supporter.ts";
import { eraseByStaff } from "./erase-by-staff.server.ts";
import { heldData } from "./held-data.server.ts";
import { fingerprint, mergePeople } from "./merge-people.server.ts";
import { mergeSupporters } from "./merge-supporters.server.ts";
import { partSupporters } from "./part-supporters.server.ts";

const now = new Date("2026-12-01T20:00:00Z");
let actor: StaffActor;
let corner: Awaited<ReturnType<typeof createCorner>>;
let page: { id: string };

beforeEach(async () => {
  await pool.query("TRUNCATE letter, letter_count, office, official, district_plan, division CASCADE");
  ({ actor } = await createActor());
  corner = await createCorner();
  page = await createOutreach({ kind: "letters" });
});

const letter = (supporterId: string, officialId: string, change = {}) =>
  createLetter({ pageId: page.id, supporterId, officialId, ...change });
const find = (id: string) => prisma.letter.findUniqueOrThrow({ where: { id } });

async function merge(keptId: string, goneId: string) {
  const people = await mergePeople(prisma, [keptId, goneId]);
  const parts = { name: keptId, phone: keptId, place: keptId, language: keptId };
  const choice = { keptId, goneId, parts, custom: {} };
  const result = await mergeSupporters(choice, fingerprint(people!), { actor, now });
  if (result.outcome !== "merged") throw new Error(result.outcome);
  return result;
}

test("whoever is erased is in no letter any more: what has not gone never goes, what has is nobody's", async () => {
  const { id } = await createSupporter();
  const waiting = await letter(id, corner.member.id);
  const gone = await letter(id, corner.senator.id, { status: "sent", sentAt: now, triedAt: now });
  await prisma.letterAnswer.create({
    data: {
      letterId: gone.id,
      body: "Dear María,",
      answeredOn: now,
      isPublic: true,
      recordedByName: "Staff",
      recordedAt: now,
    },
  });
  await eraseByStaff(id, { actor, now });
  const blank = { address: "", signedBy: "", place: null, subject: "", body: "" };
  expect(await find(waiting.id)).toMatchObject({ status: "cancelled", ...blank });
  expect(await find(gone.id)).toMatchObject({ status: "sent", ...blank });
  expect(await prisma.letterAnswer.count({ where: { letterId: gone.id } })).toBe(0);
});

test("two who are merged have one letter to an official, the kept one's; taking it back gives them back", async () => {
  const [kept, gone] = [await createSupporter(), await createSupporter()];
  const stands = await letter(kept.id, corner.member.id);
  const stops = await letter(gone.id, corner.member.id);
  const moves = await letter(gone.id, corner.senator.id);
  const before = await prisma.letter.findMany({ orderBy: { id: "asc" } });
  const { mergeId } = await merge(kept.id, gone.id);
  expect(await find(stands.id)).toMatchObject({ supporterId: kept.id, status: "queued" });
  expect(await find(stops.id)).toMatchObject({ supporterId: gone.id, status: "cancelled" });
  expect(await find(moves.id)).toMatchObject({ supporterId: kept.id, status: "queued" });
  const held = (await heldData(kept.id, "en", { now })) as { letters: { to: string }[] };
  expect(held.letters.map(({ to }) => to).toSorted()).toEqual([
    "Dolores Quintana",
    "Dolores Quintana",
    "Nora Whitfield",
  ]);
  expect(await partSupporters(mergeId, { actor, now })).toMatchObject({ outcome: "parted" });
  expect(await prisma.letter.findMany({ orderBy: { id: "asc" } })).toEqual(before);
});
