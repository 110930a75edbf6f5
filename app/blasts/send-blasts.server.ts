import { setTimeout as pause } from "node:timers/promises";
import { mayTryAgain, nextTry } from "#app/mail/next-try.ts";
import { giveWay } from "#app/platform/give-way.ts";
import { log } from "#app/platform/log.server.ts";
import type { PrintedMail } from "#app/platform/mail-message.server.ts";
import { mails } from "#app/platform/metrics.server.ts";
import { SMTP_CONNECTIONS, sendMessage } from "#app/platform/smtp.server.ts";
import type { SendOutcome } from "#app/platform/smtp-outcome.ts";
import { paceNow } from "./blast-pace.server.ts";
import {
  type ClaimedDelivery,
  claimDeliveries,
  type Settled,
  type SettledDelivery,
  settleDeliveries,
} from "./claim-deliveries.server.ts";
import { lanes } from "./lanes.ts";
import { alone } from "./one-sender.server.ts";
import { type Pace, paceKeeper } from "./pace.ts";
import { troubleWatch } from "./trouble.ts";
import {
  blastsUnderWay,
  closeCancelled,
  finishEnded,
  nextDueAt,
  stopForTrouble,
} from "./under-way.server.ts";
import { writeDelivery } from "./write-delivery.server.ts";

/** The job that sends what blasts have to send. It also runs each minute. */
export const SEND_BLASTS = "blasts.send";

/** Mails claimed, written and settled together: each step is one statement for all. A crash leaves them in doubt. */
const TOGETHER = 50;
/** What is due later than this, the next run sends. */
const LONGEST_NAP_MS = 20_000;
const SHORTEST_NAP_MS = 20;
/** How long a lane that was found empty is left alone, and how old the measure of sending may be. */
const LOOK_AGAIN_MS = 2_000;

type Send = (mail: PrintedMail) => Promise<SendOutcome>;

type Context = {
  now: Date;
  /** Aborted when the worker stops: what is on its way is finished, nothing more is begun. */
  signal?: AbortSignal;
  send?: Send;
  random?: () => number;
};

type Sender = {
  send: Send;
  random: () => number;
  clock: () => Date;
  signal: AbortSignal | undefined;
  keeper: ReturnType<typeof paceKeeper>;
  pace: Pace;
  pacedAt: number;
  watches: Map<string, ReturnType<typeof troubleWatch>>;
  /** Lanes in which nothing was due, until when. */
  idle: Map<string, number>;
  gaveWayAt: number;
  /** Counts the batches. */
  turn: number;
  /** Becomes true when the mail server turned out to be away. */
  away: boolean;
  sent: number;
};

/**
 * Sends the mails of all blasts that are under way, as fast as the measure allows; returns how many. One run at a time,
 * whatever the number of workers, so that the measure holds; should two run all the same, nobody is written to twice.
 *
 * Each mail goes `queued → sending → sent | failed | unknown | skipped`, and back to `queued` only where the mail server
 * is known not to have accepted it. A blast with too much trouble stops and says why. Nothing that mail servers do
 * throws; a database that is away does, and leaves at most the mails on their way in `sending`.
 */
export async function sendBlasts(context: Context): Promise<number> {
  return (await alone(() => sendAll(context))) ?? 0;
}

async function sendAll(context: Context): Promise<number> {
  const started = performance.now();
  const clock = () => new Date(context.now.getTime() + performance.now() - started);
  const pace = await paceNow({ now: clock() });
  const sender: Sender = {
    ...{
      send: context.send ?? sendMessage,
      random: context.random ?? Math.random,
      clock,
      signal: context.signal,
    },
    ...{
      pace,
      keeper: paceKeeper(pace),
      pacedAt: performance.now(),
      watches: new Map(),
      idle: new Map(),
      turn: 0,
      gaveWayAt: performance.now(),
    },
    ...{ away: false, sent: 0 },
  };
  await closeCancelled(sender.signal);
  while (isGoing(sender)) {
    const going = await blastsUnderWay();
    if (going.length === 0) break;
    await keepPace(sender);
    let moved = 0;
    for (const blastId of going) moved += await sendSome(blastId, sender);
    if (moved > 0) {
      await giveWayInTurn(sender);
      continue;
    }
    await finishEnded({ now: clock() });
    const nap = await napFor(going, sender);
    if (nap === null) break;
    await pause(nap, undefined, { ...(sender.signal && { signal: sender.signal }) }).catch(() => {});
  }
  await finishEnded({ now: clock() });
  return sender.sent;
}

