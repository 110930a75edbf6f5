import type Stripe from "stripe";
import { z } from "zod";
import { prisma } from "#app/platform/db.server.ts";
import { stripe } from "#app/platform/stripe.server.ts";
import { keepFile } from "#app/runs/kept-files.server.ts";
import { type RunHandler, type RunHandlers, RunProblem } from "#app/runs/run.ts";
import { startRun } from "#app/runs/start-run.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import { type DepositFigures, depositFile } from "./deposit-file.server.ts";

const DEPOSITS_RUN = "deposit-file";
const DAY = 86_400;

/** From and to, both included; ISO 8601. */
export type Days = { from: string; to: string };

const Input = z.object({ from: z.iso.date(), to: z.iso.date() });

/** Starts the file of the deposits that arrived in these days. Returns the id of its run. */
export function startDepositFile(days: Days, { actor, now }: Deed): Promise<string> {
  return prisma.$transaction((tx) =>
    startRun(tx, {
      ...{ kind: DEPOSITS_RUN, actor, permission: "donations.refund", campaignId: null, input: days, now },
      page: "/admin/donations/deposits",
    }),
  );
}

class Stopped extends Error {}

const makeDepositFile: RunHandler = async (run, report, cancelled) => {
  const { from, to } = Input.parse(run.input);
  const client = stripe();
  if (!client) throw new RunProblem("no-stripe");
  const payouts = await payoutsWithin(client, { from, to });
  let figures: DepositFigures = { deposits: 0, rows: 0, differences: 0 };
  const told = async (sofar: DepositFigures) => {
    figures = { ...sofar };
    await report(sofar.deposits, payouts.length);
    if (await cancelled()) throw new Stopped();
  };
  const file = { runId: run.id, name: `deposits-${from}-${to}.csv`, mediaType: "text/csv; charset=utf-8" };
  try {
    await keepFile({ ...file, now: run.now }, marked(depositFile(client, payouts, told)));
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return {};
  }
  return { figures };
};

/** Deposits by the day on which they reach the bank, the first one first; Stripe says that day in UTC. */
async function payoutsWithin(client: Stripe, { from, to }: Days): Promise<Stripe.Payout[]> {
  const seconds = (day: string) => Date.parse(`${day}T00:00:00Z`) / 1_000;
  const within = { gte: seconds(from), lt: seconds(to) + DAY };
  const found: Stripe.Payout[] = [];
  for await (const payout of client.payouts.list({ arrival_date: within, limit: 100 })) {
    const arrives = payout.arrival_date >= within.gte && payout.arrival_date < within.lt;
    // What came back, or was called off, is in no account.
    if (arrives && payout.status !== "failed" && payout.status !== "canceled") found.push(payout);
  }
  return found.sort((a, b) => a.arrival_date - b.arrival_date || (a.id < b.id ? -1 : 1));
}

/** Spreadsheets know UTF-8 by its mark. */
async function* marked(lines: AsyncIterable<string>): AsyncGenerator<string> {
  yield "\uFEFF";
  yield* lines;
}

/** Runs of this room, for the worker. */
export const depositRuns: RunHandlers = { [DEPOSITS_RUN]: makeDepositFile };
