import { text } from "node:stream/consumers";
import { beforeEach, expect, test } from "vitest";
import { auditPage } from "#app/audit/audit-queries.server.ts";
import { suppress } from "#app/mail/suppression.server.ts";
import { writeSignatures } from "#app/petitions/sign-batch.server.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import { readFile } from "#app/runs/kept-files.server.ts";
import type { RunHandlers } from "#app/runs/run.ts";
import { findRun } from "#app/runs/run-queries.server.ts";
import { workRun } from "#app/runs/work-run.server.ts";
import { noFilter } from "#app/segments/filter.ts";
import { countSupporters } from "#app/segments/supporters-page.server.ts";
import { eraseSupporter } from "#app/supporters/erase-supporter.server.ts";
import { currentConsents } from "#app/supporters/record-consents.server.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { createStaff } from "#tests/factories/create-staff.ts";
import { createSupporter } from "#tests/factories/create-supporter.ts";
import { newSignature } from "#tests/factories/new-signature.ts";
import { findImport, importSample, importsPage } from "./import-queries.server.ts";
import { importRuns } from "./import-runs.server.ts";
import {
  broughtIn,
  importLines,
  later,
  looked,
  now,
  operator,
  planOf,
  takenBack,
  upload,
} from "./imports.fixture.ts";
import { purgeImports } from "./purge-imports.server.ts";
import { discardImport, planImport, startImport, undoImport } from "./start-import.server.ts";

beforeEach(async () => {
  await pool.query("TRUNCATE supporter, suppression, erased_address, tag, supporter_import CASCADE");
});

const byEmail = (emailCanonical: string) => prisma.supporter.findUnique({ where: { emailCanonical } });
const names = ["email", "given_name", "family_name", "postal_code"] as const;
const header = "Email,First,Last,Zip";
const agreed = {
  words: "Yes, write to me about the library.",
  language: "en",
  where: "Our old site",
  on: "2012-11-30",
} as const;

test("a look says what would happen and writes nothing; the import does just that", async () => {
  const ana = await createSupporter({
    email: "ana@example.org",
    givenName: "Ana",
    familyName: null,
    postalCode: "90012",
  });
  await createSupporter({
    email: "ben@example.org",
    givenName: "Ben",
    familyName: "Ortiz",
    postalCode: "90012",
  });
  const id = await upload(
    header,
    "ANA@example.org,Ana,Cruz,90012",
    "ben@example.org,Ben,Ortiz,90012",
    "carla@example.org,Carla,Díaz,2134",
    "nobody,Dan,,",
    "ana@example.org,Ana,Cruz,",
  );
  const look = await looked(id, planOf([...names]));
  const figures = {
    rows: 5,
    created: 1,
    changed: 1,
    unchanged: 1,
    refused: 2,
    dropped: 0,
    consents: 0,
    declined: 0,
  };
  expect(look).toMatchObject({ state: "done", done: 5, result: { figures } });
  expect(await prisma.supporter.count()).toBe(2);
  expect((await findImport(id, { now }))!).toMatchObject({
    state: "looked",
    look: {
      problems: [
        { code: "email.invalid", column: 0, count: 1 },
        { code: "row.twice", column: null, count: 1 },
      ],
      examples: [
        { row: 5, code: "email.invalid", refused: true },
        { row: 6, code: "row.twice", otherRow: 2, refused: true },
      ],
    },
  });
  const run = await broughtIn(id);
  expect(run).toMatchObject({ state: "done", result: { figures, undo: { fields: { intent: "undo" } } } });
  expect(await byEmail("carla@example.org")).toMatchObject({
    givenName: "Carla",
    familyName: "Díaz",
    postalCode: "02134",
    country: "US",
    createdAt: now,
    lastActionAt: null,
  });
  expect(await prisma.supporter.findUnique({ where: { id: ana.id } })).toMatchObject({ familyName: "Cruz" });
  expect((await auditPage({ subjectId: id })).lines.map(({ what }) => what)).toEqual([
    "import.started",
    "import.uploaded",
  ]);
});

