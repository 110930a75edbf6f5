import { setTimeout as pause } from "node:timers/promises";
import { log } from "#app/platform/log.server.ts";
import { mails } from "#app/platform/metrics.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { SMTP_CONNECTIONS, sendMessage } from "#app/platform/smtp.server.ts";
import type { SendOutcome } from "#app/platform/smtp-outcome.ts";
import { type ClaimedMail, claimMail, type Settlement, settleMail } from "./claim-mail.server.ts";
import type { Composers } from "./composer.ts";
import { mayTryAgain, nextTry } from "./next-try.ts";

type DeliveryContext = {
  now: Date;
  /** Aborted when the worker stops: what is on its way is finished, nothing more is begun. */
  signal?: AbortSignal;
  send?: typeof sendMessage;
  random?: () => number;
  concurrency?: number;
};

type Delivery = Required<Omit<DeliveryContext, "now" | "signal" | "concurrency">> & {
  composers: Composers;
  clock: () => Date;
  /** Becomes true when the mail server turned out to be away: asking on would only cost time. */
  away: boolean;
};

/**
 * Sends every mail that is due and returns how many were sent. Several workers may run this at once.
 *
 * Each mail goes `queued → sending → sent | failed | skipped`, and back to `queued` only where the
 * mail server is known not to have accepted it. Nothing that mail servers or composers do throws;
 * a database that is away does, and leaves at most the mails on their way in `sending`.
 * Source: docs/decisions on mail that is sent at most once.
 */
export async function deliverDueMail(composers: Composers, context: DeliveryContext): Promise<number> {
  const started = performance.now();
  const delivery: Delivery = {
    composers,
    send: context.send ?? sendMessage,
    random: context.random ?? Math.random,
    clock: () => new Date(context.now.getTime() + performance.now() - started),
    away: false,
  };
  const lanes = Array.from({ length: context.concurrency ?? SMTP_CONNECTIONS }, () =>
    deliverInTurn(delivery, context.signal),
  );
  // Every lane ends before this does, so that no mail is under way when a failure is reported.
  const ended = await Promise.allSettled(lanes);
  const failed = ended.find((lane) => lane.status === "rejected");
  if (failed) throw failed.reason;
  return ended.reduce((sum, lane) => sum + (lane.status === "fulfilled" ? lane.value : 0), 0);
}

async function deliverInTurn(delivery: Delivery, signal?: AbortSignal): Promise<number> {
  let sent = 0;
  while (!delivery.away && !signal?.aborted) {
    const mail = await claimMail(delivery.clock());
    if (!mail) break;
    const settlement = await deliverOne(mail, delivery);
    await settleSurely(mail, settlement);
    mails.inc({ kind: mail.kind, outcome: settlement.status });
    if (settlement.status === "sent") sent += 1;
  }
  return sent;
}

async function deliverOne(mail: ClaimedMail, delivery: Delivery): Promise<Settlement> {
  if (mail.suppressed) return { status: "skipped", note: `suppressed: ${mail.suppressed}` };
  if (mail.toEmail === "") return { status: "skipped", note: "erased" };
  const now = delivery.clock();
  let message: Awaited<ReturnType<Composers[string]>>;
  try {
    const compose = delivery.composers[mail.kind];
    if (!compose) throw new Error(`no composer for mail of kind ${mail.kind}`);
    message = await compose(mail, { now });
    if (!message) return { status: "skipped", note: "nothing left to say" };
  } catch (error) {
    log.error({ err: error, mail: mail.id, kind: mail.kind }, "a mail could not be composed");
    return tryAgain(mail, { outcome: "retry", reply: "could not be composed" }, delivery);
  }
  const messageId = `${mail.id}@${new URL(getSettings().APP_URL ?? "http://localhost").hostname}`;
  const outcome = await handOver(delivery, { ...message, to: mail.toEmail, messageId, date: now });
  return settlementOf(mail, outcome, delivery);
}

async function handOver(
  delivery: Delivery,
  message: Parameters<typeof sendMessage>[0],
): Promise<SendOutcome> {
  try {
    return await delivery.send(message);
  } catch (error) {
    // Thrown before the network is touched: a full disk, an unusable header.
    log.error({ err: error }, "a mail could not be written");
    return { outcome: "retry", reply: "could not be written" };
  }
}

function settlementOf(mail: ClaimedMail, outcome: SendOutcome, delivery: Delivery): Settlement {
  if (outcome.outcome === "sent") return { status: "sent", note: outcome.reply, sentAt: delivery.clock() };
  if (mayTryAgain(outcome)) {
    if (outcome.outcome === "away") delivery.away = true;
    return tryAgain(mail, outcome, delivery);
  }
  const note = `${outcome.outcome}: ${outcome.reply}`;
  return { status: "failed", note, ...(outcome.outcome === "bounced" && { bounced: outcome.reply }) };
}

function tryAgain(
  mail: ClaimedMail,
  failed: { outcome: "retry" | "away"; reply: string },
  delivery: Delivery,
): Settlement {
  const { attempts, queuedAt } = mail;
  const now = delivery.clock();
  const runAt = nextTry({ outcome: failed.outcome, attempts, queuedAt, now }, delivery.random);
  if (!runAt) return { status: "failed", note: `given up: ${failed.reply}` };
  return { status: "queued", note: failed.reply, runAt };
}

/** Waits between tries to record an outcome, in milliseconds: about half a minute in all. */
const SETTLE_WAITS = [100, 500, 2_000, 5_000, 10_000, 15_000];

/** An outcome is worth waiting for: a row left in `sending` is a mail whose fate nobody knows. */
async function settleSurely(mail: ClaimedMail, settlement: Settlement): Promise<void> {
  for (const wait of SETTLE_WAITS) {
    try {
      return await settleMail(mail, settlement);
    } catch (error) {
      log.warn({ err: error, mail: mail.id }, "the outcome of a mail could not be recorded yet");
      await pause(wait);
    }
  }
  await settleMail(mail, settlement);
}