/** How long mails go before other work is looked at: a look costs some milliseconds, and a busy machine many. */
const GIVE_WAY_MS = 250;

async function giveWayInTurn(sender: Sender): Promise<void> {
  if (performance.now() - sender.gaveWayAt < GIVE_WAY_MS) return;
  await giveWay();
  sender.gaveWayAt = performance.now();
}

const isGoing = ({ away, signal }: Sender) => !away && !signal?.aborted;

/** Takes over what staff changed about the measure; what the day still holds is counted by the keeper itself. */
async function keepPace(sender: Sender): Promise<void> {
  if (performance.now() - sender.pacedAt < LOOK_AGAIN_MS) return;
  const pace = await paceNow({ now: sender.clock() });
  const { perSecond, lanePerSecond, leftToday } = sender.pace;
  const rates = pace.perSecond !== perSecond || pace.lanePerSecond !== lanePerSecond;
  const ceiling = (pace.leftToday === null) !== (leftToday === null);
  // A new day, or a ceiling that was moved, shows in a measure that leaves more than the keeper knows of.
  if (rates || ceiling || sender.keeper.isDayFull()) {
    sender.pace = pace;
    sender.keeper = paceKeeper(pace);
  }
  sender.pacedAt = performance.now();
}

/** How long to wait until something may go; null: longer than a run stays for. */
async function napFor(going: string[], sender: Sender): Promise<number | null> {
  if (sender.keeper.isDayFull()) return null;
  const due = await nextDueAt(going);
  if (!due) return null;
  const wait = due.getTime() - sender.clock().getTime();
  if (wait > LONGEST_NAP_MS) return null;
  sender.idle.clear();
  // Due already: the measure holds it back.
  return Math.max(wait, SHORTEST_NAP_MS, 500 / sender.pace.perSecond);
}

/** Sends a batch of one blast: some of every lane that may go now. Returns how many were claimed. */
async function sendSome(blastId: string, sender: Sender): Promise<number> {
  const claimed: ClaimedDelivery[] = [];
  for (const lane of lanesInTurn(blastId, sender)) {
    const now = performance.now();
    const most = Math.min(TOGETHER - claimed.length, sender.keeper.free(lane, now));
    if (most < 1) continue;
    const some = await claimDeliveries(blastId, lane, { most, now: sender.clock() });
    sender.keeper.take(lane, some.length, now);
    if (some.length < most) sender.idle.set(laneKey(blastId, lane), now + LOOK_AGAIN_MS);
    claimed.push(...some);
  }
  if (claimed.length === 0) return 0;
  const settled = await deliverAll(claimed, sender);
  await settleSurely(settled, sender);
  for (const { settled: one } of settled) mails.inc({ kind: "blast", outcome: one.state });
  sender.sent += settled.filter(({ settled: one }) => one.state === "sent").length;
  await lookForTrouble(blastId, settled, sender);
  return claimed.length;
}

const laneKey = (blastId: string, lane: string) => `${blastId} ${lane}`;

/**
 * The lanes in which something may be due. What may go at a moment is little, and the first would take it all: every other
 * time it is the houses' turn, which have a limit of their own, and among them another one's each time.
 */
function lanesInTurn(blastId: string, sender: Sender): string[] {
  const now = performance.now();
  const busy = lanes.filter((lane) => (sender.idle.get(laneKey(blastId, lane)) ?? 0) <= now);
  const turn = sender.turn++;
  const others = busy.filter((lane) => lane === "");
  const houses = busy.filter((lane) => lane !== "");
  const from = Math.floor(turn / 2) % Math.max(1, houses.length);
  const inTurn = [...houses.slice(from), ...houses.slice(0, from)];
  return turn % 2 === 0 ? [...inTurn, ...others] : [...others, ...inTurn];
}

type Ready = { delivery: ClaimedDelivery; message: PrintedMail };