test("rows that were refused come back as a file, with the reason, defused", async () => {
  const id = await upload("Email,First", "=cmd|calc,Ana", '"a@example.org",www.win.example');
  const { files } = await looked(id, planOf(["email", "given_name"]));
  const file = (await text(readFile(files[0]!.id))).split("\r\n");
  expect(file).toEqual([
    "Row,Taken,Why,Email,First",
    "2,no,Email: Mail cannot reach this address.,'=cmd|calc,Ana",
    "3,no,First: A name holds a link or an address.,a@example.org,www.win.example",
    "",
  ]);
  const fine = await upload("Email", "a@example.org");
  expect((await looked(fine, planOf(["email"]))).files).toEqual([]);
});

test("what is filled in stays, is kept as a whole, or makes way, as it was chosen", async () => {
  const known = {
    givenName: "Ana",
    familyName: null,
    phone: null,
    streetAddress: "1 Main St",
    postalCode: "93702",
    locality: "Fresno",
    region: "CA",
  };
  const line = "ana@example.org,Anita,Cruz,+12135550123,9 Hill St,90012";
  const targets = ["email", "given_name", "family_name", "phone", "street_address", "postal_code"] as const;
  const outcome = async (existing: "fill" | "keep" | "replace") => {
    await pool.query("TRUNCATE supporter, supporter_import CASCADE");
    await createSupporter({ email: "ana@example.org", ...known });
    await importLines(planOf([...targets], { existing }), "e,f,l,p,s,z", line);
    return byEmail("ana@example.org");
  };
  expect(await outcome("keep")).toMatchObject(known);
  // Another given name: the family name may be another person's. Another ZIP: the street would be in the wrong town.
  expect(await outcome("fill")).toMatchObject({ ...known, phone: "+12135550123" });
  expect(await outcome("replace")).toMatchObject({
    givenName: "Anita",
    familyName: "Cruz",
    phone: "+12135550123",
    streetAddress: "9 Hill St",
    postalCode: "90012",
    locality: null,
    region: null,
  });
});

test("a no never becomes a yes, and a yes has its words, place and day", async () => {
  const [said, fresh, refused, mine] = await Promise.all(
    ["said-no", "fresh", "bounced", "later-yes"].map((name) =>
      createSupporter({ email: `${name}@example.org` }),
    ),
  );
  const answer = async (supporterId: string, granted: boolean) => {
    const wording = await prisma.consentWording.upsert({
      where: { purpose_language_text: { purpose: "email", language: "en", text: "Ours" } },
      create: { purpose: "email", language: "en", version: 1, text: "Ours" },
      update: {},
    });
    const data = {
      supporterId,
      purpose: "email",
      granted,
      wordingId: wording.id,
      language: "en",
      page: "/unsubscribe",
      recordedAt: new Date("2012-01-01"),
    } as const;
    await prisma.consentRecord.create({ data: { id: crypto.randomUUID(), ...data } });
  };
  await answer(said!.id, false);
  await answer(mine!.id, true);
  await suppress(pool, { canonical: "bounced@example.org", reason: "hard_bounce" });
  const { done } = await importLines(
    planOf(["email"], { consent: { kind: "given", sms: false, ...agreed } }),
    "Email",
    ...["said-no", "fresh", "bounced", "later-yes", "new"].map((name) => `${name}@example.org`),
  );
  expect(done).toMatchObject({ consents: 2, declined: 2, created: 1 });
  const email = async (id: string) => (await currentConsents(id)).get("email");
  expect(await email(said!.id)).toMatchObject({ granted: false, text: "Ours" });
  expect(await email(refused!.id)).toBeUndefined();
  expect(await email(mine!.id)).toMatchObject({ granted: true, text: "Ours" });
  expect(await email(fresh!.id)).toMatchObject({
    granted: true,
    text: agreed.words,
    recordedAt: new Date("2012-11-30"),
  });
  const created = (await byEmail("new@example.org"))!;
  expect(await prisma.consentRecord.findMany({ where: { supporterId: created.id } })).toMatchObject([
    { purpose: "email", granted: true, page: "Our old site", language: "en" },
  ]);
});

test("without consent nobody may be mailed", async () => {
  await importLines(planOf(["email"]), "Email", "new@example.org");
  expect(await prisma.consentRecord.count()).toBe(0);
});

