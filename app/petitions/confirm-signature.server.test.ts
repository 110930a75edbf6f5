import { expect, test } from "vitest";
import { timelineOf } from "#app/actions/record-actions.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { countHeld } from "#app/review/review-page.server.ts";
import { issueToken } from "#app/supporters/access-tokens.server.ts";
import { wordingFor } from "#app/supporters/consent-wording.server.ts";
import { currentConsents } from "#app/supporters/record-consents.server.ts";
import { createPetition, type PetitionOptions } from "#tests/factories/create-petition.ts";
import { invalidateSignature, restoreSignature } from "#tests/factories/judge-signature.ts";
import { newSignature } from "#tests/factories/new-signature.ts";
import { confirmByHand } from "./confirm-by-hand.server.ts";
import { confirmSignature, findConfirmation } from "./confirm-signature.server.ts";
import { followUp } from "./follow-up.server.ts";
import type { NewSignature } from "./new-signature.ts";
import { signPetition } from "./sign-petition.server.ts";

const now = new Date("2013-01-11T09:00:00Z");
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);

async function waiting(change: Partial<NewSignature> = {}, options: PetitionOptions = {}) {
  const petition = await createPetition({ confirmation: "email", ...options });
  const row = newSignature(petition.id, { status: "pending", ...change });
  await signPetition(row);
  const { supporterId } = await prisma.signature.findUniqueOrThrow({ where: { id: row.id } });
  const token = await issueToken({
    purpose: "confirm",
    supporterId,
    subjectId: row.id,
    ttlDays: 30,
    now,
  });
  return { petition, row, supporterId, token };
}

const close = (id: string, closedAt: Date) =>
  prisma.campaign.update({ where: { id }, data: { status: "won", closedAt } });
const statusOf = async (id: string) => (await prisma.signature.findUniqueOrThrow({ where: { id } })).status;
const deltaOf = async (petitionId: string) =>
  (await prisma.signatureCountDelta.aggregate({ where: { petitionId }, _sum: { delta: true } }))._sum.delta ??
  0;

test("looking at the link changes nothing; the button counts the signature once", async () => {
  const { petition, row, supporterId, token } = await waiting();
  expect(await findConfirmation(token, { now })).toMatchObject({ state: "ready", slug: petition.slug });
  expect(await statusOf(row.id)).toBe("pending");

  expect(await confirmSignature(token, { now })).toMatchObject({
    outcome: "confirmed",
    first: true,
    shareCode: row.shareCode,
  });
  expect(await confirmSignature(token, { now: hours(1) })).toMatchObject({
    outcome: "confirmed",
    first: false,
  });
  expect(await statusOf(row.id)).toBe("counted");
  expect(await deltaOf(petition.id)).toBe(1);
  const kinds = (await timelineOf(supporterId)).map(({ kind }) => kind);
  expect(kinds).toEqual(["confirmed", "signed"]);
});

test("what would still ask for it is given up with the confirmation, by mail or by hand", async () => {
  const left = async ({ id }: { id: string }) =>
    (await prisma.outgoingMail.findMany({ where: { subjectId: id }, orderBy: { runAt: "asc" } })).map(
      ({ kind, status, note }) => [kind, status, note],
    );
  const notSent = (kind: string) => [kind, "skipped", "confirmed"];
  const all = [notSent("signature.confirmation"), ...Array(3).fill(notSent("signature.reminder"))];

  const mailed = await waiting();
  const other = await waiting();
  await followUp({ now });
  expect(await left(mailed.row)).toEqual(all.map(([kind]) => [kind, "queued", null]));
  await confirmSignature(mailed.token, { now });
  expect(await left(mailed.row)).toEqual(all);
  expect((await left(other.row)).every(([, status]) => status === "queued")).toBe(true);

  const { row, supporterId } = other;
  await prisma.$transaction((tx) => confirmByHand(tx, { id: row.id, supporterId, campaigns: null }, { now }));
  expect(await left(row)).toEqual(all);
});

test("ten presses at once count once", async () => {
  const { petition, token } = await waiting();
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => confirmSignature(token, { now })));
  expect(outcomes.every(({ outcome }) => outcome === "confirmed")).toBe(true);
  expect(outcomes.filter((one) => one.outcome === "confirmed" && one.first)).toHaveLength(1);
  expect(await deltaOf(petition.id)).toBe(1);
});

