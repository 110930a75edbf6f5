import { expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { newSignature } from "#tests/factories/new-signature.ts";
import { waitingComments } from "./comment-queries.server.ts";
import { approveComment, rejectComment } from "./moderate-comments.server.ts";
import type { NewSignature } from "./new-signature.ts";
import { findPetition, forgetPetitions, petitionsOf } from "./petition-queries.server.ts";
import { signPetition } from "./sign-petition.server.ts";
import { approvedComments, latestLines, publicName } from "./signer-queries.server.ts";

const minute = (count: number) => new Date(Date.UTC(2013, 0, 10, 18, count));

async function sign(petitionId: string, change: Partial<NewSignature>) {
  const row = newSignature(petitionId, change);
  await signPetition(row);
  return row.id;
}

test.each([
  ["Ana", "Rivera", "Ana R."],
  ["Ana", null, "Ana"],
  ["José", "ávila", "José Á."],
  ["Ana", "  ", "Ana"],
])("%s %s is shown as %s", (given, family, shown) => {
  expect(publicName(given, family)).toBe(shown);
});

test("the sheet's latest lines are those who count, latest first, named only by choice", async () => {
  const { id } = await createPetition();
  await sign(id, { givenName: "First", signedAt: minute(1) });
  await sign(id, { givenName: "Hidden", public: false, signedAt: minute(2) });
  await sign(id, { givenName: "Waiting", status: "pending", signedAt: minute(3) });
  await sign(id, {
    givenName: "Rosa",
    familyName: null,
    country: "MX",
    locality: "Oaxaca",
    signedAt: minute(4),
  });

  const key = expect.any(String);
  expect(await latestLines(id)).toEqual([
    { key, name: "Rosa", place: "Oaxaca", at: minute(4).toISOString() },
    { key, name: null, place: null, at: minute(2).toISOString() },
    { key, name: "First R.", place: "Los Angeles, CA", at: minute(1).toISOString() },
  ]);
  expect(await latestLines(id, 1)).toHaveLength(1);
});

test("comments show once a moderator let them, and page by page", async () => {
  const { id } = await createPetition();
  const ids: string[] = [];
  for (let n = 0; n < 5; n += 1) ids.push(await sign(id, { comment: `Comment ${n}`, signedAt: minute(n) }));
  expect((await approvedComments(id)).comments).toEqual([]);
  expect((await waitingComments()).map(({ signatureId }) => signatureId)).toEqual(
    expect.arrayContaining(ids),
  );

  for (const one of ids) expect(await approveComment(one)).toEqual({ outcome: "changed" });
  expect(await approveComment(ids[0]!)).toEqual({ outcome: "unchanged" });
  expect(await approveComment(crypto.randomUUID())).toEqual({ outcome: "not-found" });
  await rejectComment(ids[2]!);

  const first = await approvedComments(id, { limit: 2 });
  expect(first.comments.map(({ text }) => text)).toEqual(["Comment 4", "Comment 3"]);
  const second = await approvedComments(id, { limit: 2, before: first.next });
  expect(second.comments.map(({ text }) => text)).toEqual(["Comment 1", "Comment 0"]);
  expect(second.next).toBeNull();
  expect((await approvedComments(id, { limit: 2, before: "nonsense" })).comments).toHaveLength(2);
});

test("a comment of somebody who is not shown has no name and no place", async () => {
  const { id } = await createPetition();
  await approveComment(await sign(id, { comment: "Quietly.", public: false }));
  expect((await approvedComments(id)).comments).toMatchObject([
    { name: null, place: null, text: "Quietly." },
  ]);
});

test("a petition is found in the reader's language, with the words of its boxes", async () => {
  const { slug, campaignId } = await createPetition({
    partners: ["Day Laborers"],
    fields: { phone: "optional" },
  });
  const spanish = (await findPetition(slug, "es"))!;
  expect(spanish).toMatchObject({ language: "es", state: "open", emailOptIn: "Escríbanme sobre esto." });
  expect(spanish.consents.map(({ purpose }) => purpose)).toEqual([
    "email",
    "sms",
    `partner:${spanish.partners[0]!.id}`,
  ]);
  expect(spanish.partners[0]!.optIn).toContain("Day Laborers");
  const wordings = await prisma.consentWording.findMany({
    where: { id: { in: spanish.consents.map(({ wordingId }) => wordingId) } },
  });
  expect(wordings.map(({ language }) => language)).toEqual(["es", "es", "es"]);
  expect((await petitionsOf(campaignId, "en")).map((card) => card.slug)).toEqual([slug]);
});

test("a box for text messages needs a field for the number", async () => {
  const { slug } = await createPetition();
  const petition = (await findPetition(slug, "en"))!;
  expect(petition.smsOptIn).toBeNull();
  expect(petition.consents.map(({ purpose }) => purpose)).toEqual(["email"]);
});

test.each(["paused", "won", "lost", "archived"] as const)("a %s campaign shows it", async (status) => {
  const { slug } = await createPetition({ status });
  expect((await findPetition(slug, "en"))?.state).toBe(status);
});

test("a draft is nobody's business", async () => {
  const { slug, campaignId } = await createPetition({ status: "draft" });
  expect(await findPetition(slug, "en")).toBeNull();
  await prisma.campaign.update({
    where: { id: campaignId },
    data: { status: "live", publishedAt: minute(0) },
  });
  forgetPetitions();
  expect((await findPetition(slug, "en"))?.state).toBe("open");
});
