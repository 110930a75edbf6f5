import { beforeAll, beforeEach, expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { unseal } from "#app/platform/secrets.server.ts";
import { issueToken } from "#app/supporters/access-tokens.server.ts";
import { currentConsents } from "#app/supporters/record-consents.server.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { createSupporter } from "#tests/factories/create-supporter.ts";
import { createVisit } from "#tests/factories/create-visit.ts";
import { postedForm } from "#tests/factories/posted-form.ts";
import { forgetPetitions } from "./petition-queries.server.ts";
import { type SignedCookie, signFromForm } from "./sign-from-form.server.ts";
import { resetLimits } from "./sign-limits.server.ts";
import { warmUpSigning } from "./warm-up.server.ts";

const now = new Date("2013-01-10T18:00:00Z");

beforeAll(warmUpSigning);
beforeEach(() => {
  resetLimits();
  forgetPetitions();
});

/** A petition that asks for a confirmation, and somebody we know who has a mail with a link to it. */
async function mailed() {
  const petition = await createPetition({ confirmation: "email" });
  const supporter = await createSupporter();
  const bound = { purpose: "prefill", supporterId: supporter.id, subjectId: petition.id } as const;
  return { petition, supporter, k: await issueToken({ ...bound, ttlDays: 30, now }) };
}

async function post(slug: string, fields: Record<string, string>) {
  const form = await postedForm(slug, { postal_code: "93702", ...fields });
  return signFromForm(slug, form, createVisit({ path: `/petitions/${slug}`, now }));
}

const signatureOf = (supporterId: string) => prisma.signature.findFirstOrThrow({ where: { supporterId } });

test("pressing on a page that was opened from a mail to the signer is the confirmation too", async () => {
  const { petition, supporter, k } = await mailed();
  const reply = await post(petition.slug, { email: supporter.email, k, opt_in: "on" });
  expect(await signatureOf(supporter.id)).toMatchObject({ status: "counted", countedAt: now });
  const cookie = reply.kind === "signed" && unseal<SignedCookie>("signed", reply.cookie, now);
  expect(cookie).toMatchObject({ confirmed: true });
  // What they agreed to is in force.
  expect((await currentConsents(supporter.id)).get("email")?.granted).toBe(true);
});

test("pressed twice, or after the form was signed without the link, it counts once", async () => {
  const { petition, supporter, k } = await mailed();
  await post(petition.slug, { email: supporter.email });
  expect(await signatureOf(supporter.id)).toMatchObject({ status: "pending" });
  await Promise.all([1, 2, 3].map(() => post(petition.slug, { email: supporter.email, k })));
  expect(await signatureOf(supporter.id)).toMatchObject({ status: "counted" });
  const { _sum } = await prisma.signatureCountDelta.aggregate({
    where: { petitionId: petition.id },
    _sum: { delta: true },
  });
  expect(_sum.delta).toBe(1);
});

test("another address, another petition's link, a link that is too old or forged prove nothing", async () => {
  const { petition, supporter, k } = await mailed();
  const other = await mailed();
  const bound = { purpose: "prefill", supporterId: supporter.id, subjectId: petition.id } as const;
  const old = await issueToken({ ...bound, ttlDays: 1, now: new Date(now.getTime() - 2 * 86_400_000) });
  await post(petition.slug, { email: "friend@example.org", k });
  for (const token of [other.k, old, `${k}x`, "0"])
    await post(petition.slug, { email: supporter.email, k: token });
  const signed = await prisma.signature.findMany({ where: { petitionId: petition.id } });
  expect(signed.map(({ status }) => status)).toEqual(["pending", "pending"]);
});

test("where a petition does not allow it, the link fills the form in and no more", async () => {
  const { petition, supporter, k } = await mailed();
  await prisma.petition.update({ where: { id: petition.id }, data: { oneTap: false } });
  forgetPetitions();
  await post(petition.slug, { email: supporter.email, k });
  expect(await signatureOf(supporter.id)).toMatchObject({ status: "pending" });
});

test("a quick press is no reason to look twice, a trap that is filled in is", async () => {
  const { petition, supporter, k } = await mailed();
  const fields = { email: supporter.email, k, postal_code: "93702" };
  const quick = await postedForm(petition.slug, fields, { servedSecondsAgo: 0 });
  await signFromForm(petition.slug, quick, createVisit({ path: `/petitions/${petition.slug}`, now }));
  expect(await signatureOf(supporter.id)).toMatchObject({ status: "counted", reasons: [] });
  const trapped = await mailed();
  await post(trapped.petition.slug, { email: trapped.supporter.email, k: trapped.k, website: "http://x" });
  expect(await signatureOf(trapped.supporter.id)).toMatchObject({ status: "review", reasons: ["honeypot"] });
});
