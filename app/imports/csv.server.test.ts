import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, expect, test } from "vitest";
import { BrokenCsv, csvRows, findDelimiter } from "./csv-rows.server.ts";
import { readText } from "./csv-text.server.ts";
import { SeenAddresses } from "./seen-addresses.server.ts";
import { readShape } from "./store-upload.server.ts";

const folder = mkdtempSync(path.join(tmpdir(), "groundswell-csv-"));
afterAll(() => rmSync(folder, { recursive: true }));

let written = 0;
function file(content: string | Buffer): string {
  const at = path.join(folder, String(++written));
  writeFileSync(at, content);
  return at;
}

const people = "Email,Nombre\r\nmuñoz@example.org,Muñoz\r\n";
const big = (text: string) => Buffer.from(text, "utf16le").swap16();

test.each([
  ["UTF-8", Buffer.from(people), "utf-8"],
  ["UTF-8 with a mark", Buffer.from(`\uFEFF${people}`), "utf-8"],
  ["UTF-16 with a mark", Buffer.from(`\uFEFF${people}`, "utf16le"), "utf-16le"],
  ["UTF-16 without one", Buffer.from(people, "utf16le"), "utf-16le"],
  ["UTF-16, big end first", big(`\uFEFF${people}`), "utf-16be"],
  ["Windows-1252", Buffer.from(people, "latin1"), "windows-1252"],
])("a file is read as it is written: %s", async (_, content, encoding) => {
  const at = file(content);
  const reading = await readShape(at);
  expect(reading).toEqual({
    ok: true,
    shape: { encoding, delimiter: ",", headings: ["Email", "Nombre"], rowsAbout: 1 },
  });
  expect(await text(readText(at, encoding as "utf-8"))).toBe(people);
});

test("one letter of another alphabet far down decides", async () => {
  const at = file(
    Buffer.concat([Buffer.from(`Email\n${"a@example.org\n".repeat(20_000)}`), Buffer.from([0xf1])]),
  );
  expect(await readShape(at)).toMatchObject({ shape: { encoding: "windows-1252", rowsAbout: 20_000 } });
});

test.each([
  ["a workbook", Buffer.from("504b030414000600", "hex"), "spreadsheet"],
  ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "not-text"],
  ["nothing", "", "empty"],
  ["headings alone", "Email,Name\n", "empty"],
  ["people alone", "ana@example.org,Ana\nben@example.org,Ben\n", "no-headings"],
  ["too many columns", `${"a,".repeat(300)}a\n1\n`, "too-many-columns"],
])("what is no list of people is refused: %s", async (_, content, problem) => {
  expect(await readShape(file(content))).toEqual({ ok: false, problem });
});

test("commas, semicolons and tabs are told apart, whatever stands in quotes", async () => {
  expect(findDelimiter('name;note\n"Cruz, Ana";"a, b, c"\nBen;d\n')).toBe(";");
  expect(findDelimiter("a\tb\n1,5\t2\n")).toBe("\t");
  expect(findDelimiter("email\na@example.org\n")).toBe(",");
  const reading = await readShape(file("sep=;\r\nEmail;Name\r\na@example.org;A\r\n"));
  expect(reading).toMatchObject({ shape: { delimiter: ";", headings: ["Email", "Name"] } });
});

async function* pieces(...texts: string[]) {
  yield* texts;
}

async function rows(...texts: string[]) {
  const found: [number, string[]][] = [];
  for await (const { number, cells } of csvRows(pieces(...texts), ",")) found.push([number, cells]);
  return found;
}

test("rows keep the numbers a spreadsheet shows, with line ends in quotes and empty rows between", async () => {
  expect(await rows('a,b\n"one\ntw', 'o",2\n\n,\n3,"say ""hi"""\n')).toEqual([
    [1, ["a", "b"]],
    [2, ["one\ntwo", "2"]],
    [5, ["3", 'say "hi"']],
  ]);
});

test("a quote that nothing closes names the row from which the file is broken", async () => {
  const broken = rows('a\n1\n"', "x\n".repeat(200_000));
  await expect(broken).rejects.toThrow(BrokenCsv);
  await expect(broken).rejects.toMatchObject({ row: 3 });
});

test("what the source throws is seen by whoever reads", async () => {
  async function* failing() {
    yield "a\n1\n";
    throw new Error("the database is away");
  }
  const reading = async () => {
    for await (const _ of csvRows(failing(), ","));
  };
  await expect(reading()).rejects.toThrow("the database is away");
});

test("an address is known again among many, by its first row", () => {
  const seen = new SeenAddresses();
  for (let row = 2; row < 20_000; row++) expect(seen.firstRow(`p${row}@example.org`, row)).toBeNull();
  expect(seen.firstRow("p2@example.org", 99)).toBe(2);
  expect(seen.firstRow("p19999@example.org", 99)).toBe(19_999);
});
