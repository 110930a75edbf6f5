import { v7 as newId } from "uuid";
import { expect, test } from "vitest";
import { queueMail } from "#app/mail/outbox.server.ts";
import { suppress } from "#app/mail/suppression.server.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import { unsubscribeByStaff } from "#app/segments/stop-mail.server.ts";
import { createStaff } from "#tests/factories/create-staff.ts";
import { createSupporter } from "#tests/factories/create-supporter.ts";
import { bulkSupporters, undoBulk } from "./bulk-supporters.server.ts";
import { countWho } from "./bulk-who.server.ts";
import { asleepFor } from "./filter.ts";
import { whereOf } from "./filter-sql.server.ts";

const monthsAgo = (months: number) => new Date(Date.now() - months * 30.5 * 86_400_000);
const scope = { campaigns: null, personal: true };
const filter = asleepFor(12);

/** Somebody known for two years, mailed and acting so many months ago. */
async function createPerson({ mailed, acted }: { mailed: number | null; acted: number | null }, known = 24) {
  const supporter = await createSupporter({
    createdAt: monthsAgo(known),
    lastActionAt: acted === null ? null : monthsAgo(acted),
  });
  if (mailed === null) return supporter;
  const dedupeKey = newId();
  const mail = { kind: "test", language: "en" as const, toEmail: supporter.email, subjectId: newId() };
  await queueMail(pool, { ...mail, dedupeKey, runAt: new Date() });
  await prisma.outgoingMail.update({
    where: { dedupeKey },
    data: { status: "sent", sentAt: monthsAgo(mailed) },
  });
  return supporter;
}

async function asleepAmong(people: { id: string }[]): Promise<boolean[]> {
  const { sql, values } = whereOf(filter, scope);
  const { rows } = await pool.query<{ id: string }>(`SELECT s.id FROM supporter s WHERE ${sql}`, values);
  const found = new Set(rows.map(({ id }) => id));
  return people.map(({ id }) => found.has(id));
}

test("asleep is who was mailed in the last year and did nothing in it, and would still be mailed", async () => {
  const people = [
    await createPerson({ mailed: 2, acted: 14 }),
    await createPerson({ mailed: 2, acted: null }),
    // Did something since; was not mailed; not lately; is known for too short a time.
    await createPerson({ mailed: 2, acted: 11 }),
    await createPerson({ mailed: null, acted: 14 }),
    await createPerson({ mailed: 13, acted: 14 }),
    await createPerson({ mailed: 2, acted: null }, 6),
  ];
  const [left, bounced] = [
    await createPerson({ mailed: 2, acted: 14 }),
    await createPerson({ mailed: 2, acted: 14 }),
  ];
  const { actor } = await owner();
  await unsubscribeByStaff(left.id, { en: "Asked.", es: "Lo pidió." }, { actor, now: new Date() });
  await suppress(pool, { canonical: bounced.emailCanonical, reason: "hard_bounce" });
  expect(await asleepAmong([...people, left, bounced])).toEqual([
    ...[true, true, false, false, false, false],
    ...[false, false],
  ]);
});

async function owner() {
  const member = await createStaff();
  const actor = {
    ...{ id: member.id, name: member.name, email: member.email, role: "owner" as const, campaigns: null },
    ...{ sessionId: "", language: "en" as const, timeZone: "UTC", from: null },
  };
  return { actor };
}

test("staff stop mail to them all at once, which takes them off the proposal, and take it back", async () => {
  await createPerson({ mailed: 2, acted: 14 });
  const before = (await countWho({ filter }, scope)).count;
  expect(before).toBeGreaterThan(0);
  const deed = { ...(await owner()), now: new Date() };
  const wording = { en: "Did nothing for a year.", es: "No hizo nada en un año." };
  const done = await bulkSupporters({ filter }, { deed: "unsubscribe", wording }, deed);
  expect(done).toMatchObject({ outcome: "done", changed: before });
  expect((await countWho({ filter }, scope)).count).toBe(0);
  if (done.outcome !== "done") throw new Error("it was done");
  expect(await undoBulk(done.runId, deed)).toMatchObject({ outcome: "done" });
  expect((await countWho({ filter }, scope)).count).toBe(before);
});
