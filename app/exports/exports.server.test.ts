import { expect, test } from "vitest";
import { auditPage } from "#app/audit/audit-queries.server.ts";
import { writeSignatures } from "#app/petitions/sign-batch.server.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import { readFile } from "#app/runs/kept-files.server.ts";
import { findRun } from "#app/runs/run-queries.server.ts";
import { workRun } from "#app/runs/work-run.server.ts";
import { FilterSchema } from "#app/segments/filter.ts";
import { wordingFor } from "#app/supporters/consent-wording.server.ts";
import { recordConsents } from "#app/supporters/record-consents.server.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { createSupporter } from "#tests/factories/create-supporter.ts";
import { newSignature } from "#tests/factories/new-signature.ts";
import { exportRuns, exportSignatures, exportSupporters } from "./export.server.ts";
import { readExportFilter } from "./export-choices.server.ts";
import { supporterFile } from "./supporter-file.server.ts";

const now = new Date("2013-01-14T10:00:00Z");
const everybody = FilterSchema.parse({});
const signal = new AbortController().signal;

async function textOf(content: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

async function fileOf(result: Awaited<ReturnType<typeof exportSupporters>>): Promise<string> {
  if (result.outcome !== "file") throw new Error("a run");
  return textOf(result.content);
}

test("a file has names, answers, tags and own fields, quoted, and no formula runs in it", async () => {
  const { actor } = await createActor({ role: "organizer", now });
  await prisma.customField.create({
    data: { key: "ward", kind: "text", labelEn: "Ward", labelEs: "Barrio" },
  });
  const { id } = await createSupporter({
    email: "formula@example.org",
    givenName: '=HYPERLINK("http://x")',
    familyName: 'Quo"te, Jr',
    locality: "@home",
    custom: { ward: "-1+1" },
  });
  const tag = await prisma.tag.create({ data: { name: "+Volunteer", slug: "volunteer" } });
  await prisma.supporterTag.create({ data: { tagId: tag.id, supporterId: id } });
  await createSupporter({ erasedAt: now });
  const csv = await fileOf(await exportSupporters(everybody, { actor, now }));
  const [header, line, ...rest] = csv.trim().split("\n");
  expect(header).toMatch(/^id,email,given_name,family_name,phone,.*,tags,created_at,last_action_at,ward$/);
  expect(line).toContain(`,formula@example.org,"'=HYPERLINK(""http://x"")","Quo""te, Jr",'+1`);
  expect(line).toContain(",'@home,");
  expect(line).toMatch(/,'\+Volunteer,.*,'-1\+1$/);
  expect(rest).toEqual([]);
  const { lines } = await auditPage({ actorId: actor.id });
  expect(lines[0]).toMatchObject({ what: "supporters.exported", after: { rows: 1, conditions: [] } });
});

test("a file of very many says the same of everybody as one of few", async () => {
  const { id, emailCanonical } = await createSupporter({ email: "beside@example.org" });
  const wordingId = await wordingFor("email", "en", "Write to me.");
  const answer = { supporterId: id, purpose: "email", wordingId, language: "en", page: "/x" } as const;
  await recordConsents([{ ...answer, granted: true }], { now: new Date("2013-01-01") });
  await recordConsents([{ ...answer, granted: false }], { now: new Date("2013-01-02") });
  await prisma.suppression.create({ data: { emailCanonical, reason: "hard_bounce" } });
  for (const name of ["Zeta", "=Alpha"]) {
    const tag = await prisma.tag.create({ data: { name, slug: name } });
    await prisma.supporterTag.create({ data: { tagId: tag.id, supporterId: id } });
  }
  const scope = { campaigns: null, personal: true };
  const [few, many] = await Promise.all(
    [false, true].map(async (many) =>
      (await textOf(supporterFile(everybody, scope, [], { many }))).split("\n"),
    ),
  );
  expect(many!.toSorted()).toEqual(few!.toSorted());
  expect(many!.find((line) => line.startsWith(id))).toMatch(/,no,,hard_bounce,'=Alpha; Zeta,/);
});

test("who is held to campaigns gets the signers of those, and words that look like SQL are only words", async () => {
  const mine = await createPetition();
  const { campaignId } = await prisma.petition.findUniqueOrThrow({ where: { id: mine.id } });
  await writeSignatures([newSignature(mine.id, { email: "mine@example.org" })]);
  await createSupporter({ email: "theirs@example.org" });
  const { actor } = await createActor({ role: "organizer", campaigns: [campaignId], now });
  const csv = await fileOf(await exportSupporters(everybody, { actor, now }));
  expect(csv).toContain("mine@example.org");
  expect(csv).not.toContain("theirs@example.org");
  const source = "'; DROP TABLE signature; -- \\' $1 \"";
  await writeSignatures([newSignature(mine.id, { email: "odd@example.org", source })]);
  const odd = FilterSchema.parse({ groups: [[{ kind: "source", source }]] });
  const found = await fileOf(await exportSupporters(odd, { actor, now }));
  expect(found.trim().split("\n")).toHaveLength(2);
  expect(found).toContain("odd@example.org");
});

test("more than five thousand are made by a run, with a file; and it stops when it is told to", async () => {
  await pool.query(
    `INSERT INTO supporter (id, email, email_canonical, given_name, country, language, created_at, updated_at)
     SELECT gen_random_uuid(), 'bulk' || n || '@example.org', 'bulk' || n || '@example.org', 'Bulk', 'US', 'en', $1, $1
     FROM generate_series(1, 30000) n`,
    [now],
  );
  const { actor } = await createActor({ role: "organizer", now });
  const asked = await exportSupporters(everybody, { actor, now });
  if (asked.outcome !== "run") throw new Error("no run");
  await workRun({ run: asked.runId }, exportRuns, { now, signal });
  const run = await findRun(asked.runId);
  expect(run).toMatchObject({ state: "done", permission: "supporters.export" });
  const csv = await textOf(readFile(run!.files[0]!.id));
  expect(csv.split("\n")).toHaveLength(run!.result!.figures!.rows! + 2);
  expect(run!.result!.figures!.rows).toBeGreaterThan(30_000);

  const again = await exportSupporters(everybody, { actor, now });
  if (again.outcome !== "run") throw new Error("no run");
  await prisma.jobRun.update({ where: { id: again.runId }, data: { cancelRequestedAt: now } });
  await workRun({ run: again.runId }, exportRuns, { now, signal });
  expect(await findRun(again.runId)).toMatchObject({ state: "cancelled", files: [] });
});

test("signatures are exported as they were signed; those of the erased without an address", async () => {
  const petition = await createPetition();
  await writeSignatures([newSignature(petition.id, { email: "kept@example.org", comment: "=1+1" })]);
  const { actor } = await createActor({ role: "organizer", now });
  const { campaignId } = await prisma.petition.findUniqueOrThrow({ where: { id: petition.id } });
  const which = { id: petition.id, slug: petition.slug, campaignId };
  const csv = await fileOf(await exportSignatures(which, { actor, now }));
  expect(csv).toContain("kept@example.org");
  expect(csv).toContain(",'=1+1,waiting,");
  await pool.query("UPDATE supporter SET erased_at = now() WHERE email = 'kept@example.org'");
  expect(await fileOf(await exportSignatures(which, { actor, now }))).not.toContain("kept@example.org");
  const { lines } = await auditPage({ actorId: actor.id });
  expect(lines[0]).toMatchObject({ what: "signatures.exported", campaignId, after: { rows: 1 } });
});

test("what is asked for is a segment, a filter or everybody", async () => {
  const read = (fields: Record<string, string>) => readExportFilter(new URLSearchParams(fields));
  const filter = FilterSchema.parse({ groups: [[{ kind: "language", language: "es" }]] });
  const at = { createdAt: now, updatedAt: now };
  const segment = await prisma.segment.create({ data: { name: "Spanish", filter, ...at } });
  expect(await read({ segment: segment.id })).toEqual(filter);
  expect(await read({ filter: JSON.stringify(filter) })).toEqual(filter);
  expect(await read({})).toEqual(everybody);
  expect(await read({ segment: "x" })).toBeNull();
  for (const bad of ["{", '{"groups":[[{"kind":"x"}]]}']) expect(await read({ filter: bad })).toBeNull();
});