/** Writes all of them at once, so that what they need is asked for together; then sends them, a few at a time. */
async function deliverAll(claimed: ClaimedDelivery[], sender: Sender): Promise<SettledDelivery[]> {
  const written = await Promise.all(claimed.map((delivery) => write(delivery, sender)));
  const settled = written.filter((one) => "settled" in one);
  const waiting = written.filter((one) => "message" in one);
  // What is not sent has not used up anything of the measure.
  for (const { delivery } of settled) sender.keeper.giveBack(delivery.lane, 1, performance.now());
  const sendInTurn = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { delivery } = next;
      settled.push({ delivery, settled: await sendOne(next, sender) });
    }
  };
  await Promise.all(Array.from({ length: SMTP_CONNECTIONS }, sendInTurn));
  return settled;
}

async function write(delivery: ClaimedDelivery, sender: Sender): Promise<Ready | SettledDelivery> {
  const skip = (note: string): SettledDelivery => ({ delivery, settled: { state: "skipped", note } });
  if (delivery.not) return skip(delivery.not);
  try {
    const message = await writeDelivery(delivery, sender.clock());
    return message ? { delivery, message } : skip("nothing-to-say");
  } catch (error) {
    log.error({ err: error, delivery: delivery.id }, "a mail of a blast could not be written");
    return {
      delivery,
      settled: tryAgain(delivery, { outcome: "retry", reply: "could not be written" }, sender),
    };
  }
}

async function sendOne({ delivery, message }: Ready, sender: Sender): Promise<Settled> {
  if (!isGoing(sender)) return { state: "given back" };
  const outcome = await handOver(message, sender);
  if (outcome.outcome === "sent") return { state: "sent", note: outcome.reply, at: sender.clock() };
  if (mayTryAgain(outcome)) {
    if (outcome.outcome === "away") sender.away = true;
    return tryAgain(delivery, outcome, sender);
  }
  const note = `${outcome.outcome}: ${outcome.reply}`;
  if (outcome.outcome === "unknown") return { state: "unknown", note };
  return { state: "failed", note, bounced: outcome.outcome === "bounced" };
}

async function handOver(message: PrintedMail, { send }: Sender): Promise<SendOutcome> {
  try {
    return await send(message);
  } catch (error) {
    // Thrown before the network is touched: a full disk, an unusable header.
    log.error({ err: error }, "a mail of a blast could not be handed over");
    return { outcome: "retry", reply: "could not be handed over" };
  }
}

function tryAgain(
  { attempts, frozenAt }: ClaimedDelivery,
  { outcome, reply }: { outcome: "retry" | "away"; reply: string },
  { clock, random }: Sender,
): Settled {
  const at = nextTry({ outcome, attempts, queuedAt: frozenAt, now: clock() }, random);
  return at
    ? { state: "queued", note: `${outcome}: ${reply}`, at }
    : { state: "failed", note: `${outcome}: ${reply}` };
}

const SETTLE_WAITS = [200, 1_000, 5_000];

/** A database that is away for a moment must not leave mails in doubt whose end is known. */
async function settleSurely(settled: SettledDelivery[], { clock }: Sender): Promise<void> {
  for (const wait of SETTLE_WAITS) {
    try {
      return await settleDeliveries(settled, { now: clock() });
    } catch (error) {
      log.warn({ err: error, mails: settled.length }, "the outcome of mails could not be recorded yet");
      await pause(wait);
    }
  }
  await settleDeliveries(settled, { now: clock() });
}

async function lookForTrouble(blastId: string, all: SettledDelivery[], sender: Sender): Promise<void> {
  const watch = sender.watches.get(blastId) ?? troubleWatch();
  sender.watches.set(blastId, watch);
  let last = "";
  for (const { settled } of all) {
    if (settled.state === "sent") watch.note("accepted");
    else if (settled.state === "failed" && settled.bounced) watch.note("bounced");
    else if ("note" in settled && settled.state !== "skipped") {
      watch.note("refused");
      last = settled.note;
    }
  }
  const trouble = watch.found();
  if (!trouble) return;
  sender.watches.delete(blastId);
  await stopForTrouble(blastId, { trouble, note: last, now: sender.clock() });
}
