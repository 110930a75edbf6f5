import { v7 as newId } from "uuid";
import { expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { createSupporter } from "#tests/factories/create-supporter.ts";
import { issueToken } from "./access-tokens.server.ts";
import { wordingFor } from "./consent-wording.server.ts";
import { currentConsents, recordConsents } from "./record-consents.server.ts";
import { findSubscription, resubscribe, unsubscribe } from "./unsubscribe.server.ts";

const now = new Date("2013-01-10T18:00:00Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const stop = (at = now) => ({ now: at, language: "en" as const, wording: "Stop.", page: "/unsubscribe" });

async function subscribed() {
  const supporter = await createSupporter();
  const wordingId = await wordingFor("email", "en", "Write to me.");
  await prisma.consentRecord.create({
    data: {
      id: newId(),
      supporterId: supporter.id,
      purpose: "email",
      granted: true,
      wordingId,
      language: "en",
      page: "/petitions/x",
      recordedAt: later(-60),
    },
  });
  const token = await issueToken({
    purpose: "unsubscribe",
    supporterId: supporter.id,
    ttlDays: 30,
    now,
  });
  return { supporter, token };
}

const answers = (supporterId: string) =>
  prisma.consentRecord.findMany({
    where: { supporterId },
    orderBy: { recordedAt: "asc" },
    include: { wording: true },
  });

test("looking changes nothing; the button records a no with its words, once", async () => {
  const { supporter, token } = await subscribed();
  const before = await findSubscription(token, { now });
  expect(before).toMatchObject({ email: supporter.email, stopped: false, stoppedOn: null });
  expect(await answers(supporter.id)).toHaveLength(1);

  const told: string[] = [];
  const alongside = async ({ supporterId }: { supporterId: string }) => void told.push(supporterId);
  expect(await unsubscribe(token, { ...stop(), alongside })).toMatchObject({ outcome: "unsubscribed" });
  expect(await unsubscribe(token, { ...stop(later(1)), alongside })).toMatchObject({
    outcome: "already-unsubscribed",
  });

  expect(await findSubscription(token, { now })).toMatchObject({ stopped: true, stoppedOn: "/unsubscribe" });

  const records = await answers(supporter.id);
  expect(records.map(({ granted, wording, page }) => [granted, wording.text, page])).toEqual([
    [true, "Write to me.", "/petitions/x"],
    [false, "Stop.", "/unsubscribe"],
  ]);
  expect(told).toEqual([supporter.id]);
});

test("a box left empty on a form is no unsubscription: the link still has something to do", async () => {
  const { token, supporter } = await subscribed();
  const wordingId = await wordingFor("email", "en", "Write to me.");
  const no = {
    supporterId: supporter.id,
    purpose: "email",
    granted: false,
    wordingId,
    language: "en",
  } as const;
  await recordConsents([{ ...no, page: "/petitions/y" }], { now });
  const found = await findSubscription(token, { now });
  expect(found).toMatchObject({ stopped: true, stoppedOn: "/petitions/y" });
  expect(await unsubscribe(token, stop(later(1)))).toMatchObject({ outcome: "unsubscribed" });
});

test("a change of mind is a new yes with words of its own", async () => {
  const { supporter, token } = await subscribed();
  await unsubscribe(token, stop());
  const again = { ...stop(later(1)), wording: "Keep writing." };
  expect(await resubscribe(token, again)).toMatchObject({ stopped: false });
  expect((await currentConsents(supporter.id)).get("email")).toMatchObject({
    granted: true,
    text: "Keep writing.",
  });
  expect(await unsubscribe(token, stop(later(2)))).toMatchObject({ outcome: "unsubscribed" });
});

test("an expired link still stops the mail, a made-up one leads nowhere", async () => {
  const { token } = await subscribed();
  expect(await unsubscribe(token, stop(later(90 * 24 * 60)))).toMatchObject({ outcome: "unsubscribed" });
  expect(await unsubscribe("x".repeat(43), stop())).toEqual({ outcome: "invalid" });
});