test("a column says who agreed; a no further down the file counts, though its row does not", async () => {
  const { id, done } = await importLines(
    planOf(["email", "consent.email", "consent.sms"], { consent: { kind: "column", ...agreed } }),
    "Email,Mail,Text",
    "yes@example.org,subscribed,1",
    "no@example.org,Unsubscribed,",
    "blank@example.org,,",
    "both@example.org,yes,",
    "both@example.org,no,",
  );
  expect(done).toMatchObject({ created: 4, refused: 1, consents: 4 });
  const answers = async (email: string) =>
    [...(await currentConsents((await byEmail(email))!.id))].map(([purpose, { granted }]) => [
      purpose,
      granted,
    ]);
  expect(await answers("yes@example.org")).toEqual([
    ["email", true],
    ["sms", true],
  ]);
  expect(await answers("no@example.org")).toEqual([["email", false]]);
  expect(await answers("blank@example.org")).toEqual([]);
  expect(await answers("both@example.org")).toEqual([["email", false]]);
  expect(await importSample(id, 2)).toEqual([
    ["yes@example.org", "subscribed", "1"],
    ["no@example.org", "Unsubscribed", ""],
  ]);
});

test("a no that stands a thousand rows further down counts too", async () => {
  const many = Array.from({ length: 1_200 }, (_, at) => `p${at}@example.org,`);
  const { done } = await importLines(
    planOf(["email", "consent.email"], { consent: { kind: "column", ...agreed } }),
    "Email,Mail",
    "both@example.org,yes",
    ...many,
    "both@example.org,no",
  );
  expect(done).toMatchObject({ created: 1_201, refused: 1 });
  const records = await prisma.consentRecord.findMany({ orderBy: { id: "asc" } });
  expect(records.map(({ granted }) => granted)).toEqual([true, false]);
  const both = (await byEmail("both@example.org"))!;
  expect((await currentConsents(both.id)).get("email")).toMatchObject({ granted: false });
});

test("who was erased at their own wish, and an address that is never mailed, are not brought back", async () => {
  const gone = await createSupporter({ email: "gone@example.org" });
  const forgotten = await createSupporter({ email: "forgotten@example.org" });
  await eraseSupporter(gone.id, { now });
  await eraseSupporter(forgotten.id, { now, asked: false });
  await suppress(pool, { canonical: "bounced@example.org", reason: "complaint" });
  const { id, done } = await importLines(
    planOf(["email"], { consent: { kind: "given", sms: true, ...agreed } }),
    "Email",
    "gone@example.org",
    "bounced@example.org",
    "forgotten@example.org",
  );
  expect(done).toMatchObject({ created: 1, refused: 2, consents: 2 });
  expect(await byEmail("gone@example.org")).toBeNull();
  expect(await byEmail("bounced@example.org")).toBeNull();
  const { look } = (await findImport(id, { now }))!;
  expect(look!.problems.map(({ code }) => code).sort()).toEqual(["person.erased", "person.suppressed"]);
  const kept = await pool.query("SELECT hash FROM erased_address");
  expect(kept.rows.map(({ hash }) => hash.toString())).not.toContain("gone@example.org");
});

test("an address that was merged into somebody leads to them, once", async () => {
  const kept = await createSupporter({ email: "kept@example.org", phone: null });
  await createSupporter({ email: "other@example.org", mergedIntoId: kept.id });
  const { done } = await importLines(
    planOf(["email", "phone"]),
    "Email,Phone",
    "other@example.org,213 555 0123",
    "kept@example.org,213 555 0199",
  );
  expect(done).toMatchObject({ changed: 1, refused: 1 });
  expect(await byEmail("kept@example.org")).toMatchObject({ phone: "+12135550123" });
  expect(await byEmail("other@example.org")).toMatchObject({ mergedIntoId: kept.id, phone: "+15595550123" });
});

test("tags of the file and of the form are put on, and made where there are none", async () => {
  const ana = await createSupporter({ email: "ana@example.org" });
  const plan = planOf(["email", "tags"], { tags: ["Old list"] });
  const { look, done } = await importLines(
    plan,
    "Email,Tags",
    "ana@example.org,Volunteer; old LIST",
    "ben@example.org,",
  );
  expect([look, done].map((figures) => figures?.changed)).toEqual([1, 1]);
  const tags = await prisma.supporterTag.findMany({ where: { supporterId: ana.id }, include: { tag: true } });
  expect(tags.map(({ tag }) => tag.name).sort()).toEqual(["Old list", "Volunteer"]);
  const again = await importLines(plan, "Email,Tags", "ana@example.org,Volunteer");
  expect(again.done).toMatchObject({ unchanged: 1, changed: 0 });
});

