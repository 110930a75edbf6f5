import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { auditPage } from "#app/audit/audit-queries.server.ts";
import { writeSignatures } from "#app/petitions/sign-batch.server.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import { createDonation } from "#tests/factories/create-donation.ts";
import { createFundraising } from "#tests/factories/create-fundraising.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { createSupporter } from "#tests/factories/create-supporter.ts";
import { newSignature } from "#tests/factories/new-signature.ts";
import { runCommand } from "./main.server.ts";

const folder = mkdtempSync(path.join(tmpdir(), "groundswell-commands-"));
afterAll(() => rmSync(folder, { recursive: true }));

beforeEach(async () => {
  await pool.query("TRUNCATE supporter, supporter_import, tag CASCADE");
});

async function run(...argv: string[]) {
  const lines: string[] = [];
  const code = await runCommand(argv, (line) => lines.push(line));
  return { code, said: lines.join("\n") };
}

let written = 0;
function csv(...lines: string[]): string {
  const at = path.join(folder, `people-${++written}.csv`);
  writeFileSync(at, `${lines.join("\n")}\n`);
  return at;
}

const people = () =>
  csv("Email,Full name,Zip,Opt-in", "ana@example.org,Ana Cruz,90012,yes", "nobody,Ben,,no");
const counts = () =>
  Promise.all([
    prisma.supporter.count(),
    prisma.supporterImport.count(),
    prisma.keptFile.count(),
    prisma.jobRun.count(),
    prisma.consentWording.count(),
    prisma.tag.count(),
    prisma.auditEntry.count(),
  ]);

const agreed = [
  ...["--consent", "column", "--consent-words", "Yes, write to me about it."],
  ...["--consent-where", "Our old site", "--consent-on", "2012-11-30"],
];

test("a dry run says what would happen, row by row, and changes nothing", async () => {
  const before = await counts();
  const { code, said } = await run(
    "supporters",
    "import",
    people(),
    "--dry-run",
    "--tag",
    "Old list",
    ...agreed,
  );
  expect(code).toBe(0);
  expect(said).toContain("Full name → Whole name");
  expect(said).toContain("row 3: refused. Email: Mail cannot reach this address.");
  expect(said).toContain("2 rows. Would be: new 1, changed 0, unchanged 0, refused 1.");
  expect(await counts()).toEqual(before);
});

test("supporters are brought in, without consent unless it is stated", async () => {
  const { code, said } = await run("supporters", "import", people());
  expect(code).toBe(0);
  expect(said).toContain("Opt-in → Left out");
  expect(said).toContain("No consent: they will not be mailed");
  expect(said).toContain("row 3: refused. Email: Mail cannot reach this address.");
  expect(said).toMatch(/Are: new 1, .*\n.*consent: 0;.*\n.*\/admin\/imports\/[0-9a-f-]{36}$/);
  expect(await prisma.supporter.findFirst()).toMatchObject({ givenName: "Ana", familyName: "Cruz" });
  const again = await run("supporters", "import", people(), "--tag", "Old list", "--tag", "2012", ...agreed);
  expect(again.said).toContain("Are: new 0, changed 1, unchanged 0, refused 1.");
  expect(await prisma.consentRecord.findMany()).toMatchObject([{ granted: true, page: "Our old site" }]);
  expect(await prisma.supporterTag.count()).toBe(2);
  const imports = await prisma.supporterImport.findMany({ include: { run: true } });
  expect(imports.map(({ byName, run }) => [byName, run!.state])).toEqual([
    ["Command line", "done"],
    ["Command line", "done"],
  ]);
});

test("columns are named by hand where their headings say nothing", async () => {
  const file = csv("A,B", "ana@example.org,Ana");
  const unnamed = await run("supporters", "import", file);
  expect(unnamed).toMatchObject({
    code: 1,
    said: expect.stringContaining("One column must be the email address"),
  });
  expect((await run("supporters", "import", file, "--map", "C=email")).said).toContain("Its columns: A, B");
  const named = await run("supporters", "import", file, "--map", "A=email", "--map", "B=given_name");
  expect(named.code).toBe(0);
  expect(await prisma.supporter.findFirst()).toMatchObject({ email: "ana@example.org", givenName: "Ana" });
});

