import { expect, test } from "vitest";
import { heedReport } from "#app/bounces/heed-report.server.ts";
import { prisma, transact } from "#app/platform/db.server.ts";
import { createBlast, createReader } from "#tests/factories/create-blast.ts";

const now = new Date("2026-03-02T12:00:00Z");

test("a report of a blast's mail is heeded, and noted on it without the address", async () => {
  const reader = await createReader();
  const { id: blastId } = await createBlast();
  const { id } = await prisma.blastDelivery.create({
    data: {
      ...{ blastId, supporterId: reader.id, language: "en", state: "sent", attempts: 1 },
      ...{ dueAt: now, claimedAt: now, sentAt: now },
    },
  });
  const report = {
    key: `test:${id}`,
    what: "hard" as const,
    email: reader.email,
    messageId: `<${id}@example.org>`,
    detail: `550 5.1.1 <${reader.email}>: user unknown`,
  };
  expect(await transact((client) => heedReport(client, report, { now }))).toBe("heeded");
  expect(await transact((client) => heedReport(client, report, { now }))).toBe("known");
  expect(
    await prisma.suppression.findUnique({ where: { emailCanonical: reader.emailCanonical } }),
  ).toMatchObject({ reason: "hard_bounce" });
  expect((await prisma.blastDelivery.findUniqueOrThrow({ where: { id } })).note).toBe(
    "came back: 550 5.1.1 <…>: user unknown",
  );
});

test("somebody whom only a blast went to is asleep until they follow one of its links", async () => {
  const reader = await createReader({ createdAt: new Date("2024-01-01") });
  const { id: blastId } = await createBlast();
  const at = new Date("2026-02-01");
  const { id: deliveryId } = await prisma.blastDelivery.create({
    data: {
      ...{ blastId, supporterId: reader.id, language: "en", state: "sent", attempts: 1 },
      ...{ dueAt: at, claimedAt: at, sentAt: at },
    },
  });
  const asleep = async () => {
    const [row] = await prisma.$queryRaw<{ asleep: boolean }[]>`
      SELECT supporter_is_asleep(${reader.id}::uuid, ${reader.emailCanonical}, ${reader.createdAt}, null,
        ${new Date("2026-01-01")}) AS asleep`;
    return row!.asleep;
  };
  const click = (machine: boolean) =>
    prisma.blastClick.create({ data: { blastId, deliveryId, link: 1, at: now, machine } });
  await prisma.blastLink.create({ data: { blastId, number: 1, href: "https://paper.example/" } });
  expect(await asleep()).toBe(true);
  await click(true);
  expect(await asleep()).toBe(true);
  await click(false);
  expect(await asleep()).toBe(false);
});
