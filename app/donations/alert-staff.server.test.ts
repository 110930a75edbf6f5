import { expect, test, vi } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { stripe } from "#app/platform/stripe.server.ts";
import { queuedJobs } from "#tests/database.ts";
import { payGift } from "#tests/factories/begin-gift.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { heedDispute, heedWarning } from "./alert-staff.server.ts";
import { composers } from "./compose-alert.server.ts";
import { REFUND_WARNED, refundWarned } from "./refund-warned.server.ts";

const fake = await vi.hoisted(async () =>
  (await import("#tests/fakes/stripe/beside-tests.ts")).stripeBesideTests(),
);

const now = new Date();

async function paid() {
  const { id, chargeId, find } = await payGift(fake, { now });
  return { id, charge: chargeId, find };
}

const mails = (kind: string, subjectId: string) =>
  prisma.outgoingMail.findMany({ where: { kind, subjectId } });

test("a bank's warning marks the gift and is told once to whoever may give it back", async () => {
  const { actor } = await createActor({ role: "admin" });
  await createActor({ role: "viewer" });
  const { id, charge, find } = await paid();
  const { id: warning } = fake.warnOfFraud({ charge });
  for (let n = 0; n < 2; n += 1) await heedWarning(stripe()!, warning, now);
  expect(await find()).toMatchObject({ reasons: ["fraud-warning"], refundedMinor: 0 });
  expect((await mails("giving.warned", id)).map(({ toEmail }) => toEmail)).toEqual([actor.email]);
  expect(await queuedJobs(REFUND_WARNED)).toHaveLength(0);
});

test("where the settings say so it is given back, once, by the system", async () => {
  await prisma.givingSettings.update({ where: { id: 1 }, data: { refundsWarned: true } });
  const { id, charge, find } = await paid();
  const { id: warning } = fake.warnOfFraud({ charge });
  await heedWarning(stripe()!, warning, now);
  const [job] = await queuedJobs(REFUND_WARNED);
  for (let n = 0; n < 2; n += 1) await refundWarned(job!.payload, { now });
  expect(await find()).toMatchObject({ refundedMinor: 2_500 });
  const trail = await prisma.auditEntry.findMany({ where: { subjectId: id } });
  expect(trail.map(({ what, actorName }) => [what, actorName])).toEqual([["donation.refunded", "System"]]);
});

test("a dispute is told of in both languages, with the day by which Stripe wants an answer", async () => {
  const { id, charge } = await paid();
  const { id: dispute } = fake.dispute({ charge });
  await heedDispute(stripe()!, dispute, now);
  const [mail] = await mails("giving.disputed", id);
  const compose = (language: "en" | "es") => composers["giving.disputed"]!({ ...mail!, language }, { now });
  const [en, es] = [await compose("en"), await compose("es")];
  expect(en!.subject).toMatch(/^A gift of \$25 is disputed: answer by \w+ \d+, \d{4}$/);
  expect(es!.subject).toMatch(
    /^Una donación de \$25 está en disputa: responda antes del \d+ de \w+ de \d{4}$/,
  );
  expect(en!.text).toContain(`/admin/donations/${id}?lang=en`);
});
