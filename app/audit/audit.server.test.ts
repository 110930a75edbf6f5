import { expect, test } from "vitest";
import { pool, prisma } from "#app/platform/db.server.ts";
import { createStaff } from "#tests/factories/create-staff.ts";
import { auditCsv } from "./audit-csv.server.ts";
import { auditKinds, auditPage } from "./audit-queries.server.ts";
import { type AuditRecord, commandLine, recordAudit } from "./record-audit.server.ts";

const start = new Date("2013-01-14T10:00:00Z").getTime();
let made = 0;

function entry(change: Partial<AuditRecord> = {}) {
  const now = new Date(start + ++made * 60_000);
  const record = {
    actor: commandLine,
    what: "campaign.updated",
    subject: { kind: "campaign", id: `c${made}` },
    now,
  };
  return prisma.$transaction((tx) => recordAudit(tx, { ...record, ...change } as AuditRecord));
}

test("only what differs is kept, and both happen or neither", async () => {
  await entry({
    subject: { kind: "post", id: "p1", name: "A post" },
    before: { title: "Old", kind: "update" },
    after: { title: "New", kind: "update", pinned: true },
  });
  const { lines } = await auditPage({ subjectId: "p1" });
  expect(lines[0]).toMatchObject({ before: { title: "Old" }, after: { title: "New", pinned: true } });
  const failing = prisma.$transaction(async (tx) => {
    await recordAudit(tx, {
      actor: commandLine,
      what: "post.removed",
      subject: { kind: "post", id: "p2" },
      now: new Date(),
    });
    throw new Error("the verb failed");
  });
  await expect(failing).rejects.toThrow("the verb failed");
  expect((await auditPage({ subjectId: "p2" })).lines).toEqual([]);
  await expect(entry({ what: "Not a deed.x" as never })).rejects.toThrow();
});

test("nothing on our connection changes, removes or empties it", async () => {
  await entry();
  await expect(pool.query("UPDATE audit_entry SET actor_name = 'x'")).rejects.toThrow("append-only");
  await expect(pool.query("DELETE FROM audit_entry")).rejects.toThrow("append-only");
  await expect(pool.query("TRUNCATE audit_entry")).rejects.toThrow("append-only");
  await expect(pool.query("TRUNCATE audit_entry CASCADE")).rejects.toThrow("append-only");
});

test("it is found by words of who, what and whom, by kind, person and day", async () => {
  const ana = await createStaff({ name: "Ana Núñez" });
  const actor = { id: ana.id, name: ana.name, from: "203.0.113.0/24" };
  await entry({
    actor,
    what: "petition.published",
    subject: { kind: "petition", id: "x1", name: "Save the library" },
  });
  const found = async (words: string) => (await auditPage({ words })).lines.map(({ subject }) => subject.id);
  for (const words of ["núñ", "LIBR publ", "petition ana", "x1"])
    expect(await found(words), words).toEqual(["x1"]);
  expect(await found("library absent")).toEqual([]);
  expect(await found("')) OR 1=1 --:*&|!")).toEqual([]);
  expect((await auditPage({ actorId: ana.id })).lines).toHaveLength(1);
  expect((await auditPage({ kind: "petition" })).lines[0]).toMatchObject({
    actorName: "Ana Núñez",
    from: "203.0.113.0/24",
  });
  expect(await auditKinds()).toContain("petition");
  const at = new Date(start + made * 60_000);
  expect((await auditPage({ kind: "petition", from: at })).lines).toHaveLength(1);
  expect((await auditPage({ kind: "petition", until: at })).lines).toHaveLength(0);
});

test("pages go by keys, forth and back, without a gap and without an entry twice", async () => {
  for (let count = 0; count < 7; count++) await entry({ subject: { kind: "page", id: `page${count}` } });
  const filter = { kind: "page" };
  const first = await auditPage(filter, { limit: 3 });
  const second = await auditPage(filter, { limit: 3, after: first.next });
  const third = await auditPage(filter, { limit: 3, after: second.next });
  const ids = [first, second, third].flatMap(({ lines }) => lines.map(({ subject }) => subject.id));
  expect(ids).toEqual(["page6", "page5", "page4", "page3", "page2", "page1", "page0"]);
  expect([first.previous, third.next]).toEqual([null, null]);
  const back = await auditPage(filter, { limit: 3, before: third.previous });
  expect(back.lines).toEqual(second.lines);
  const front = await auditPage(filter, { limit: 3, before: back.previous });
  expect(front).toMatchObject({ lines: first.lines, previous: null });
  expect((await auditPage(filter, { limit: 3, after: "no key" })).lines).toEqual(first.lines);
});

test("the export holds every entry that fits, and no formula runs in it", async () => {
  await entry({
    subject: { kind: "export", id: "e1", name: '=HYPERLINK("http://x")' },
    after: { title: "+1" },
  });
  let csv = "";
  for await (const piece of auditCsv({ kind: "export" })) csv += piece;
  const lines = csv.trim().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^id,at,actor_id,actor,from,what,/);
  expect(lines[1]).toContain(`"'=HYPERLINK(""http://x"")"`);
});
