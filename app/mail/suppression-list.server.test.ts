import { v7 as newId } from "uuid";
import { beforeEach, expect, test } from "vitest";
import { pool, prisma } from "#app/platform/db.server.ts";
import { importSuppressions, liftAddress, suppressAddress } from "./change-suppression.server.ts";
import { suppress } from "./suppression.server.ts";
import { suppressionCsv } from "./suppression-csv.server.ts";
import { readSuppressionRows } from "./suppression-form.ts";
import { findSuppression, suppressionCounts, suppressionPage } from "./suppression-list.server.ts";

const actor = { id: null, name: "Test", from: null };
const now = new Date("2026-12-02T10:00:00Z");
const deed = { actor, now };

beforeEach(() => pool.query("TRUNCATE suppression, soft_bounces"));

const trail = (subjectId: string) =>
  prisma.auditEntry.findMany({ where: { subjectKind: "suppression", subjectId }, orderBy: { id: "asc" } });
const lineOf = async (words: string) => (await suppressionPage({ words })).lines[0]!;

test("the list says why, since when and who told, and never shows whoever was erased", async () => {
  await suppress(pool, {
    canonical: "gone@x.example",
    reason: "hard_bounce",
    detail: "550 no such user",
    reportKey: `mailbox:${newId()}:hard`,
  });
  await suppress(pool, {
    canonical: "cross@x.example",
    reason: "complaint",
    reportKey: "ses:f-1:cross@x.example",
  });
  await suppress(pool, { canonical: "refused@x.example", reason: "hard_bounce", detail: "550 5.1.1" });
  await suppress(pool, { canonical: "erased@x.example", reason: "erased" });
  await suppressAddress({ email: "Rosa+list@gmail.com", reason: "Asked by telephone" }, deed);

  const { lines } = await suppressionPage({});
  const shown = Object.fromEntries(
    lines.map(({ email, reason, source, mayLift }) => [email, [reason, source, mayLift]]),
  );
  expect(shown).toEqual({
    "gone@x.example": ["hard_bounce", "mailbox", true],
    "cross@x.example": ["complaint", "ses", false],
    "refused@x.example": ["hard_bounce", "smtp", true],
    "rosa@gmail.com": ["staff", "staff", true],
  });
  expect((await lineOf("rosa")).since).toBe(now.toISOString());
  expect(await suppressionCounts()).toEqual({ hard_bounce: 2, complaint: 1, staff: 1 });
  const erased = await prisma.suppression.findUniqueOrThrow({
    where: { emailCanonical: "erased@x.example" },
  });
  expect(await findSuppression(erased.id)).toBeNull();
});

test("a part of an address finds it; signs that a pattern would heed are only signs", async () => {
  const emails = ["a_b@one.example", "axb@one.example", "c%d@two.example"];
  await importSuppressions(
    emails.map((email) => ({ email, reason: "x" })),
    deed,
  );
  const found = async (words: string) =>
    (await suppressionPage({ words })).lines.map(({ email }) => email).sort();
  expect(await found("A_B")).toEqual(["a_b@one.example"]);
  expect(await found("%")).toEqual(["c%d@two.example"]);
  expect(await found("@one")).toEqual(["a_b@one.example", "axb@one.example"]);
});

test("pages follow one another without a gap, also where all came at one moment, and lead back", async () => {
  const emails = Array.from({ length: 7 }, (_, at) => `p${at}@x.example`);
  await importSuppressions(
    emails.map((email) => ({ email, reason: "list" })),
    deed,
  );
  const first = await suppressionPage({ limit: 3 });
  const second = await suppressionPage({ limit: 3, after: first.next });
  const third = await suppressionPage({ limit: 3, after: second.next });
  const seen = [first, second, third].flatMap(({ lines }) => lines.map(({ email }) => email));
  expect([...seen].sort()).toEqual(emails);
  expect(third.next).toBeNull();
  const back = await suppressionPage({ limit: 3, before: second.previous });
  expect(back.lines).toEqual(first.lines);
});

test("staff stop an address once, and let it be mailed again for a reason that stands in the trail", async () => {
  const row = { email: "rosa@x.example", reason: "Asked by telephone" };
  expect([await suppressAddress(row, deed), await suppressAddress(row, deed)]).toEqual([true, false]);
  const { id } = await lineOf("rosa");
  expect(await liftAddress({ id, reason: "Asked again, by letter" }, deed)).toBe("lifted");
  expect(await liftAddress({ id, reason: "twice" }, deed)).toBe("gone");
  const entries = await trail(id);
  expect(entries.map(({ what }) => what)).toEqual(["suppression.added", "suppression.lifted"]);
  expect(entries[1]!.after).toEqual({ why: "Asked again, by letter" });
  expect(JSON.stringify(entries)).not.toContain("rosa");
});

test("a complaint stays; mails that came back are counted anew once an address may be mailed", async () => {
  await suppress(pool, { canonical: "cross@x.example", reason: "complaint" });
  await suppress(pool, { canonical: "full@x.example", reason: "soft_bounces" });
  await prisma.softBounces.create({ data: { emailCanonical: "full@x.example", inARow: 3, latestAt: now } });
  const lift = async (words: string) => liftAddress({ id: (await lineOf(words)).id, reason: "why" }, deed);
  expect([await lift("cross"), await lift("full")]).toEqual(["stays", "lifted"]);
  expect(await prisma.softBounces.count()).toBe(0);
  expect((await suppressionPage({})).lines.map(({ email }) => email)).toEqual(["cross@x.example"]);
});

test("rows of a file are read, those that cannot be used told by number; what is known stays as it is", async () => {
  await suppress(pool, { canonical: "known@x.example", reason: "complaint" });
  const cells = [
    ["email", "reason"],
    ["known@x.example", "again"],
    ["Ana@x.example", "moved"],
    ["ana@x.example", "twice in the file"],
    ["no address", "why"],
    ["bo@x.example", ""],
    ["cy@x.example", "y".repeat(301)],
    ["'-dash@x.example", "from our own export"],
  ];
  const { wanted, refused } = readSuppressionRows(cells.map((row, at) => ({ number: at + 1, cells: row })));
  expect(refused).toEqual([
    { row: 5, problem: "no-address" },
    { row: 6, problem: "no-reason" },
    { row: 7, problem: "reason-too-long" },
  ]);
  expect(await importSuppressions(wanted, deed)).toBe(2);
  expect((await lineOf("known")).reason).toBe("complaint");
  expect((await lineOf("-dash")).reason).toBe("staff");
  expect((await trail("list")).at(-1)).toMatchObject({
    what: "suppression.imported",
    after: { added: 2, known: 2 },
  });
});

test("the file of them runs nothing in a spreadsheet, and can be brought in again", async () => {
  await suppressAddress({ email: "=x@x.example", reason: "=HYPERLINK(1)" }, deed);
  let file = "";
  for await (const piece of suppressionCsv()) file += piece;
  expect(file).toBe(
    `email,reason,kind,told_by,since\r\n'=x@x.example,'=HYPERLINK(1),staff,staff,${now.toISOString()}\r\n`,
  );
});