test("within a day after closing a confirmation still counts, and not after it", async () => {
  const soon = await waiting();
  await close(soon.petition.campaignId, hours(-23));
  expect(await confirmSignature(soon.token, { now })).toMatchObject({ outcome: "confirmed", first: true });
  expect(await deltaOf(soon.petition.id)).toBe(1);

  const late = await waiting();
  await close(late.petition.campaignId, hours(-25));
  expect(await findConfirmation(late.token, { now })).toMatchObject({ state: "closed" });
  expect((await confirmSignature(late.token, { now })).outcome).toBe("closed");
  expect(await statusOf(late.row.id)).toBe("pending");
});

test("a signature found invalid cannot be confirmed back", async () => {
  const { petition, row, token } = await waiting();
  await invalidateSignature(row.id);
  expect((await confirmSignature(token, { now })).outcome).toBe("invalid");
  expect(await statusOf(row.id)).toBe("invalid");
  expect(await deltaOf(petition.id)).toBe(0);
});

test("a signature with reasons goes to review when it is confirmed, and its signer cannot tell", async () => {
  const { petition, row, token } = await waiting({ reasons: ["honeypot"] });
  expect(await confirmSignature(token, { now })).toMatchObject({ outcome: "confirmed", first: true });
  expect(await statusOf(row.id)).toBe("review");
  expect(await deltaOf(petition.id)).toBe(0);
  expect(await countHeld([petition.campaignId])).toBe(1);

  expect(await restoreSignature(row.id, { now })).toEqual({ outcome: "changed" });
  expect(await restoreSignature(row.id, { now })).toEqual({ outcome: "unchanged" });
  expect(await statusOf(row.id)).toBe("counted");
  expect(await deltaOf(petition.id)).toBe(1);
  const { reasons } = await prisma.signature.findUniqueOrThrow({ where: { id: row.id } });
  expect(reasons).toEqual(["honeypot", "cleared"]);
});

test("tokens that are unknown, expired or for something else confirm nothing", async () => {
  const { row, supporterId, token } = await waiting();
  expect(await confirmSignature("A".repeat(43), { now })).toEqual({ outcome: "unknown" });
  expect(await confirmSignature("../../etc", { now })).toEqual({ outcome: "unknown" });
  expect(await confirmSignature(token, { now: hours(31 * 24) })).toEqual({ outcome: "expired" });
  const other = await issueToken({ purpose: "preferences", supporterId, ttlDays: 1, now });
  expect(await confirmSignature(other, { now })).toEqual({ outcome: "unknown" });
  expect(await statusOf(row.id)).toBe("pending");
});

test("what was agreed to comes into force with the confirmation", async () => {
  const wordingId = await wordingFor("email", "en", "Write to me.");
  const { supporterId, token } = await waiting({
    consents: [{ id: crypto.randomUUID(), purpose: "email", granted: true, wordingId, page: "/petitions/x" }],
  });
  expect(await currentConsents(supporterId)).toEqual(new Map());
  await confirmSignature(token, { now });
  expect((await currentConsents(supporterId)).get("email")).toMatchObject({
    granted: true,
    text: "Write to me.",
  });
});

test("an invalid signature leaves the count once, and comes back once", async () => {
  const petition = await createPetition();
  const row = newSignature(petition.id);
  await signPetition(row);
  const outcomes = await Promise.all([1, 2, 3].map(() => invalidateSignature(row.id)));
  expect(outcomes.filter(({ outcome }) => outcome === "changed")).toHaveLength(1);
  expect(await deltaOf(petition.id)).toBe(0);
  expect(await prisma.signature.findUniqueOrThrow({ where: { id: row.id } })).toMatchObject({
    status: "invalid",
    countedAt: null,
    reasons: ["staff"],
  });
  expect((await signPetition(newSignature(petition.id, { email: row.email }))).outcome).toBe(
    "already-signed",
  );
  await Promise.all([1, 2, 3].map(() => restoreSignature(row.id, { now })));
  expect(await deltaOf(petition.id)).toBe(1);
  expect(await invalidateSignature(crypto.randomUUID())).toEqual({ outcome: "not-found" });
});

test("restoring what was never confirmed leaves it waiting for that", async () => {
  const { petition, row, token } = await waiting();
  await invalidateSignature(row.id);
  await restoreSignature(row.id, { now });
  expect(await statusOf(row.id)).toBe("pending");
  expect(await deltaOf(petition.id)).toBe(0);
  expect(await confirmSignature(token, { now })).toMatchObject({ outcome: "confirmed" });
  expect(await statusOf(row.id)).toBe("counted");
});
