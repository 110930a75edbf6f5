import type Stripe from "stripe";
import { afterEach, beforeEach, expect, test } from "vitest";
import { onceParams, openStripe } from "./open-stripe.ts";

let open: Awaited<ReturnType<typeof openStripe>>;
beforeEach(async () => {
  open = await openStripe();
});
afterEach(() => open.close());

/** A paid gift of 25 dollars, as the charge that it left. */
async function gift(): Promise<Stripe.Charge> {
  const { id } = await open.stripe.checkout.sessions.create(onceParams());
  open.fake.pay({ session: id });
  const session = await open.stripe.checkout.sessions.retrieve(id, {
    expand: ["payment_intent.latest_charge"],
  });
  return (session.payment_intent as Stripe.PaymentIntent).latest_charge as Stripe.Charge;
}

const chargeNow = (id: string) => open.stripe.charges.retrieve(id, { expand: ["refunds"] });
const book = () => open.fake.books().usd!;

test("a gift is given back in parts, and never more than is left of it", async () => {
  const { id, payment_intent } = await gift();
  const { refunds } = open.stripe;

  await refunds.create({ charge: id, amount: 1_000, metadata: { by: "staff" } });
  const partly = await chargeNow(id);
  await expect(refunds.create({ charge: id, amount: 1_501 })).rejects.toMatchObject({
    statusCode: 400,
    code: "amount_too_large",
    param: "amount",
  });
  await refunds.create({ payment_intent: payment_intent as string });
  await expect(refunds.create({ charge: id })).rejects.toMatchObject({ code: "charge_already_refunded" });

  expect(partly).toMatchObject({ amount_refunded: 1_000, refunded: false });
  const whole = await chargeNow(id);
  expect(whole).toMatchObject({ amount_refunded: 2_500, refunded: true });
  expect(whole.refunds?.data.map(({ amount }) => amount)).toEqual([1_500, 1_000]);
  expect(book()).toMatchObject({ refunded: { count: 2, amount: 2_500 }, fees: 103, balance: -103 });
  await open.fake.settled();
  expect(open.receiver.types().slice(-4)).toEqual([
    "refund.created",
    "charge.refunded",
    "refund.created",
    "charge.refunded",
  ]);
});

test("a refund that fails later gives the money back to us", async () => {
  const { id } = await gift();
  const refund = open.fake.refund({ charge: id, amount: 1_000 });

  open.fake.failRefund({ refund: refund.id });
  await open.fake.settled();

  expect(await open.stripe.refunds.retrieve(refund.id)).toMatchObject({
    status: "failed",
    failure_reason: "lost_or_stolen_card",
  });
  expect(await chargeNow(id)).toMatchObject({ amount_refunded: 0, refunded: false });
  expect(book()).toMatchObject({
    refunded: { count: 0, amount: 0 },
    refundsFailed: { count: 1, amount: 1_000 },
  });
  expect(open.receiver.types()).toEqual(expect.arrayContaining(["refund.failed", "refund.updated"]));
});

test.each([
  ["won", ["charge.dispute.closed", "charge.dispute.funds_reinstated"], 2_500 - 103 - 1_500],
  ["lost", ["charge.dispute.closed"], -103 - 1_500],
] as const)("a dispute takes the money until it is %s", async (outcome, types, balance) => {
  const { id } = await gift();
  const dispute = open.fake.dispute({ charge: id, reason: "product_not_received" });
  const during = book();
  await expect(open.stripe.refunds.create({ charge: id })).rejects.toMatchObject({ code: "charge_disputed" });
  await open.stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: "They gave." } });

  open.fake.closeDispute({ dispute: dispute.id, outcome });
  await open.fake.settled();

  expect(during).toMatchObject({
    disputed: { open: { count: 1, amount: 2_500 } },
    balance: -103 - 1_500,
  });
  expect((await open.stripe.disputes.retrieve(dispute.id)).status).toBe(outcome);
  expect(open.receiver.types().slice(-3 - types.length)).toEqual([
    "charge.dispute.created",
    "charge.dispute.funds_withdrawn",
    "charge.dispute.updated",
    ...types,
  ]);
  expect(book()).toMatchObject({ disputed: { [outcome]: { count: 1, amount: 2_500 } }, balance });
});

test("an inquiry moves no money, and a dispute that is closed by us is lost", async () => {
  const { id } = await gift();
  const inquiry = open.fake.dispute({ charge: id, inquiry: true });
  open.fake.closeDispute({ dispute: inquiry.id, outcome: "won" });
  const dispute = open.fake.dispute({ charge: id });

  const closed = await open.stripe.disputes.close(dispute.id);

  expect(open.fake.find({ kind: "dispute", id: inquiry.id })).toMatchObject({
    status: "warning_closed",
    balance_transactions: [],
  });
  expect(closed).toMatchObject({ status: "lost", balance_transactions: [{ amount: -2_500, fee: 1_500 }] });
});

test("a warning of fraud names the charge", async () => {
  const { id } = await gift();

  open.fake.warnOfFraud({ charge: id });
  await open.fake.settled();

  const event = open.receiver.events.at(-1)!;
  expect(event.type).toBe("radar.early_fraud_warning.created");
  const { id: warning } = event.data.object as Stripe.Radar.EarlyFraudWarning;
  expect(await open.stripe.radar.earlyFraudWarnings.retrieve(warning)).toMatchObject({
    charge: id,
    actionable: true,
  });
});

test("a payout takes all that is available, and its movements add up to it", async () => {
  const first = await gift();
  await gift();
  open.fake.refund({ charge: first.id, amount: 1_000 });
  const early = open.fake.payOut();
  open.fake.advance({ days: 2 });
  await gift();

  const [payout] = open.fake.payOut();
  await open.fake.settled();

  expect(early).toEqual([]);
  expect(payout).toMatchObject({ amount: 2 * (2_500 - 103) - 1_000, currency: "usd", status: "paid" });
  const { data } = await open.stripe.balanceTransactions.list({ payout: payout!.id });
  expect(data.map(({ type, net }) => [type, net])).toEqual([
    ["payout", -payout!.amount],
    ["refund", -1_000],
    ["charge", 2_397],
    ["charge", 2_397],
  ]);
  expect(open.receiver.types().at(-1)).toBe("payout.paid");
  expect(book()).toMatchObject({ payouts: { count: 1, amount: payout!.amount }, balance: 2_397 });
  const { pending } = await open.stripe.balance.retrieve();
  expect(pending).toMatchObject([{ amount: 2_397, currency: "usd" }]);
});
