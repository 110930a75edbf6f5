import fs from "node:fs";
import path from "node:path";
import { v7 as newId } from "uuid";
import { beforeEach, expect, test } from "vitest";
import { queueMail } from "#app/mail/outbox.server.ts";
import { writeSignatures } from "#app/petitions/sign-batch.server.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { capturedFile } from "#app/platform/smtp.server.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { newSignature } from "#tests/factories/new-signature.ts";
import { applyRetention } from "./apply-retention.server.ts";
import { changeRetention, knownRetention, retention } from "./retention.server.ts";

const now = new Date("2026-11-24T08:37:00Z");
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
const periods = { unconfirmedDays: 60, networkDays: 7, mailLogDays: 90, capturedDays: 30 };

beforeEach(async () => {
  await pool.query("TRUNCATE outgoing_mail, supporter CASCADE");
  const { actor } = await createActor();
  await changeRetention(periods, (await retention()).version, { actor, now });
});

async function pendingSince(days: number, change = {}) {
  const petition = await createPetition({ confirmation: "email" });
  const row = newSignature(petition.id, {
    status: "pending",
    signedAt: ago(days),
    comment: "Because.",
    ...change,
  });
  await writeSignatures([row]);
  return row;
}

const signature = (id: string) =>
  prisma.signature.findUniqueOrThrow({ where: { id }, include: { supporter: true } });

test("who never confirmed is forgotten when the time is up, and not before", async () => {
  const old = await pendingSince(61);
  const young = await pendingSince(59);
  expect(await applyRetention({ now })).toMatchObject({ unconfirmed: 2 });
  expect(await signature(old.id)).toMatchObject({ status: "pending", comment: null, familyName: null });
  expect((await signature(old.id)).supporter).toMatchObject({ givenName: "", erasedAt: now });
  expect(await signature(young.id)).toMatchObject({ comment: "Because." });
  expect((await signature(young.id)).supporter.erasedAt).toBeNull();
  expect(await applyRetention({ now })).toMatchObject({ unconfirmed: 0 });
});

test("who is known by something else stays; only what they wrote there goes", async () => {
  const old = await pendingSince(61);
  const { supporterId } = await signature(old.id);
  const other = await createPetition();
  await writeSignatures([newSignature(other.id, { email: old.email, signedAt: ago(10) })]);
  expect(await applyRetention({ now })).toMatchObject({ unconfirmed: 1 });
  expect(await signature(old.id)).toMatchObject({ comment: null, givenName: old.givenName });
  expect(await prisma.supporter.findUnique({ where: { id: supporterId } })).toMatchObject({ erasedAt: null });
});

test("who has a tag or a note of staff stays: somebody knows them", async () => {
  const [tagged, noted] = [await pendingSince(61), await pendingSince(61)];
  const tag = await prisma.tag.create({ data: { name: "Hosts", slug: `hosts-${newId()}` } });
  const of = async ({ id }: { id: string }) => (await signature(id)).supporterId;
  await prisma.supporterTag.create({ data: { tagId: tag.id, supporterId: await of(tagged) } });
  await prisma.note.create({
    data: { supporterId: await of(noted), text: "Met her in Fresno.", createdAt: now },
  });
  await applyRetention({ now });
  for (const { id } of [tagged, noted]) expect((await signature(id)).supporter.erasedAt).toBeNull();
});

test("hashes, the mail log and captured mail go by their own periods", async () => {
  const kept = { addressHash: Buffer.alloc(16), networkHash: Buffer.alloc(16) };
  const eight = await pendingSince(8, kept);
  const six = await pendingSince(6, kept);
  const mail = async (days: number) => {
    const key = `test:${days}`;
    await queueMail(pool, {
      kind: "mail.test",
      language: "en",
      toEmail: "ana@mail.example",
      subjectId: newId(),
      dedupeKey: key,
      runAt: ago(days),
    });
    const id = newId({ msecs: ago(days).getTime() });
    await pool.query(
      "UPDATE outgoing_mail SET id = $1, created_at = $2, status = 'sent', note = '250 ok' WHERE dedupe_key = $3",
      [id, ago(days), key],
    );
    const file = path.join(getSettings().DATA_DIR, "mail", capturedFile(id));
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, "x");
    return { id, file };
  };
  const [ancient, older, fresh] = [await mail(91), await mail(31), await mail(29)];
  expect(await applyRetention({ now })).toMatchObject({ networks: 1, mails: 1, captured: 2 });
  expect((await signature(eight.id)).networkHash).toBeNull();
  expect((await signature(six.id)).networkHash).not.toBeNull();
  const row = (id: string) => prisma.outgoingMail.findUniqueOrThrow({ where: { id } });
  expect(await row(ancient.id)).toMatchObject({ toEmail: "", toCanonical: "", note: null, status: "sent" });
  expect(await row(older.id)).toMatchObject({ toEmail: "ana@mail.example", note: "250 ok" });
  expect([ancient, older, fresh].map(({ file }) => fs.existsSync(file))).toEqual([false, false, true]);
});

test("what the night did stands in the trail", async () => {
  await pendingSince(61);
  await applyRetention({ now });
  const entry = await prisma.auditEntry.findFirst({
    where: { what: "retention.applied" },
    orderBy: { id: "desc" },
  });
  expect(entry).toMatchObject({
    actorName: "System",
    after: { unconfirmed: 2, networks: 0, mails: 0, captured: 0 },
  });
});

test("periods change for whoever saw the latest ones, and never beyond their bounds", async () => {
  const { actor } = await createActor();
  const { version } = await retention();
  const wish = { ...periods, mailLogDays: 100 };
  expect(await changeRetention(wish, version, { actor, now })).toMatchObject({
    outcome: "saved",
    before: periods,
  });
  expect(await changeRetention(wish, version, { actor, now })).toEqual({ outcome: "changed-meanwhile" });
  expect(await changeRetention(wish, version + 1, { actor, now })).toEqual({ outcome: "unchanged" });
  expect(await knownRetention()).toEqual(wish);
  await expect(prisma.retention.update({ where: { id: 1 }, data: { networkDays: 31 } })).rejects.toThrow();
});
