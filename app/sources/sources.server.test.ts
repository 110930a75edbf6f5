import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { factFolder, order } from "#tests/fact-files.ts";
import { type FakeWeb, startFakeWeb } from "#tests/fakes/web-server.ts";
import { type Input, UnreadableInput, withInput } from "./open-input.server.ts";
import { readDocument, readRows } from "./read-records.server.ts";
import { RefusedFile, runImport } from "./run-import.server.ts";
import { sources } from "./source.ts";
import { sourceStates } from "./source-queries.server.ts";

let web: FakeWeb;
beforeAll(async () => {
  web = await startFakeWeb();
});
afterAll(() => web.stop());

const names = async ({ files }: Input) => files.map(({ name }) => name);
const request = { ...order, source: sources.congress, label: "members.yaml", hash: "1", modifiedOn: null };

test("a folder is read below, by name; of a file also what belongs beside it", async () => {
  const folder = factFolder({ "b/2.yml": "x: 1", "a.csv": "id\n", "notes.md": "no" });
  const wanted = (name: string) => !name.endsWith(".md");
  expect(await withInput(folder, { wanted }, names)).toEqual(["a.csv", "b/2.yml"]);
  const beside = () => ["notes.md", "missing.md"];
  expect(await withInput(path.join(folder, "a.csv"), { beside }, names)).toEqual(["a.csv", "notes.md"]);
  await expect(withInput(path.join(folder, "nowhere"), {}, names)).rejects.toThrow(UnreadableInput);
});

test("an address is fetched as a stranger would, with what lies beside it", async () => {
  web.pages["/data/a.csv?key=secret"] = (_, response) =>
    response.setHeader("last-modified", "Wed, 05 Aug 2026 10:00:00 GMT").end("id,name\n1,Ana\n");
  web.pages["/data/b.csv"] = (_, response) => response.end("id\n");
  const link = `http://facts.example:${web.port}/data/a.csv?key=secret`;
  const choice = { beside: () => ["b.csv", "c.csv"], stranger: web.fetcher };
  await withInput(link, choice, async (input) => {
    expect(await names(input)).toEqual(["a.csv", "b.csv"]);
    expect(input).toMatchObject({ modifiedOn: "2026-08-05", label: expect.not.stringContaining("secret") });
    const rows = [];
    for await (const row of readRows(input.files[0]!))
      rows.push([row.number, row.get("name"), row.get("none")]);
    expect(rows).toEqual([[2, "Ana", ""]]);
  });
  const problem = (where: string, stranger = {}) =>
    withInput(where, { stranger }, names).catch((error: UnreadableInput) => error.remark.code);
  expect(await problem(`http://facts.example:${web.port}/none.csv`, web.fetcher)).toBe("noSuchPage");
  expect(await problem(`http://127.0.0.1:${web.port}/data/a.csv`)).toBe("notOfTheWeb");
});

test("rows are parted by what their headings are parted by, and a mark at the beginning is none of them", async () => {
  const folder = factFolder({ "a.txt": "\uFEFFid|name\n1|a, b\n", "b.yml": "a: [", "c.csv": 'id\n"1\n' });
  const file = (name: string) => ({ name, path: path.join(folder, name) });
  for await (const row of readRows(file("a.txt")))
    expect([row.get("id"), row.get("name")]).toEqual(["1", "a, b"]);
  await expect(readDocument(file("b.yml"))).rejects.toThrow(RefusedFile);
  const broken = async () => {
    for await (const row of readRows(file("c.csv"))) row.get("id");
  };
  await expect(broken()).rejects.toThrow(RefusedFile);
});

test("what an import did is remembered with it; a dry run leaves nothing", async () => {
  const work = (dryRun: boolean) =>
    runImport({ ...request, dryRun }, async ({ tx, tally }) => {
      await tx.source.create({ data: { key: "other", name: "Other" } });
      tally.count("official", "added", 2);
      for (let row = 0; row < 300; row += 1) tally.refuse(`${row}`, "noZip", { zip: "x" });
    });
  const dry = await work(true);
  expect(dry).toMatchObject({ outcome: "done", asOf: "2026-11-24" });
  expect([await prisma.source.count(), await prisma.sourceImport.count()]).toEqual([0, 0]);
  expect(await work(false)).toEqual(dry);
  const [stored] = await prisma.sourceImport.findMany();
  expect(stored).toMatchObject({
    sourceKey: "congress-legislators",
    outcome: "done",
    byName: "Command line",
  });
  expect(dry.report.refused).toMatchObject({ count: 300, rows: { length: 200 } });
  expect(dry.report.counts.official).toEqual({ added: 2, changed: 0, unchanged: 0, ended: 0 });
});

test("a file that is refused or fails writes nothing, and that is remembered", async () => {
  const because = [{ code: "noZips", values: { file: "x" } }];
  const refused = await runImport(request, async ({ tx }) => {
    await tx.source.deleteMany({ where: { key: "other" } });
    throw new RefusedFile(because);
  });
  expect(refused).toMatchObject({ outcome: "refused", because });
  const broken = runImport(request, async () => {
    throw new Error("broken");
  });
  await expect(broken).rejects.toThrow("broken");
  expect(await prisma.source.count({ where: { key: "other" } })).toBe(1);
  const state = (await sourceStates(order.now)).find(({ key }) => key === "congress-legislators");
  expect(state).toMatchObject({ trouble: { outcome: "failed" }, last: { asOf: "2026-11-24" }, daysOld: 0 });
});

test("the same bytes are facts of the same day", async () => {
  const later = { ...request, asOf: null, now: new Date("2027-03-01T00:00:00Z") };
  const nothing = async () => {};
  expect(await runImport(later, nothing)).toMatchObject({ outcome: "unchanged", asOf: "2026-11-24" });
  expect((await sourceStates(later.now))[0]).toMatchObject({ daysOld: 97 });
  const other = await runImport({ ...later, hash: "2", modifiedOn: "2027-02-27" }, nothing);
  expect(other.asOf).toBe("2027-02-27");
});
