import { expect, test } from "vitest";
import { blankActions } from "#app/actions/blank-actions.server.ts";
import { queueMail } from "#app/mail/outbox.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { issueToken } from "#app/supporters/access-tokens.server.ts";
import { wordingFor } from "#app/supporters/consent-wording.server.ts";
import { eraseSupporter } from "#app/supporters/erase-supporter.server.ts";
import { supporterData } from "#app/supporters/supporter-data.server.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { newSignature } from "#tests/factories/new-signature.ts";
import { blankSignatures } from "./blank-signatures.server.ts";
import { petitionCount } from "./count-queries.server.ts";
import { signPetition } from "./sign-petition.server.ts";
import { signatureData, signaturesOf } from "./signatures-of.server.ts";

const now = new Date("2013-01-11T09:00:00Z");

async function signedByRosa() {
  const petition = await createPetition();
  const wordingId = await wordingFor("email", "en", "Write to me about this.");
  const row = newSignature(petition.id, {
    givenName: "Rosa",
    familyName: "Quintanilla",
    email: `Rosa.Quintanilla.${petition.slug}@example.org`,
    phone: "+15595550199",
    locality: "Fresno",
    comment: "My sister did not call.",
    source: "flyer",
    consents: [
      {
        id: crypto.randomUUID(),
        purpose: "email",
        granted: true,
        wordingId,
        page: `/petitions/${petition.slug}`,
      },
    ],
  });
  await signPetition(row);
  const { supporterId } = await prisma.signature.findUniqueOrThrow({ where: { id: row.id } });
  return { petition, row, supporterId };
}

/**
 * Every text in every table, to look for a person in. Left out is the ledger that the statistics are summed from:
 * it says that somebody came by a source in an hour, and is empty again within seconds.
 */
async function everything(): Promise<string> {
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> 'signature_move'`;
  const rows = await Promise.all(
    tables.map(({ name }) =>
      prisma.$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM ${name} t`),
    ),
  );
  return rows
    .flat()
    .map(({ row }) => row)
    .join("\n");
}

test("erasing takes a person out of every table and leaves the count", async () => {
  const { petition, row, supporterId } = await signedByRosa();
  await issueToken({ purpose: "preferences", supporterId, ttlDays: 1, now });
  await queueMail(prisma, {
    kind: "signature.thank-you",
    language: "en",
    toEmail: row.email,
    subjectId: row.id,
    dedupeKey: `thanks:${row.id}`,
    runAt: now,
  });
  expect(await everything()).toContain("Quintanilla");

  const alongside = [blankSignatures, blankActions];
  expect(await eraseSupporter(supporterId, { now, alongside })).toEqual({
    outcome: "erased",
  });

  const left = await everything();
  for (const trace of [
    "Rosa",
    "Quintanilla",
    "rosa.",
    "5550199",
    "Fresno",
    "My sister",
    "flyer",
    row.shareCode,
  ])
    expect(left, trace).not.toContain(trace);
  expect(await petitionCount(petition.id)).toBe(1);
  expect(await prisma.accessToken.count({ where: { supporterId } })).toBe(0);
  expect(await prisma.consentRecord.count({ where: { supporterId } })).toBe(0);
  expect(await prisma.outgoingMail.count({ where: { subjectId: row.id, status: "queued" } })).toBe(0);
  expect(await eraseSupporter(supporterId, { now })).toEqual({ outcome: "already-erased" });
});

test("erasing fails as a whole or not at all", async () => {
  const { supporterId } = await signedByRosa();
  const broken = async () => {
    throw new Error("the room above could not");
  };
  await expect(eraseSupporter(supporterId, { now, alongside: [blankSignatures, broken] })).rejects.toThrow();
  expect(await prisma.signature.findFirstOrThrow({ where: { supporterId } })).toMatchObject({
    givenName: "Rosa",
  });
});

test("the file to take along holds everything and no ids of ours", async () => {
  const { petition, row, supporterId } = await signedByRosa();
  const sections = [{ name: "signatures", read: (id: string) => signatureData(id, "en") }];
  const file = JSON.stringify(await supporterData(supporterId, { now, sections }));
  for (const known of [
    row.email,
    "Quintanilla",
    "+15595550199",
    "My sister did not call.",
    "Write to me about this.",
  ])
    expect(file).toContain(known);
  expect(file).not.toContain(supporterId);
  expect(await signaturesOf(supporterId, "es")).toMatchObject([
    { slug: petition.slug, petition: "Salven la biblioteca" },
  ]);
});
