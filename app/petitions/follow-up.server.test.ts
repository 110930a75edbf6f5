import { expect, test } from "vitest";
import { pool, prisma } from "#app/platform/db.server.ts";
import { createCorner } from "#tests/factories/create-outreach.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { newSignature } from "#tests/factories/new-signature.ts";
import { followUp } from "./follow-up.server.ts";
import { signPetition } from "./sign-petition.server.ts";

const now = new Date("2013-01-10T18:00:00Z");
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);

const mailsAbout = (subjectId: string) =>
  prisma.outgoingMail.findMany({ where: { subjectId }, orderBy: [{ runAt: "asc" }, { kind: "asc" }] });

test("a signature that counts at once is thanked, in its own language, once", async () => {
  const { id } = await createPetition();
  const row = newSignature(id, { language: "es", email: "Ana@Example.org" });
  await signPetition(row);
  await followUp({ now });
  await followUp({ now });
  const mails = await mailsAbout(row.id);
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({
    kind: "signature.thank-you",
    language: "es",
    toCanonical: "ana@example.org",
  });
});

test("one that waits is asked to confirm, and reminded after 1, 3 and 7 days", async () => {
  const { id } = await createPetition({ confirmation: "email" });
  const row = newSignature(id, { status: "pending" });
  await signPetition(row);
  await followUp({ now });
  const mails = await mailsAbout(row.id);
  expect(mails.map(({ kind, runAt }) => [kind, runAt])).toEqual([
    ["signature.confirmation", now],
    ["signature.reminder", inDays(1)],
    ["signature.reminder", inDays(3)],
    ["signature.reminder", inDays(7)],
  ]);
});

test("one held for review gets the same mail as any other", async () => {
  const { id } = await createPetition();
  const row = newSignature(id, { status: "review", reasons: ["honeypot"] });
  await signPetition(row);
  await followUp({ now });
  expect((await mailsAbout(row.id)).map(({ kind }) => kind)).toEqual(["signature.thank-you"]);
});

test("whoever signs again is told so by mail, once a day at most, at the address we know", async () => {
  const { id } = await createPetition();
  const row = newSignature(id, { email: "known@gmail.com" });
  await signPetition(row);
  for (let n = 0; n < 5; n += 1) await signPetition(newSignature(id, { email: "k.nown+again@gmail.com" }));
  await followUp({ now });
  await signPetition(newSignature(id, { email: "known@gmail.com" }));
  await followUp({ now: inDays(1) });
  const mails = await mailsAbout(row.id);
  expect(mails.map(({ kind, toEmail }) => [kind, toEmail])).toEqual([
    ["signature.already-signed", "known@gmail.com"],
    ["signature.thank-you", "known@gmail.com"],
    ["signature.already-signed", "known@gmail.com"],
  ]);
});

test("a signature whose answer got lost and that was sent again is no repeat", async () => {
  const { id } = await createPetition();
  const row = newSignature(id);
  await signPetition(row);
  await signPetition(row);
  await followUp({ now });
  expect((await mailsAbout(row.id)).map(({ kind }) => kind)).toEqual(["signature.thank-you"]);
});

test("what could not be queued waits for the next time", async () => {
  const { id } = await createPetition();
  const row = newSignature(id);
  await signPetition(row);
  await pool.query("ALTER TABLE outgoing_mail ADD CONSTRAINT none CHECK (false) NOT VALID");
  await expect(followUp({ now })).rejects.toThrow("none");
  await pool.query("ALTER TABLE outgoing_mail DROP CONSTRAINT none");
  expect(await mailsAbout(row.id)).toEqual([]);
  await followUp({ now });
  expect(await mailsAbout(row.id)).toHaveLength(1);
});

test("workers that follow up at a time take every batch once", async () => {
  const { id } = await createPetition();
  const rows = Array.from({ length: 30 }, () => newSignature(id));
  for (const row of rows) await signPetition(row);
  await Promise.all([followUp({ now }), followUp({ now }), followUp({ now })]);
  const subjectId = { in: rows.map((row) => row.id) };
  expect(await prisma.outgoingMail.count({ where: { subjectId } })).toBe(30);
  expect(await prisma.signatureFollowUp.count()).toBe(0);
});

test("the signer's ZIP code says in which divisions they live; another one later does not move them", async () => {
  const at = new Date("2026-12-01T18:00:00Z");
  const { divisions } = await createCorner();
  const [one, other] = [await createPetition(), await createPetition()];
  const place = (zip: string) => ({ email: "lives@example.org", postalCode: zip, countedPostalCode: zip });
  const row = newSignature(one.id, place("94114"));
  await signPetition(row);
  await followUp({ now: at });
  await signPetition(newSignature(other.id, place("94110")));
  await followUp({ now: at });
  const lives = await prisma.supporterDivision.findMany({ where: { supporterId: row.supporterId } });
  expect(lives.map(({ divisionId }) => divisionId).sort()).toEqual(
    [divisions.state, divisions.assembly, divisions.senate].sort(),
  );
});