test("a worker that dies is followed by one that does nothing twice", async () => {
  const lines = Array.from(
    { length: 2_500 },
    (_, at) => `p${at}@example.org,${at === 1_999 ? "www.spam.example" : "P"}`,
  );
  await suppress(pool, { canonical: "p3@example.org", reason: "hard_bounce" });
  const id = await upload("Email,First", ...lines);
  const plan = planOf(["email", "given_name"], {
    tags: ["Twice"],
    consent: { kind: "given", sms: false, ...agreed },
  });
  await looked(id, plan);
  const step = await startImport(id, 1, { actor: operator, now });
  if (step.outcome !== "started") throw new Error(step.outcome);
  // The first worker is cut off after its second batch, and never writes again.
  const dies = new AbortController();
  let reports = 0;
  const handlers: RunHandlers = {
    "supporter-import": (run, report, cancelled) =>
      importRuns["supporter-import"]!(
        run,
        async (done, total) => {
          if (++reports === 2) dies.abort();
          await report(done, total);
        },
        cancelled,
      ),
  };
  await workRun({ run: step.runId }, handlers, { now, signal: dies.signal });
  expect(await prisma.supporter.count()).toBe(1_998);
  expect(await findRun(step.runId)).toMatchObject({ state: "queued" });
  await workRun({ run: step.runId }, importRuns, { now: later(1), signal: new AbortController().signal });
  const run = (await findRun(step.runId))!;
  expect(run).toMatchObject({
    state: "done",
    result: { figures: { rows: 2_500, created: 2_498, refused: 2, consents: 2_498 } },
  });
  expect(await prisma.supporter.count({ where: { createdAt: now } })).toBe(2_498);
  expect(await prisma.consentRecord.count()).toBe(2_498);
  // What the first worker refused is told all the same.
  expect(await text(readFile(run.files[0]!.id))).toMatch(/\n5,no,[^\n]*never mailed[^\n]*\n2001,no,First/);
});

test("an import that is stopped goes on behind what is done, and only one at a time", async () => {
  const id = await upload("Email", ...Array.from({ length: 1_500 }, (_, at) => `p${at}@example.org`));
  await looked(id, planOf(["email"]));
  const step = await startImport(id, 1, { actor: operator, now });
  if (step.outcome !== "started") throw new Error(step.outcome);
  expect(await startImport(id, 1, { actor: operator, now })).toEqual({ outcome: "under-way" });
  expect(await undoImport(id, { actor: operator, now })).toEqual({ outcome: "under-way" });
  let asked = 0;
  await workRun(
    { run: step.runId },
    {
      "supporter-import": (run, report, cancelled) =>
        importRuns["supporter-import"]!(run, report, async () => {
          if (++asked === 2)
            await prisma.jobRun.update({ where: { id: run.id }, data: { cancelRequestedAt: now } });
          return cancelled();
        }),
    },
    { now, signal: new AbortController().signal },
  );
  expect(await findRun(step.runId)).toMatchObject({
    state: "cancelled",
    result: { figures: { created: 1_000 } },
  });
  expect(await findImport(id, { now })).toMatchObject({ state: "stopped" });
  expect(await broughtIn(id)).toMatchObject({ state: "done", result: { figures: { created: 1_500 } } });
  expect(await startImport(id, 1, { actor: operator, now })).toEqual({ outcome: "out-of-turn" });
});

test("what was chosen by two at once is told to the second, and is not brought in unseen", async () => {
  const id = await upload("Email", "ana@example.org");
  expect(await startImport(id, 0, { actor: operator, now })).toEqual({ outcome: "out-of-turn" });
  await looked(id, planOf(["email"]));
  expect(await planImport(id, planOf(["email"]), 0, { actor: operator, now })).toEqual({
    outcome: "changed-meanwhile",
  });
  await looked(id, planOf(["email"], { tags: ["B"] }), 1);
  expect(await startImport(id, 1, { actor: operator, now })).toEqual({ outcome: "changed-meanwhile" });
  expect(await broughtIn(id, 2)).toMatchObject({ state: "done" });
});