test.each([
  ["a file that is not there", () => path.join(folder, "no-such-file.csv"), "There is no file"],
  ["a file without rows", () => csv("Email"), "no row below the headings"],
  ["a file that is broken", () => csv("Email", "ana@example.org", '"never closed'), "cannot be read"],
  ["a file of which every row is refused", () => csv("Email", "nobody"), "refused 1"],
])("it fails for %s", async (_, file, says) => {
  for (const dry of [["--dry-run"], []]) {
    const { code, said } = await run("supporters", "import", file(), ...dry);
    expect([code, said]).toEqual([1, expect.stringContaining(says)]);
  }
});

test("supporters are written into a file that only its owner reads, and none is written over", async () => {
  await createSupporter({ email: "ana@example.org", givenName: "=1+1" });
  await createSupporter({ email: "ben@example.org" });
  const out = path.join(folder, "out.csv");
  const dry = await run("export", "supporters", "--out", out, "--dry-run");
  expect(dry).toEqual({ code: 0, said: expect.stringMatching(/^Would write 2 supporters, \d+ bytes/) });
  expect(readdirSync(folder)).not.toContain("out.csv");
  const { code, said } = await run("export", "supporters", "--out", out);
  expect([code, said]).toEqual([0, expect.stringMatching(/^2 supporters, [\d,]+ bytes, are in /)]);
  expect(statSync(out).mode & 0o777).toBe(0o600);
  const text = readFileSync(out, "utf8");
  expect(text).toMatch(/^\uFEFFid,email,given_name/);
  expect(text).toContain("'=1+1");
  expect(await run("export", "supporters", "--out", out)).toMatchObject({
    code: 1,
    said: expect.stringContaining("--force"),
  });
  expect((await run("export", "supporters", "--out", out, "--force")).code).toBe(0);
  expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
  const { lines } = await auditPage({ kind: "export" });
  expect(lines.map(({ what, actorName, after }) => [what, actorName, after?.rows])).toEqual([
    ["supporters.exported", "Command line", 2],
    ["supporters.exported", "Command line", 2],
  ]);
});

test("signatures are written, of one petition or of all", async () => {
  const [one, other] = [await createPetition(), await createPetition()];
  await writeSignatures([newSignature(one.id), newSignature(one.id), newSignature(other.id)]);
  const count = async (...more: string[]) => {
    const out = path.join(folder, `signatures-${++written}.csv`);
    return (await run("export", "signatures", "--out", out, ...more)).said.split(" ")[0];
  };
  expect(await count("--petition", one.slug)).toBe("2");
  expect(Number(await count())).toBeGreaterThanOrEqual(3);
  const failing = await run(
    "export",
    "signatures",
    "--out",
    path.join(folder, "x.csv"),
    "--petition",
    "nowhere",
  );
  expect(failing).toEqual({ code: 1, said: 'There is no petition "nowhere".' });
});

test("an export that cannot be written says so", async () => {
  const out = path.join(folder, "no", "such", "folder.csv");
  expect(await run("export", "supporters", "--out", out)).toMatchObject({
    code: 1,
    said: expect.stringContaining("no such folder"),
  });
  expect(await run("export", "supporters", "--out", "x.csv", "--segment", "Nobody's")).toMatchObject({
    code: 1,
  });
});

test("donations are written as the panel's list has them", async () => {
  const { id: pageId } = await createFundraising();
  await createDonation({ pageId, givenName: "Ana" });
  await createDonation({ pageId, status: "expired" });
  const out = path.join(folder, "donations.csv");
  const { code, said } = await run("export", "donations", "--out", out);
  expect([code, said]).toEqual([0, expect.stringMatching(/^2 donations, /)]);
  const [header, ...lines] = readFileSync(out, "utf8").trim().split("\n");
  expect(header).toContain("id,status,currency,amount");
  expect(lines.map((line) => line.split(",").slice(1, 4)).sort()).toEqual([
    ["expired", "USD", "25.00"],
    ["paid", "USD", "25.00"],
  ]);
  const refused = await run("export", "donations", "--out", out, "--petition", "any");
  expect(refused).toEqual({ code: 1, said: "--segment is for supporters, --petition for signatures." });
});
