import { expect, test } from "vitest";
import { queueMail } from "#app/mail/outbox.server.ts";
import { pool } from "#app/platform/db.server.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { invalidateSignature, restoreSignature } from "#tests/factories/judge-signature.ts";
import { newSignature } from "#tests/factories/new-signature.ts";
import { checkCountsOf } from "./check-counts.server.ts";
import { foldStatistics } from "./fold-statistics.server.ts";
import { recentSignatures } from "./recent-signatures.server.ts";
import { signPetition } from "./sign-petition.server.ts";
import {
  confirmations,
  signaturesBySource,
  signaturesOverTime,
  signerMails,
  topSharers,
} from "./signature-statistics.server.ts";

const now = new Date("2013-01-10T18:00:00Z");
const span = { from: new Date("2013-01-09T00:00:00Z"), until: new Date("2013-01-12T00:00:00Z") };

async function sign(petitionId: string, change: Parameters<typeof newSignature>[1] = {}) {
  const signature = newSignature(petitionId, change);
  await signPetition(signature);
  return signature;
}

const sumOf = async (petitionId: string) => {
  const days = await signaturesOverTime([petitionId], span, "day", "UTC");
  return days.map(({ counted, waiting }) => [counted, waiting]);
};

test("signatures are found by day and source, and move with what becomes of them", async () => {
  const { id } = await createPetition();
  const first = await sign(id, { source: "WhatsApp " });
  await sign(id, { utm: { utm_source: "newsletter" }, signedAt: new Date("2013-01-11T07:30:00Z") });
  await sign(id, { referrer: "https://www.news.example/a" });
  const pending = await sign(id, { status: "pending" });
  await foldStatistics();

  expect(await signaturesOverTime([id], span, "day", "America/Los_Angeles")).toEqual([
    { at: "2013-01-10T08:00:00.000Z", counted: 3, waiting: 1 },
  ]);
  expect(await sumOf(id)).toEqual([
    [2, 1],
    [1, 0],
  ]);
  expect((await signaturesBySource([id], span)).map(({ source }) => source).sort()).toEqual([
    "direct",
    "news.example",
    "newsletter",
    "whatsapp",
  ]);

  await invalidateSignature(first.id);
  await invalidateSignature(pending.id);
  await foldStatistics();
  expect(await sumOf(id)).toEqual([
    [1, 0],
    [1, 0],
  ]);
  await restoreSignature(first.id, { now });
  await foldStatistics();
  expect(await sumOf(id)).toEqual([
    [2, 0],
    [1, 0],
  ]);
});

test("a sharer is credited with those who count, and no longer with those who do not", async () => {
  const { id } = await createPetition();
  const sharer = await sign(id, { givenName: "Ana", familyName: "Rivera" });
  const friend = await sign(id, { sharedCode: sharer.shareCode });
  await sign(id, { sharedCode: sharer.shareCode, status: "pending" });
  await foldStatistics();
  expect(await topSharers([id])).toMatchObject([
    { signatureId: sharer.id, name: "Ana Rivera", petitionId: id, brought: 1 },
  ]);
  expect(await signaturesBySource([id], span)).toContainEqual({
    source: "link",
    counted: 1,
    waiting: 1,
    since: 0,
  });
  await invalidateSignature(friend.id);
  await foldStatistics();
  expect(await topSharers([id])).toEqual([]);
});

test("the nightly check agrees, and repairs what a hand made wrong", async () => {
  const { id } = await createPetition();
  const { shareCode } = await sign(id);
  for (const source of ["a", "b", "a"]) await sign(id, { source, sharedCode: shareCode });
  expect((await checkCountsOf(id, { now })).statistics).toBe(0);
  await foldStatistics();
  expect((await checkCountsOf(id, { now })).statistics).toBe(0);

  await pool.query(
    "UPDATE signature_quarter SET counted = counted + 5 WHERE petition_id = $1 AND source = 'a'",
    [id],
  );
  await pool.query("DELETE FROM signature_sharer WHERE petition_id = $1", [id]);
  await sign(id, { source: "c" });
  expect((await checkCountsOf(id, { now })).statistics).toBe(2);
  await foldStatistics();
  expect(await sumOf(id)).toEqual([[5, 0]]);
  expect(await topSharers([id])).toMatchObject([{ brought: 3 }]);
  expect((await checkCountsOf(id, { now })).statistics).toBe(0);
});

test("only petitions that ask for confirmation have a rate of it", async () => {
  const asking = await createPetition({ confirmation: "email" });
  const other = await createPetition();
  await sign(other.id);
  await sign(asking.id, { status: "counted" });
  await sign(asking.id, { status: "pending" });
  await foldStatistics();
  expect(await confirmations([asking.id, other.id], span)).toEqual({ counted: 1, waiting: 1 });
});

test("mails to signers are counted once they came to their end, and again when they are tried again", async () => {
  const { id } = await createPetition();
  const { id: subjectId } = await sign(id);
  const mail = (n: number) => ({
    kind: "signature.thank-you",
    language: "en" as const,
    toEmail: "ana@example.org",
    subjectId,
    dedupeKey: `statistics ${n}`,
    runAt: now,
  });
  for (const n of [1, 2, 3]) await queueMail(pool, mail(n));
  const settle = (key: string, status: string) =>
    pool.query(`UPDATE outgoing_mail SET status = $2::"MailStatus" WHERE dedupe_key = $1`, [key, status]);
  await settle("statistics 1", "sent");
  await settle("statistics 2", "failed");
  await foldStatistics();
  const today = { from: new Date(Date.now() - 86_400_000), until: new Date(Date.now() + 86_400_000) };
  expect(await signerMails([id], today)).toEqual({ sent: 1, failed: 1, skipped: 0 });
  await settle("statistics 2", "queued");
  await settle("statistics 2", "sent");
  await foldStatistics();
  expect(await signerMails([id], today)).toEqual({ sent: 2, failed: 0, skipped: 0 });
});

test("today is the asker's, and what waits stands apart", async () => {
  const { id, campaignId } = await createPetition({ confirmation: "email" });
  await sign(id, { status: "counted", signedAt: new Date("2013-01-10T07:30:00Z") });
  await sign(id, { status: "counted", signedAt: new Date("2013-01-10T08:30:00Z") });
  await sign(id, { status: "pending", signedAt: new Date("2013-01-10T09:30:00Z") });
  await foldStatistics();
  const of = (timeZone: string) => recentSignatures({ campaigns: [campaignId], timeZone, now });
  expect(await of("America/Los_Angeles")).toEqual([
    { campaignId, today: 1, todayWaiting: 1, week: 2, total: 2 },
  ]);
  expect(await of("UTC")).toMatchObject([{ today: 2 }]);
});
