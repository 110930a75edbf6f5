import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { createCorner, createOutreach } from "#tests/factories/create-outreach.ts";
import { createSupporter } from "#tests/factories/create-supporter.ts";
import { mergeOfficials } from "./merge-officials.server.ts";

test("a row that somebody called is the one that stays, and of two such rows both do", async () => {
  const { member, senator, governor } = await createCorner();
  const page = await createOutreach({ kind: "calls" });
  const { id: supporterId } = await createSupporter();
  const call = {
    pageId: page.id,
    supporterId,
    outcome: "talked",
    language: "en",
    calledAt: new Date(),
  } as const;
  const called = (officialId: string) =>
    prisma.call.create({ data: { ...call, id: randomUUID(), officialId } });
  const left = () => prisma.official.count({ where: { id: { in: [member.id, senator.id, governor.id] } } });
  await called(senator.id);

  expect(await prisma.$transaction((tx) => mergeOfficials(tx, [member.id, senator.id]))).toBe(senator.id);
  expect(await left()).toBe(2);
  await called(governor.id);
  await prisma.$transaction((tx) => mergeOfficials(tx, [senator.id, governor.id]));
  expect(await left()).toBe(2);
  expect(await prisma.call.count({ where: { pageId: page.id } })).toBe(2);
});
