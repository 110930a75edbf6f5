import { setTimeout as pause } from "node:timers/promises";
import { tsImport } from "tsx/esm/api";
import { freePort } from "../scripts/ports.mjs";
import { line } from "./measure.mjs";
import { fillForm, startHalf, startWeb, withClient } from "./stage.mjs";

const SLUG = "fund-the-trust-act";
const GIFTS = 1_000;
const AT_ONCE = 8;
const FILL_IN_MS = 2_500;
const SETTLE_PATIENCE_MS = 300_000;
/** Every event twice, late, in whatever order that makes, and one in ten never. */
const WEATHER = { copies: 2, lose: 0.1, delayMs: 3_000, seed: 7 };
const MONTH_DAYS = 32;
/** After the last of the tries that follow a decline. */
const DUNNING_DAYS = 20;

/** What people give in each for one dollar, in major units, and how many minor units those have. */
const CURRENCIES = {
  USD: { times: 1, unit: 100 },
  EUR: { times: 1, unit: 100 },
  GBP: { times: 1, unit: 100 },
  MXN: { times: 10, unit: 100 },
  JPY: { times: 100, unit: 1 },
};

/** What becomes of a gift, by its place among twenty. */
const FATES = [
  ...Array(9).fill("paid"),
  ...["declined first", "declined first", "bank pays", "bank bounces", "bank waits", "left"],
  ...["refunded", "refunded in part", "disputed", "monthly", "monthly"],
];

/**
 * A thousand gifts in five currencies, told of by webhooks that come twice, late, in disorder, and in one case of ten not at
 * all, while the worker is killed twice; then a month passes. Every total must be that of Stripe's books, to the cent.
 */
export async function giftsTrial(stage) {
  const { startFakeStripe } = await tsImport("../tests/fakes/stripe/start-fake-stripe.ts", import.meta.url);
  const { startFakeSmtp } = await tsImport("../tests/fakes/smtp-server.ts", import.meta.url);
  const smtp = await startFakeSmtp();
  const port = await freePort(4_300, 4_399);
  const stripe = await startFakeStripe({
    webhooks: { url: `http://127.0.0.1:${port}/hooks/stripe`, attempts: 8, backoffMs: 500 },
  });
  stripe.weather(WEATHER);
  const own = {
    ...stage,
    env: {
      ...stage.env,
      SMTP_URL: smtp.url,
      STRIPE_API_BASE: stripe.url,
      STRIPE_SECRET_KEY: stripe.key,
      STRIPE_WEBHOOK_SECRET: stripe.secret,
    },
  };
  await withClient(stage.url, offerCurrencies);
  const web = await startWeb(own, port);
  const crew = startCrew(own);
  await give(stripe, port, crew);
  await stripe.settled();
  await liveOn(stripe);
  const missed = await settleAll(stage, stripe, crew);
  const lines = await compare(stage, stripe, { missed, kills: crew.kills(), wire: wireOf(smtp.received) });
  await crew.stop();
  await web.stop();
  await stripe.stop();
  await smtp.stop();
  return lines;
}

