import { setTimeout as pause } from "node:timers/promises";
import { giveWay } from "#app/platform/give-way.ts";
import { log } from "#app/platform/log.server.ts";
import type { MailMessage } from "#app/platform/mail-message.server.ts";
import { mails } from "#app/platform/metrics.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { SMTP_CONNECTIONS, sendMessage } from "#app/platform/smtp.server.ts";
import type { SendOutcome } from "#app/platform/smtp-outcome.ts";
import {
  type ClaimedMail,
  claimMails,
  type SettledMail,
  type Settlement,
  settleMails,
} from "./claim-mail.server.ts";
import type { Composers } from "./composer.ts";
import { refreshMailWords } from "./mail-words.server.ts";
import { mayTryAgain, nextTry } from "./next-try.ts";

type DeliveryContext = {
  now: Date;
  /** Aborted when the worker stops: what is on its way is finished, nothing more is begun. */
  signal?: AbortSignal;
  send?: (mail: MailMessage) => Promise<SendOutcome>;
  random?: () => number;
};

type Delivery = Required<Omit<DeliveryContext, "now" | "signal">> & {
  composers: Composers;
  clock: () => Date;
  /** Becomes true when the mail server turned out to be away: asking on would only cost time. */
  away: boolean;
  signal: AbortSignal | undefined;
};

/** Mails claimed, composed and settled together: each step is one statement for all. A crash leaves them in doubt. */
const TOGETHER = 25;

/**
 * Sends every mail that is due and returns how many were sent. Several workers may run this at once.
 *
 * Each mail goes `queued → sending → sent | failed | skipped`, and back to `queued` only where the
 * mail server is known not to have accepted it. Nothing that mail servers or composers do throws;
 * a database that is away does, and leaves at most the mails on their way in `sending`. Whatever else
 * this machine is asked for goes first. Source: docs/decisions on mail that is sent at most once.
 */
export async function deliverDueMail(composers: Composers, context: DeliveryContext): Promise<number> {
  const started = performance.now();
  const delivery: Delivery = {
    composers,
    send: context.send ?? sendMessage,
    random: context.random ?? Math.random,
    clock: () => new Date(context.now.getTime() + performance.now() - started),
    away: false,
    signal: context.signal,
  };
  let sent = 0;
  while (isGoing(delivery)) {
    const claimed = await claimMails(delivery.clock(), TOGETHER);
    if (claimed.length === 0) break;
    await refreshMailWords();
    const settled = await deliverAll(claimed, delivery);
    await settleSurely(settled);
    for (const { mail, settlement } of settled) mails.inc({ kind: mail.kind, outcome: settlement.status });
    sent += settled.filter(({ settlement }) => settlement.status === "sent").length;
    await giveWay();
  }
  return sent;
}

const isGoing = ({ away, signal }: Delivery) => !away && !signal?.aborted;

type Composed = { mail: ClaimedMail; message: MailMessage };

/** Composes all of them at once, so that what they read is read together; then sends them, a few at a time. */
async function deliverAll(claimed: ClaimedMail[], delivery: Delivery): Promise<SettledMail[]> {
  const composed = await Promise.all(claimed.map((mail) => composeOne(mail, delivery)));
  const settled = composed.filter((one) => "settlement" in one);
  const waiting = composed.filter((one) => "message" in one);
  const sendInTurn = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { mail } = next;
      settled.push({ mail, settlement: await sendOne(next, delivery) });
    }
  };
  await Promise.all(Array.from({ length: SMTP_CONNECTIONS }, sendInTurn));
  return settled;
}

async function composeOne(mail: ClaimedMail, delivery: Delivery): Promise<Composed | SettledMail> {
  const skip = (note: string): SettledMail => ({ mail, settlement: { status: "skipped", note } });
  if (mail.suppressed) return skip(`suppressed: ${mail.suppressed}`);
  if (mail.toEmail === "") return skip("erased");
  const now = delivery.clock();
  try {
    const compose = delivery.composers[mail.kind];
    if (!compose) throw new Error(`no composer for mail of kind ${mail.kind}`);
    const said = await compose(mail, { now });
    if (!said) return skip("nothing left to say");
    const messageId = `${mail.id}@${new URL(getSettings().APP_URL ?? "http://localhost").hostname}`;
    return { mail, message: { ...said, to: mail.toEmail, messageId, date: now } };
  } catch (error) {
    log.error({ err: error, mail: mail.id, kind: mail.kind }, "a mail could not be composed");
    return {
      mail,
      settlement: tryAgain(mail, { outcome: "retry", reply: "could not be composed" }, delivery),
    };
  }
}

async function sendOne({ mail, message }: Composed, delivery: Delivery): Promise<Settlement> {
  if (!isGoing(delivery)) return { status: "given back" };
  return settlementOf(mail, await handOver(delivery, message), delivery);
}

async function handOver(delivery: Delivery, message: MailMessage): Promise<SendOutcome> {
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

/** Waits between tries to record outcomes, in milliseconds: about half a minute in all. */
const SETTLE_WAITS = [100, 500, 2_000, 5_000, 10_000, 15_000];

/** An outcome is worth waiting for: a row left in `sending` is a mail whose fate nobody knows. */
async function settleSurely(settled: SettledMail[]): Promise<void> {
  for (const wait of SETTLE_WAITS) {
    try {
      return await settleMails(settled);
    } catch (error) {
      log.warn({ err: error, mails: settled.length }, "the outcome of mails could not be recorded yet");
      await pause(wait);
    }
  }
  await settleMails(settled);
}
