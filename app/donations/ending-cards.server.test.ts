import { expect, test, vi } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { stripe } from "#app/platform/stripe.server.ts";
import { payGift } from "#tests/factories/begin-gift.ts";
import { blankDonations } from "./blank-donations.server.ts";
import { changePlan } from "./change-plan.server.ts";
import { composers } from "./compose-plan-mails.server.ts";
import { CARD_MAIL, tellOfEndingCards } from "./ending-cards.server.ts";
import { settlePlan } from "./settle-plan.server.ts";

const fake = await vi.hoisted(async () =>
  (await import("#tests/fakes/stripe/beside-tests.ts")).stripeBesideTests(),
);

const now = new Date();
/** Two years ahead, so that no other card of the stand-in ends near. */
const year = now.getUTCFullYear() + 2;
const march = (day: number) => new Date(Date.UTC(year, 2, day, 9));

async function monthly(card: { last4: string; exp_month?: number }) {
  const { planId } = await payGift(fake, { now, change: { interval: "month" } });
  const plan = await prisma.plan.findUniqueOrThrow({ where: { id: planId! }, include: { supporter: true } });
  fake.changeCard({ customer: plan.customerId!, card: { exp_month: 3, exp_year: year, ...card } });
  const mails = () =>
    prisma.outgoingMail.findMany({ where: { kind: CARD_MAIL, toEmail: plan.supporter.email } });
  return { ...plan, mails };
}

test("a giver is told a month before the card ends, once however often it is looked at", async () => {
  const plan = await monthly({ last4: "1111" });
  await tellOfEndingCards({ now: new Date(Date.UTC(year, 1, 28, 9)) });
  expect(await plan.mails()).toHaveLength(0);
  for (const day of [1, 2, 20]) await tellOfEndingCards({ now: march(day) });
  expect(await plan.mails()).toHaveLength(1);
  const [mail] = await plan.mails();
  const compose = (language: "en" | "es") => composers[CARD_MAIL]!({ ...mail!, language }, { now });
  const [en, es] = [await compose("en"), await compose("es")];
  expect(en!.subject).toBe("The card for your monthly gift ends soon");
  expect(en!.text).toContain(`1111`);
  expect(en!.text).toContain(`March ${year}`);
  expect(es!.text).toContain(`marzo de ${year}`);
  expect(en!.text).toMatch(/http:\/\/site\.test\/giving\/\S{20,}/);
});

test("two runs at the same time tell once; after the month is over nobody is told", async () => {
  const plan = await monthly({ last4: "2222" });
  await tellOfEndingCards({ now: new Date(Date.UTC(year, 3, 1, 0)) });
  expect(await plan.mails()).toHaveLength(0);
  await Promise.all([1, 2].map(() => tellOfEndingCards({ now: march(5) })));
  expect(await plan.mails()).toHaveLength(1);
});

test("another card that ends is another mail", async () => {
  const plan = await monthly({ last4: "3333" });
  await tellOfEndingCards({ now: march(5) });
  fake.changeCard({ customer: plan.customerId!, card: { last4: "3434", exp_month: 4, exp_year: year } });
  await tellOfEndingCards({ now: march(6) });
  expect(await plan.mails()).toHaveLength(1);
  await tellOfEndingCards({ now: new Date(Date.UTC(year, 3, 6)) });
  expect(await plan.mails()).toHaveLength(2);
});

test("what is paused or has ended is left alone, and so is a giver who was erased", async () => {
  const [paused, ended, erased] = [
    await monthly({ last4: "5555" }),
    await monthly({ last4: "6666" }),
    await monthly({ last4: "7777" }),
  ];
  await changePlan(paused.id, { kind: "pause", months: 3 }, { now });
  fake.cancelSubscription({ subscription: ended.subscriptionId! });
  await settlePlan(stripe()!, ended.subscriptionId!, { now });
  await prisma.supporter.update({ where: { id: erased.supporterId }, data: { erasedAt: now } });
  await tellOfEndingCards({ now: march(10) });
  for (const plan of [paused, ended, erased]) expect(await plan.mails()).toHaveLength(0);
});

test("whoever gave by a row that was merged is not told again, and an erased giver's card is forgotten", async () => {
  const [gone, kept] = [await monthly({ last4: "8888" }), await monthly({ last4: "8888" })];
  await prisma.plan.update({ where: { id: kept.id }, data: { status: "cancelled" } });
  await tellOfEndingCards({ now: march(10) });
  expect(await gone.mails()).toHaveLength(1);
  await prisma.supporter.update({
    where: { id: gone.supporterId },
    data: { mergedIntoId: kept.supporterId },
  });
  await prisma.plan.update({ where: { id: gone.id }, data: { supporterId: kept.supporterId } });
  await tellOfEndingCards({ now: march(11) });
  expect(await kept.mails()).toHaveLength(0);
  await prisma.$transaction((tx) => blankDonations(tx, gone.supporterId));
  expect(await prisma.cardNotice.count({ where: { supporterId: gone.supporterId } })).toBe(0);
});