/** The receipts that reached the mail server, by number and how often, read off the papers that were attached. */
function wireOf(received) {
  const wire = new Map();
  for (const { raw } of received)
    for (const [, number] of raw.matchAll(/filename="?receipt-(\d{4}-\d+)\.pdf/g))
      wire.set(number, (wire.get(number) ?? 0) + 1);
  return wire;
}

async function offerCurrencies(client) {
  const offers = Object.entries(CURRENCIES).map(([currency, { times, unit }]) => ({
    currency,
    amounts: [10, 25].map((amount) => amount * times * unit),
    leastMinor: times * unit,
    mostMinor: 10_000 * times * unit,
  }));
  await client.query("update fundraising_page set offers = $1 where slug = $2", [
    JSON.stringify(offers),
    SLUG,
  ]);
}

/** The worker, which is killed without a warning and started again. */
function startCrew(stage) {
  let worker = startHalf(stage, "worker");
  let kills = 0;
  let killedAt = new Date(0);
  return {
    async kill() {
      process.kill(worker.pid, "SIGKILL");
      await worker.ended;
      kills += 1;
      killedAt = new Date();
      worker = startHalf(stage, "worker");
    },
    kills: () => kills,
    /** What a worker had in hand before this moment nobody finishes. */
    killedAt: () => killedAt,
    stop: () => worker.stop(),
  };
}

async function give(stripe, port, crew) {
  const form = await fillForm(port, SLUG, "/donate");
  await pause(FILL_IN_MS);
  let next = 0;
  const giver = async () => {
    while (next < GIFTS) {
      const turn = next++;
      if (turn === Math.round(GIFTS / 3) || turn === Math.round((2 * GIFTS) / 3)) await crew.kill();
      await giveOnce(stripe, port, new URLSearchParams(form), turn);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, giver));
}

async function giveOnce(stripe, port, form, turn) {
  const fate = FATES[turn % FATES.length];
  const currency = Object.keys(CURRENCIES)[Math.floor(turn / FATES.length) % 5];
  form.set("email", `trial${turn}@example.org`);
  form.set("currency", currency);
  form.set("interval", fate === "monthly" ? "month" : "once");
  form.set("amount_other", String((5 + (turn % 97)) * CURRENCIES[currency].times));
  if (turn % 3 === 0) form.set("cover_fee", "on");
  const address = `http://127.0.0.1:${port}/donate/${SLUG}`;
  const answer = await fetch(address, { method: "POST", body: form, redirect: "manual" });
  const session = /\/c\/pay\/(cs_\w+)/.exec(answer.headers.get("location"))?.[1];
  if (!session) throw new Error(`A gift was answered ${answer.status} and led to no page of Stripe's`);
  await meetFate(stripe, session, fate, turn);
}

function meetFate(stripe, session, fate, turn) {
  if (fate === "left") return stripe.expire({ session });
  if (fate === "declined first") stripe.decline({ session });
  const delayed = fate.startsWith("bank");
  stripe.pay({ session, delayed });
  if (fate === "bank pays") stripe.settle({ payment: session });
  if (fate === "bank bounces") stripe.bounce({ payment: session });
  if (!fate.startsWith("refunded") && fate !== "disputed") return;
  const { payment_intent } = stripe.find({ kind: "checkout.session", id: session });
  const { latest_charge: charge, amount } = stripe.find({ kind: "payment_intent", id: payment_intent });
  if (fate === "refunded") stripe.refund({ charge });
  if (fate === "refunded in part") stripe.refund({ charge, amount: Math.floor(amount / 3) });
  if (fate === "disputed") {
    const { id } = stripe.dispute({ charge });
    const outcome = ["won", "lost", null][turn % 3];
    if (outcome) stripe.closeDispute({ dispute: id, outcome });
  }
}

/** A month passes: renewals, some declined once, some for good, some ended by their givers. */
async function liveOn(stripe) {
  const plans = stripe.list({ kind: "subscription" });
  plans.forEach(({ id }, turn) => {
    if (turn % 5 === 0) stripe.refuseCard({ subscription: id, times: 1 });
    if (turn % 5 === 1) stripe.refuseCard({ subscription: id, times: 99 });
    if (turn % 5 === 2) stripe.cancelSubscription({ subscription: id });
  });
  for (const days of [MONTH_DAYS, ...Array(DUNNING_DAYS).fill(1)]) {
    stripe.advance({ days });
    await stripe.settled();
  }
}

/** Asks for what the hourly job asks for, and waits until nothing is left to do. Returns how many events it read back. */
async function settleAll(stage, stripe, crew) {
  return withClient(stage.url, async (client) => {
    const eventsOf = async () => (await client.query("select count(*)::int n from stripe_event")).rows[0].n;
    await untilIdle(client, crew);
    const before = await eventsOf();
    await client.query("select graphile_worker.add_job('stripe.catch-up')");
    await untilIdle(client, crew);
    await stripe.settled();
    return (await eventsOf()) - before;
  });
}

async function untilIdle(client, crew) {
  const until = performance.now() + SETTLE_PATIENCE_MS;
  for (;;) {
    const { rows } = await client.query(
      `select (select count(*)::int from graphile_worker.jobs where task_identifier like 'stripe.%') jobs,
         (select count(*)::int from stripe_event where handled_at is null) events,
         (select count(*)::int from outgoing_mail where kind like 'donation.%'
           and (status = 'queued' or status = 'sending' and claimed_at > $1)) mails`,
      [crew.killedAt()],
    );
    if (Object.values(rows[0]).every((left) => left === 0)) return;
    if (performance.now() > until) throw new Error(`Gifts do not settle: ${JSON.stringify(rows[0])}`);
    await pause(1_000);
  }
}

/** What Stripe holds, and what we say it holds, by currency and kind: count and minor units. */
async function compare(stage, stripe, { missed, kills, wire }) {
  const theirs = theirBooks(stripe);
  const [ours, receipts, mailed] = await withClient(stage.url, async (client) => [
    await ourBooks(client),
    (await client.query(RECEIPTS)).rows[0],
    (await client.query(MAILED)).rows,
  ]);
  const keys = [...new Set([...Object.keys(theirs), ...Object.keys(ours)])].sort();
  const apart = keys.filter((key) => (theirs[key] ?? "none") !== (ours[key] ?? "none"));
  for (const key of keys)
    console.log(`  ${key.padEnd(24)} ${theirs[key] ?? "none"} | ${ours[key] ?? "none"}`);
  const paid = keys.filter((key) => key.endsWith(" paid")).map((key) => theirs[key]);
  const { paid: gifts, numbers, highest } = receipts;
  const whole = gifts === numbers && numbers === highest && gifts > 0;
  const once = onTheWire(mailed, wire);
  return [
    line(
      "gifts",
      "Totals by state and currency that are not Stripe's, of a thousand gifts",
      "0",
      String(apart.length),
      apart.length === 0,
      `${keys.length} totals; ${missed} events had not come; worker killed ${kills} times; paid: ${paid.join(", ")}`,
    ),
    line(
      "gifts",
      "Receipts without gap or double",
      "yes",
      whole ? "yes" : "no",
      whole,
      `${gifts} paid, ${numbers} numbers, the highest ${highest}`,
    ),
    line(
      "gifts",
      "Receipts that reached the mail server too often, or not without a kill",
      "0",
      String(once.twice + once.never + once.foreign),
      once.twice + once.never + once.foreign === 0 && once.arrived > 0,
      `${once.arrived} of ${mailed.length} arrived, ${once.again} once more with the news of money given back, ${once.twice} too often, ${once.never} not; in a killed worker's hands: ${once.inDoubt}, of which ${once.doubtArrived} had arrived`,
    ),
  ];
}

/** What reached the mail server, beside the receipts that were given, each as often as mails bring it along. */
function onTheWire(mailed, wire) {
  const known = new Set(mailed.map(({ number }) => number));
  const inDoubt = mailed.filter(({ doubt }) => doubt);
  return {
    arrived: wire.size,
    again: mailed.filter(({ mails }) => mails > 1).length,
    twice: mailed.filter(({ mails, number }) => (wire.get(number) ?? 0) > mails).length,
    never: mailed.filter(({ doubt, mails, number }) => !doubt && (wire.get(number) ?? 0) < mails).length,
    foreign: [...wire.keys()].filter((number) => !known.has(number)).length,
    inDoubt: inDoubt.length,
    doubtArrived: inDoubt.filter(({ number }) => wire.has(number)).length,
  };
}

function theirBooks(stripe) {
  const sums = {};
  const add = (currency, what, amount) => {
    const key = `${currency.toUpperCase()} ${what}`;
    sums[key] ??= { count: 0, amount: 0 };
    sums[key].count += 1;
    sums[key].amount += amount;
  };
  const invoices = new Map(stripe.list({ kind: "invoice" }).map((invoice) => [invoice.id, invoice]));
  const invoiceOf = new Map(
    stripe
      .list({ kind: "invoice_payment" })
      .map(({ payment, invoice }) => [payment.payment_intent, invoices.get(invoice)]),
  );
  for (const { id, currency, amount, status, last_payment_error } of stripe.list({ kind: "payment_intent" }))
    add(currency, stateOf(status, invoiceOf.get(id), last_payment_error), amount);
  for (const { currency, amount_total, status } of stripe.list({ kind: "checkout.session" }))
    if (status === "expired") add(currency, "expired", amount_total);
  for (const { currency, amount } of stripe.list({ kind: "refund" })) add(currency, "refunded", amount);
  for (const { currency, amount, status } of stripe.list({ kind: "dispute" }))
    add(currency, `dispute ${status}`, amount);
  for (const { currency, fee, type } of stripe.list({ kind: "balance_transaction" }))
    if (type === "charge" || type === "payment") add(currency, "fees", fee);
  return asText(sums);
}

/** A payment that was refused may be tried again while its invoice is; one of a bank is over. */
function stateOf(status, invoice, refusal) {
  if (status === "succeeded") return "paid";
  if (status === "processing") return "processing";
  const triesAgain = invoice?.status === "open" && invoice.next_payment_attempt !== null;
  return refusal && triesAgain ? "pending" : "failed";
}

async function ourBooks(client) {
  const { rows } = await client.query(OURS);
  return asText(Object.fromEntries(rows.map(({ key, count, amount }) => [key, { count, amount }])));
}

const asText = (sums) =>
  Object.fromEntries(Object.entries(sums).map(([key, { count, amount }]) => [key, `${count} of ${amount}`]));

const OURS = `
SELECT currency || ' ' || what AS key, count(*)::int AS count, sum(amount)::int AS amount FROM (
  SELECT currency, status::text AS what, amount_minor AS amount FROM donation
  UNION ALL SELECT d.currency, 'refunded', r.amount_minor FROM refund r JOIN donation d ON d.id = r.donation_id
    WHERE r.status = 'succeeded'
  UNION ALL SELECT d.currency, 'dispute ' || x.status, x.amount_minor FROM dispute x JOIN donation d ON d.id = x.donation_id
  UNION ALL SELECT settled_currency, 'fees', fee_minor FROM donation WHERE fee_minor IS NOT NULL
) each GROUP BY 1`;

const RECEIPTS = `
SELECT (SELECT count(*)::int FROM donation WHERE status = 'paid') AS paid,
  (SELECT count(DISTINCT (year, number))::int FROM receipt) AS numbers,
  (SELECT sum(number)::int FROM receipt_number) AS highest`;

/**
 * Each receipt, how many mails bring it along (thanks, and what tells of money given back), and whether a killed worker held
 * one of them: such a mail is sent at most once, and nobody knows whether it was.
 */
const MAILED = `
SELECT r.year || '-' || lpad(r.number::text, 4, '0') AS number, count(m.id)::int AS mails,
  coalesce(bool_or(m.status = 'sending' OR m.note LIKE 'unknown%'), false) AS doubt
FROM receipt r LEFT JOIN outgoing_mail m ON m.subject_id = r.donation_id AND m.kind IN ('donation.receipt', 'donation.refunded')
GROUP BY r.donation_id`;