test("a broken file fails with its row, a dropped one says so", async () => {
  const id = await upload("Email", "ana@example.org", '"never closed');
  expect(await looked(id, planOf(["email"]))).toMatchObject({ state: "failed", error: "csv-broken" });
  expect(await findImport(id, { now })).toMatchObject({ state: "uploaded", look: null, brokenRow: 3 });
  const gone = await upload("Email", "ana@example.org");
  await prisma.keptFile.deleteMany();
  expect(await findImport(gone, { now })).toMatchObject({ state: "gone" });
  expect(await planImport(gone, planOf(["email"]), 0, { actor: operator, now })).toEqual({
    outcome: "file-gone",
  });
});

test("an import is taken back: new people go, details are put back, tags and consents come off", async () => {
  const ana = await createSupporter({ email: "ana@example.org", phone: null, custom: {} });
  const before = await prisma.supporter.findUniqueOrThrow({ where: { id: ana.id } });
  const { id, run } = await importLines(
    planOf(["email", "phone", "tags"], { consent: { kind: "given", sms: false, ...agreed } }),
    "Email,Phone,Tags",
    "ana@example.org,213 555 0123,Volunteer",
    "new@example.org,213 555 0124,Volunteer",
  );
  expect(await takenBack(id)).toMatchObject({
    state: "done",
    result: { figures: { removed: 1, restored: 1, stayed: 0 } },
  });
  expect(await findRun(run.id)).toMatchObject({ undoneBy: expect.any(String) });
  const { updatedAt: _, ...same } = before;
  expect(await prisma.supporter.findUnique({ where: { id: ana.id } })).toMatchObject(same);
  expect(await byEmail("new@example.org")).toBeNull();
  expect(await prisma.supporterTag.count()).toBe(0);
  expect(await prisma.consentRecord.count()).toBe(0);
  expect(await findImport(id, { now })).toMatchObject({ state: "undone" });
  expect(await undoImport(id, { actor: operator, now })).toEqual({ outcome: "out-of-turn" });
});

test("whom an import only gave a tag counts as put back, and tags that it made go unless something knows them", async () => {
  const ana = await createSupporter({ email: "ana@example.org" });
  const old = await prisma.tag.create({ data: { name: "Old", slug: "old", createdAt: later(-1) } });
  const { id, run } = await importLines(
    planOf(["email", "tags"]),
    "Email,Tags",
    '"ana@example.org","Old, Gone, Kept, Worn"',
    '"new@example.org","Gone"',
  );
  expect(run.result?.figures).toMatchObject({ created: 1, changed: 1 });
  const tag = (slug: string) => prisma.tag.findUniqueOrThrow({ where: { slug } });
  await prisma.segment.create({
    data: {
      name: "Those",
      filter: { words: "", groups: [[{ kind: "tag", not: false, tagId: (await tag("kept")).id }]] },
      createdAt: now,
      updatedAt: now,
    },
  });
  const other = await createSupporter();
  await prisma.supporterTag.create({ data: { supporterId: other.id, tagId: (await tag("worn")).id } });

  const taken = await takenBack(id);
  expect(taken.result?.figures).toEqual({ removed: 1, restored: 1, stayed: 0 });
  expect(await prisma.supporterTag.count({ where: { supporterId: ana.id } })).toBe(0);
  const left = await prisma.tag.findMany({ where: { deletedAt: null }, orderBy: { slug: "asc" } });
  expect(left.map(({ name }) => name)).toEqual(["Kept", old.name, "Worn"]);
});

