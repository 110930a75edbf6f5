import { beforeEach, expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { addToGuard, removeFromGuard, restoreToGuard } from "./change-guard.server.ts";
import { currentGuard, forgetGuard } from "./current-guard.server.ts";
import type { GuardList } from "./guard-list.ts";
import { guardPage } from "./guard-queries.server.ts";

const now = new Date();

beforeEach(async () => {
  await prisma.guardEntry.deleteMany();
  forgetGuard();
});

async function add(list: GuardList, values: string[], expiresAt: Date | null = null) {
  const { actor } = await createActor();
  const added = await addToGuard({ list, values, reason: "Bursts last night", expiresAt }, { actor, now });
  if (added.outcome !== "added") throw new Error(added.values.join());
  return { actor, ids: added.ids, known: added.known };
}

const poster = { email: "ana@mail.example", names: ["Ana", "Rivera"], address: "203.0.113.7" };

test("what stands on the lists speaks against who posts, and nothing else does", async () => {
  expect((await currentGuard()).reasonsAgainst(poster)).toEqual([]);
  await add("block_domain", ["Mail.Example"]);
  await add("block_network", ["203.0.113.99/24"]);
  await add("block_word", ["RIVÉRA"]);
  await add("block_email", ["Ana@Mail.example"]);
  const guard = await currentGuard();
  expect(guard.reasonsAgainst(poster)).toEqual([
    "blocked.network",
    "blocked.email",
    "blocked.domain",
    "blocked.word",
  ]);
  expect(guard.reasonsAgainst({ ...poster, email: "ana@sub.mail.example" })).toContain("blocked.domain");
  const other = { email: "ana@xmail.example", names: ["Ana", "Riveras"], address: "203.0.114.7" };
  expect(guard.reasonsAgainst(other)).toEqual([]);
});

test("an allowed network is left alone by a block around it", async () => {
  await add("block_network", ["10.0.0.0/8", "2001:db8::/32"]);
  await add("allow_network", ["10.1.2.3"]);
  const guard = await currentGuard();
  expect(guard.allows("10.1.2.3")).toBe(true);
  expect(guard.reasonsAgainst({ ...poster, address: "10.1.2.3" })).toEqual([]);
  expect(guard.reasonsAgainst({ ...poster, address: "10.1.2.4" })).toEqual(["blocked.network"]);
  expect(guard.reasonsAgainst({ ...poster, address: "2001:db8::7" })).toEqual(["blocked.network"]);
});

test("the whole lot is refused when one line is unusable", async () => {
  const { actor } = await createActor();
  const lines = ["good.example", "no domain", "com"];
  const result = await addToGuard(
    { list: "block_domain", values: lines, reason: "x", expiresAt: null },
    { actor, now },
  );
  expect(result).toEqual({ outcome: "unusable", values: ["no domain", "com"] });
  expect(await prisma.guardEntry.count()).toBe(0);
  for (const [list, typed] of [
    ["block_network", "10.0.0.0/4"],
    ["allow_network", "300.1.1.1"],
    ["block_email", "nobody"],
    ["block_word", "!"],
  ] as const) {
    const values = [typed];
    expect(await addToGuard({ list, values, reason: "x", expiresAt: null }, { actor, now })).toMatchObject({
      outcome: "unusable",
    });
  }
});

test("a value stands on a list once; taken off and put back is told in the trail", async () => {
  const { actor, ids } = await add("disposable_domain", ["trash.example", "trash.example"]);
  expect(await add("disposable_domain", ["TRASH.example"])).toMatchObject({ ids: [], known: 1 });
  expect((await currentGuard()).isDisposable("in.trash.example")).toBe(true);
  expect(await removeFromGuard(ids, { actor, now })).toEqual(ids);
  expect(await removeFromGuard(ids, { actor, now })).toEqual([]);
  expect((await currentGuard()).isDisposable("trash.example")).toBe(false);
  expect(await restoreToGuard(ids, { actor, now })).toEqual(ids);
  await removeFromGuard(ids, { actor, now });
  await add("disposable_domain", ["trash.example"]);
  expect(await restoreToGuard(ids, { actor, now })).toEqual([]);
  const told = await prisma.auditEntry.findMany({ where: { subjectId: ids[0]! }, orderBy: { id: "asc" } });
  expect(told.map(({ what }) => what)).toEqual([
    "guard-entry.added",
    "guard-entry.removed",
    "guard-entry.restored",
    "guard-entry.removed",
  ]);
  expect(told[0]).toMatchObject({ subjectName: "trash.example", after: { reason: "Bursts last night" } });
});

test("the trail never says whose address was blocked", async () => {
  const { ids } = await add("block_email", ["ana@mail.example"]);
  const { ids: single } = await add("block_network", ["203.0.113.7"]);
  const told = await prisma.auditEntry.findMany({ where: { subjectId: { in: [...ids, ...single] } } });
  expect(told).toHaveLength(2);
  expect(JSON.stringify(told)).not.toMatch(/ana@|203\.0\.113\.7\/32/);
});

test("an entry that has expired judges nobody and may be made anew", async () => {
  await add("block_domain", ["mail.example"], new Date(now.getTime() - 1_000));
  expect((await currentGuard()).reasonsAgainst(poster)).toEqual([]);
  expect((await guardPage({ list: "block_domain", after: null, now })).lines[0]).toMatchObject({
    expired: true,
  });
  expect(await add("block_domain", ["mail.example"])).toMatchObject({ known: 0 });
  expect((await currentGuard()).reasonsAgainst(poster)).toEqual(["blocked.domain"]);
});

test("another process sees a change within seconds, without being told", async () => {
  await currentGuard();
  await prisma.guardEntry.create({
    data: {
      id: "018f0000-0000-7000-8000-000000000001",
      list: "block_domain",
      value: "mail.example",
      reason: "x",
      addedByName: "x",
      addedAt: now,
    },
  });
  await expect
    .poll(async () => (await currentGuard()).reasonsAgainst(poster), { timeout: 5_000, interval: 200 })
    .toEqual(["blocked.domain"]);
});

test("pages of a list follow one another", async () => {
  await add(
    "block_word",
    Array.from({ length: 12 }, (_, n) => `word${n}`),
  );
  const first = await guardPage({ list: null, after: null, now, limit: 10 });
  const second = await guardPage({ list: "block_word", after: first.next, now, limit: 10 });
  expect([first.lines.length, second.lines.length, second.next]).toEqual([10, 2, null]);
});
