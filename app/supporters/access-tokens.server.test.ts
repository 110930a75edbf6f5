import { expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { newSignature } from "#tests/factories/new-signature.ts";
import { findToken, issueToken, purgeTokens } from "./access-tokens.server.ts";
import { wordingFor } from "./consent-wording.server.ts";
import { currentConsents, recordConsents } from "./record-consents.server.ts";

const now = new Date("2013-01-10T18:00:00Z");
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);

async function somebody() {
  const row = newSignature((await createPetition()).id);
  await prisma.supporter.create({
    data: {
      id: row.supporterId,
      email: row.email,
      emailCanonical: row.emailCanonical,
      givenName: "Ana",
      country: "US",
      language: "en",
      createdAt: now,
      updatedAt: now,
    },
  });
  return row.supporterId;
}

test("a token stands in the mail; the database has its hash, what it may do and until when", async () => {
  const supporterId = await somebody();
  const token = await issueToken({ purpose: "preferences", supporterId, ttlDays: 2, now });
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(await findToken(token, "preferences", now)).toEqual({
    supporterId,
    subjectId: null,
    viaId: null,
    expired: false,
  });
  expect(await findToken(token, "confirm", now)).toBeNull();
  expect(await findToken(token, "preferences", inDays(2))).toMatchObject({ expired: true });
  const kept = await prisma.accessToken.findMany({ where: { supporterId } });
  expect(JSON.stringify(kept)).not.toContain(token);

  expect(await purgeTokens({ now: inDays(20) })).toBe(0);
  expect(await purgeTokens({ now: inDays(40) })).toBe(1);
  expect(await findToken(token, "preferences", now)).toBeNull();
});

test.each(["", "short", "x".repeat(500), "with spaces and more text here", "\0".repeat(43)])(
  "%j is no token",
  async (token) => {
    expect(await findToken(token, "confirm", now)).toBeNull();
  },
);

test("new words are a new version, the same words are the same one, for everybody who asks at once", async () => {
  const ask = (text: string) => wordingFor("sms", "es", text);
  const ids = await Promise.all([ask("Uno."), ask("Uno."), ask("Dos."), ask("Tres."), ask("Dos.")]);
  expect(new Set(ids).size).toBe(3);
  const rows = await prisma.consentWording.findMany({ where: { purpose: "sms", language: "es" } });
  expect(rows.map(({ version }) => version).sort()).toEqual([1, 2, 3]);
});

test("the latest answer to each purpose is the one in force", async () => {
  const supporterId = await somebody();
  const wordingId = await wordingFor("email", "en", "Write to me.");
  const consent = {
    supporterId,
    purpose: "email" as const,
    wordingId,
    language: "en" as const,
    page: "/preferences",
  };
  await recordConsents([{ ...consent, granted: true }], { now });
  await recordConsents([{ ...consent, granted: false }], { now: inDays(1) });
  const current = await currentConsents(supporterId);
  expect(current.get("email")).toMatchObject({ granted: false, recordedAt: inDays(1), text: "Write to me." });
  expect(current.has("sms")).toBe(false);
});