test("what people and staff have done since stays", async () => {
  const petition = await createPetition();
  const staff = await createStaff();
  await createSupporter({
    email: "ana@example.org",
    phone: null,
    locality: null,
    streetAddress: null,
    postalCode: null,
    region: null,
  });
  const { id } = await importLines(
    planOf(["email", "phone", "locality", "tags"], { consent: { kind: "given", sms: false, ...agreed } }),
    "Email,Phone,City,Tags",
    "ana@example.org,213 555 0123,Selma,Volunteer",
    ...["signed", "noted", "mailed", "edited", "idle"].map((name) => `${name}@example.org,,,Volunteer`),
  );
  const supporter = async (name: string) => (await byEmail(`${name}@example.org`))!;
  await prisma.supporter.update({
    where: { emailCanonical: "ana@example.org" },
    data: { phone: "+12135559999", updatedAt: later(1) },
  });
  await writeSignatures([newSignature(petition.id, { email: "signed@example.org", signedAt: later(1) })]);
  await prisma.note.create({
    data: {
      supporterId: (await supporter("noted")).id,
      text: "Called her.",
      createdAt: later(1),
      byId: staff.id,
    },
  });
  await prisma.accessToken.create({
    data: {
      hash: Buffer.from("x"),
      purpose: "unsubscribe",
      supporterId: (await supporter("mailed")).id,
      createdAt: later(1),
      expiresAt: later(90),
    },
  });
  await prisma.supporter.update({
    where: { id: (await supporter("edited")).id },
    data: { givenName: "Eda", updatedAt: later(1) },
  });
  // Staff took the tag off and put it on again: it is theirs now.
  const edited = await supporter("edited");
  await prisma.supporterTag.updateMany({
    where: { supporterId: edited.id },
    data: { at: later(1), byId: staff.id },
  });

  const run = await takenBack(id, later(2));
  expect(run.result?.figures).toEqual({ removed: 1, stayed: 4, restored: 1 });
  expect(await byEmail("ana@example.org")).toMatchObject({ phone: "+12135559999", locality: null });
  expect(await byEmail("idle@example.org")).toBeNull();
  const worn = await prisma.supporterTag.findMany();
  expect(worn.map(({ supporterId }) => supporterId)).toEqual([edited.id]);
  expect(await prisma.consentRecord.count({ where: { subjectId: id } })).toBe(0);
});

test("after thirty days it stays, and what stood there before is forgotten", async () => {
  await createSupporter({ email: "ana@example.org", phone: null });
  const { id } = await importLines(planOf(["email", "phone"]), "Email,Phone", "ana@example.org,213 555 0123");
  const loose = await upload("Email", "x@example.org");
  expect(await purgeImports({ now: later(29) })).toEqual({ people: 0, files: 0 });
  await prisma.keptFile.deleteMany();
  expect(await purgeImports({ now: later(31) })).toEqual({ people: 1, files: 1 });
  expect(await findImport(loose, { now })).toBeNull();
  expect(await undoImport(id, { actor: operator, now: later(31) })).toEqual({ outcome: "too-late" });
  expect(await findImport(id, { now: later(31) })).toMatchObject({ state: "imported", mayUndo: false });
});

test("erasing somebody takes what an import knew of them along", async () => {
  const ana = await createSupporter({ email: "ana@example.org", phone: null });
  await importLines(planOf(["email", "phone"]), "Email,Phone", "ana@example.org,213 555 0123");
  await eraseSupporter(ana.id, { now });
  expect(await prisma.importedSupporter.count()).toBe(0);
});

test("people of an import can be filtered for, and the list tells what came of each", async () => {
  const { id } = await importLines(planOf(["email"]), "Email", "a@example.org", "b@example.org", "nobody");
  await createSupporter();
  const filter = { ...noFilter, groups: [[{ kind: "imported" as const, not: false, importId: id }]] };
  expect(await countSupporters(filter, { campaigns: null, personal: true })).toMatchObject({ count: 2 });
  const page = await importsPage();
  expect(page.imports).toMatchObject([
    {
      id,
      fileName: "people.csv",
      state: "imported",
      byName: "Command line",
      figures: { created: 2, refused: 1 },
    },
  ]);
});

test("a file that nobody brought in can be thrown away, one that was brought in cannot", async () => {
  const id = await upload("Email", "ana@example.org");
  const { fileId } = await prisma.supporterImport.findUniqueOrThrow({ where: { id } });
  expect(await discardImport(id, { actor: operator, now })).toEqual({ outcome: "discarded" });
  expect([await findImport(id, { now }), await prisma.keptFile.count({ where: { id: fileId! } })]).toEqual([
    null,
    0,
  ]);
  const { id: done } = await importLines(planOf(["email"]), "Email", "ana@example.org");
  expect(await discardImport(done, { actor: operator, now })).toEqual({ outcome: "out-of-turn" });
});
