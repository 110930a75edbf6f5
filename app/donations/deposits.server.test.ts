import { expect, test, vi } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { stripe } from "#app/platform/stripe.server.ts";
import { readFile } from "#app/runs/kept-files.server.ts";
import { findRun } from "#app/runs/run-queries.server.ts";
import { workRun } from "#app/runs/work-run.server.ts";
import { payGift } from "#tests/factories/begin-gift.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { decimalOf } from "./deposit-file.server.ts";
import { depositRuns, startDepositFile } from "./deposit-run.server.ts";
import { settlePayment } from "./settle-from-stripe.server.ts";

const fake = await vi.hoisted(async () =>
  (await import("#tests/fakes/stripe/beside-tests.ts")).stripeBesideTests(),
);

const now = new Date();
const signal = new AbortController().signal;

async function paid(amount: string) {
  const { session } = await payGift(fake, { now, change: { amount_other: amount } });
  return prisma.donation.findFirstOrThrow({ where: { sessionId: session }, include: { page: true } });
}

const dayOf = (date: Date) => date.toISOString().slice(0, 10);
const at = (days: number) => dayOf(new Date(now.getTime() + days * 86_400_000));

async function fileOf(days: { from: string; to: string }) {
  const { actor } = await createActor({ role: "admin" });
  const runId = await startDepositFile(days, { actor, now });
  await workRun({ run: runId }, depositRuns, { now, signal });
  const run = (await findRun(runId))!;
  let text = "";
  const decoder = new TextDecoder();
  for await (const piece of readFile(run.files[0]!.id)) text += decoder.decode(piece, { stream: true });
  return {
    run,
    lines: text
      .trim()
      .split("\r\n")
      .map((line) => line.split(",")),
  };
}

test("a deposit is a row for each movement with our gift, and totals that are what arrived", async () => {
  const gifts = [await paid("25"), await paid("100"), await paid("40.50")];
  fake.refund({ charge: gifts[0]!.chargeId!, amount: 1_000 });
  fake.dispute({ charge: gifts[2]!.chargeId! });
  for (const { paymentId } of gifts) await settlePayment(stripe()!, paymentId!, now);
  fake.advance({ days: 3 });
  const [payout] = fake.payOut();
  const { run, lines } = await fileOf({ from: at(3), to: at(4) });
  expect(run).toMatchObject({ state: "done", result: { figures: { deposits: 1, rows: 5, differences: 0 } } });
  const movements = lines.filter(([, , line]) => line === "movement");
  const about = (category: string) =>
    movements.filter((row) => row[4] === category).map((row) => [row[7], row[10], row[12], row[14]]);
  const charges = gifts.map(({ id, page, amountMinor }) => [
    ...[decimalOf(amountMinor, "USD"), id, page.slug, decimalOf(amountMinor, "USD")],
  ]);
  expect(about("charge")).toEqual(charges.reverse());
  expect(about("refund")).toEqual([["-10.00", gifts[0]!.id, gifts[0]!.page.slug, "25.00"]]);
  expect(about("dispute")).toMatchObject([["-40.50", gifts[2]!.id, gifts[2]!.page.slug, "40.50"]]);
  const total = lines.find(([, , line]) => line === "total")!;
  expect([total[0], total[9]]).toEqual([payout!.id, decimalOf(payout!.amount, "USD")]);
  expect(movements.every((row) => /^\d{4}-\d{4}$/.test(row[11]!))).toBe(true);
});

test("days without a deposit give a file with its header alone", async () => {
  const { run, lines } = await fileOf({ from: at(-20), to: at(-10) });
  expect(run.result).toEqual({ figures: { deposits: 0, rows: 0, differences: 0 } });
  expect(lines).toHaveLength(1);
});

test("amounts are decimals of their currency, to the minor unit", () => {
  expect([decimalOf(-1_250, "USD"), decimalOf(3_000, "JPY"), decimalOf(5, "EUR")]).toEqual([
    "-12.50",
    "3000",
    "0.05",
  ]);
});
