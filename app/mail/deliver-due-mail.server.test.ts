import { generateKeyPairSync } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { pool, prisma } from "#app/platform/db.server.ts";
import { createMailer, type Mailer } from "#app/platform/smtp.server.ts";
import { type FakeSmtp, startFakeSmtp } from "#tests/fakes/smtp-server.ts";
import type { Composers } from "./composer.ts";
import { deliverDueMail } from "./deliver-due-mail.server.ts";
import { forgetMailTo, queueMail, sweepUnknownMail } from "./outbox.server.ts";
import { suppress } from "./suppression.server.ts";

const ana = "ana@example.org";
const minutes = (n: number) => n * 60_000;

let smtp: FakeSmtp;
let mailer: Mailer;
let now: Date;

const composers: Composers = {
  greeting: async ({ toEmail }) => ({
    from: { name: "Coalition", address: "mail@coalition.example" },
    subject: `Hello ${toEmail}`,
    html: "<p>Hello</p>",
    text: "Hello",
  }),
  silence: async () => null,
  broken: async () => {
    throw new Error("no words");
  },
};

beforeEach(async () => {
  await pool.query("TRUNCATE outgoing_mail, suppression");
  smtp = await startFakeSmtp();
  mailer = open(smtp.url);
  now = new Date();
});

afterEach(async () => {
  mailer.close();
  await smtp.stop();
});

function open(url: string | undefined) {
  return createMailer({
    SMTP_URL: url,
    DATA_DIR: process.env.DATA_DIR!,
    DKIM_DOMAIN: undefined,
    DKIM_SELECTOR: undefined,
    DKIM_PRIVATE_KEY: undefined,
  });
}

let keys = 0;
async function queued(toEmail = ana, kind = "greeting") {
  keys += 1;
  const dedupeKey = `test:${keys}`;
  await queueMail(pool, {
    kind,
    language: "en",
    toEmail,
    subjectId: crypto.randomUUID(),
    dedupeKey,
    runAt: now,
  });
  return async () => prisma.outgoingMail.findUniqueOrThrow({ where: { dedupeKey } });
}

const deliver = (after = 0) =>
  deliverDueMail(composers, {
    now: new Date(now.getTime() + after),
    send: (mail) => mailer.send(mail),
    random: () => 0.5,
  });

test("a due mail is sent once, however often the outbox is worked off", async () => {
  const mail = await queued();

  expect(await deliver()).toBe(1);
  expect(await deliver(minutes(60))).toBe(0);

  expect(smtp.received).toHaveLength(1);
  expect(smtp.received[0]).toMatchObject({ from: "mail@coalition.example", to: [ana] });
  const row = await mail();
  expect(row).toMatchObject({ status: "sent", attempts: 1 });
  expect(row.sentAt).toBeInstanceOf(Date);
  expect(smtp.received[0]!.raw).toContain(`Message-ID: <${row.id}@localhost>`);
});

test("one dedupe key queues one mail, also within a transaction", async () => {
  const request = {
    kind: "greeting",
    language: "es" as const,
    toEmail: "Ana@Example.org",
    subjectId: crypto.randomUUID(),
    dedupeKey: "the-same",
    runAt: now,
  };
  const client = await pool.connect();
  try {
    expect(await prisma.$transaction((tx) => queueMail(tx, request))).toBe(true);
    expect(await queueMail(prisma, request)).toBe(false);
    expect(await queueMail(pool, request)).toBe(false);
    expect(await queueMail(client, request)).toBe(false);
  } finally {
    client.release();
  }
  const rows = await prisma.outgoingMail.findMany();
  expect(rows).toMatchObject([
    { toEmail: "Ana@Example.org", toCanonical: ana, language: "es", status: "queued" },
  ]);
});

test("a mail that is not due yet waits", async () => {
  await queueMail(pool, {
    kind: "greeting",
    language: "en",
    toEmail: ana,
    subjectId: crypto.randomUUID(),
    dedupeKey: "tomorrow",
    runAt: new Date(now.getTime() + minutes(60)),
  });
  expect(await deliver()).toBe(0);
  expect(await deliver(minutes(61))).toBe(1);
});

test("greylisting is waited out: 4xx is tried again after a growing pause", async () => {
  const mail = await queued();
  smtp.onRecipient = () => ({ code: 450, message: "come back later" });

  expect(await deliver()).toBe(0);
  const first = await mail();
  expect(first).toMatchObject({ status: "queued", attempts: 1, note: expect.stringContaining("450") });
  const firstWait = first.runAt.getTime() - now.getTime();
  expect(firstWait).toBeGreaterThan(15_000);

  await deliver(minutes(5));
  const secondWait = (await mail()).runAt.getTime() - now.getTime() - minutes(5);
  expect(secondWait).toBeGreaterThan(firstWait);

  smtp.onRecipient = () => null;
  expect(await deliver(minutes(30))).toBe(1);
  expect(smtp.received).toHaveLength(1);
});

test("a message refused for now after its last byte is tried again", async () => {
  const mail = await queued();
  smtp.onMessage = () => ({ code: 451, message: "4.3.0 queue is full" });
  await deliver();
  expect(await mail()).toMatchObject({ status: "queued" });
});

test("an address that does not exist is never mailed again", async () => {
  const mail = await queued("Gone@example.org");
  smtp.onRecipient = () => ({ code: 550, message: "5.1.1 no such mailbox" });
  await deliver();
  expect(await mail()).toMatchObject({ status: "failed", note: expect.stringContaining("bounced: 550") });
  expect(await prisma.suppression.findMany()).toMatchObject([
    { emailCanonical: "gone@example.org", reason: "hard_bounce" },
  ]);

  smtp.onRecipient = () => null;
  const next = await queued("gone@example.org");
  await deliver();
  expect(await next()).toMatchObject({ status: "skipped", note: "suppressed: hard_bounce" });
  expect(smtp.received).toHaveLength(0);
});

test("a refusal by policy fails the mail and leaves the address alone", async () => {
  const mail = await queued();
  smtp.onMessage = () => ({ code: 554, message: "5.7.1 looks like spam" });
  await deliver();
  expect(await mail()).toMatchObject({ status: "failed", note: expect.stringContaining("refused") });
  expect(await prisma.suppression.count()).toBe(0);
});

test("a server that is away costs nothing but time, and one run does not ask it for every mail", async () => {
  const mails = await Promise.all(Array.from({ length: 30 }, (_, n) => queued(`p${n}@example.org`)));
  const { port } = smtp;
  await smtp.stop();

  expect(await deliver()).toBe(0);
  const rows = await Promise.all(mails.map((mail) => mail()));
  expect(rows.every((row) => row.status === "queued")).toBe(true);
  expect(rows.filter((row) => row.attempts > 0).length).toBeLessThanOrEqual(5);

  smtp = await startFakeSmtp({ port });
  expect(await deliver(minutes(15))).toBe(30);
  expect(new Set(smtp.received.map((mail) => mail.to[0])).size).toBe(30);
  expect(smtp.received).toHaveLength(30);
});

test("a mail that finds no way out is given up after days, not hours", async () => {
  const mail = await queued();
  smtp.onRecipient = () => ({ code: 450, message: "later" });
  const day = minutes(24 * 60);
  for (let hours = 0; hours < 4 * 24; hours += 8) await deliver(minutes(hours * 60));
  expect(await mail()).toMatchObject({ status: "queued" });
  await deliver(5 * day + minutes(1));
  expect(await mail()).toMatchObject({ status: "failed", note: expect.stringContaining("given up") });
  expect(await prisma.suppression.count()).toBe(0);
});

test("several workers never send one mail twice", async () => {
  for (let n = 0; n < 60; n += 1) await queued(`p${n}@example.org`);
  smtp.delay = 5;
  const others = [open(smtp.url), open(smtp.url)];
  const sent = await Promise.all(
    [mailer, ...others].map((each) => deliverDueMail(composers, { now, send: (mail) => each.send(mail) })),
  );
  for (const each of others) each.close();
  expect(sent.reduce((sum, n) => sum + n)).toBe(60);
  expect(smtp.received).toHaveLength(60);
  expect(new Set(smtp.received.map((mail) => mail.to[0])).size).toBe(60);
});

test("a connection lost after the whole message was handed over is not tried again", async () => {
  const mail = await queued();
  let arrived = 0;
  smtp.onMessage = () => {
    arrived += 1;
    return "hang up";
  };
  await deliver();
  await deliver(minutes(60));
  expect(arrived).toBe(1);
  expect(await mail()).toMatchObject({ status: "failed", note: expect.stringContaining("unknown") });
});

test("a connection lost before the message is tried again", async () => {
  const mail = await queued();
  smtp.onRecipient = () => "hang up";
  await deliver();
  expect(await mail()).toMatchObject({ status: "queued", attempts: 1 });
  smtp.onRecipient = () => null;
  expect(await deliver(minutes(5))).toBe(1);
});

test("a mail that a crash left in sending is closed after a quarter of an hour and never sent", async () => {
  const mail = await queued();
  await pool.query("UPDATE outgoing_mail SET status = 'sending', claimed_at = $1, attempts = 1", [now]);

  expect(await sweepUnknownMail({ now: new Date(now.getTime() + minutes(14)) })).toBe(0);
  expect(await sweepUnknownMail({ now: new Date(now.getTime() + minutes(16)) })).toBe(1);
  expect(await deliver(minutes(20))).toBe(0);

  expect(smtp.received).toHaveLength(0);
  expect(await mail()).toMatchObject({ status: "failed", note: expect.stringContaining("unknown") });
});

test("nothing left to say and words that fail send nothing", async () => {
  const silent = await queued(ana, "silence");
  const broken = await queued(ana, "broken");
  const nobody = await queued(ana, "no-such-kind");
  expect(await deliver()).toBe(0);
  expect(await silent()).toMatchObject({ status: "skipped", note: "nothing left to say" });
  expect(await broken()).toMatchObject({ status: "queued", attempts: 1 });
  expect(await nobody()).toMatchObject({ status: "queued" });
  expect(smtp.received).toHaveLength(0);
});

test("a suppressed address is skipped at the moment of sending; the first reason stays", async () => {
  const mail = await queued("Ana+news@gmail.com");
  await suppress(pool, { canonical: "ana@gmail.com", reason: "complaint" });
  await suppress(prisma, { canonical: "ana@gmail.com", reason: "staff" });
  await deliver();
  expect(await mail()).toMatchObject({ status: "skipped", note: "suppressed: complaint" });
});

test("somebody who was erased and signs again is mailed about the new signature only", async () => {
  const old = await queued();
  await pool.query("UPDATE outgoing_mail SET created_at = now() - interval '1 day'");
  await suppress(pool, { canonical: ana, reason: "erased" });
  await pool.query("UPDATE suppression SET created_at = now() - interval '1 hour'");
  const fresh = await queued();
  await deliver();
  expect(await old()).toMatchObject({ status: "skipped" });
  expect(await fresh()).toMatchObject({ status: "sent" });
});

test("an erased address leaves the outbox and what waited for it is not sent", async () => {
  const waiting = await queued();
  const other = await queued("bo@example.org");
  await prisma.$transaction((tx) => forgetMailTo(tx, ana));
  await deliver();
  expect(await waiting()).toMatchObject({ status: "skipped", toEmail: "", toCanonical: "", note: null });
  expect(await other()).toMatchObject({ status: "sent" });
});

test("an address erased while its mail is on the way stays forgotten", async () => {
  const mail = await queued();
  smtp.onMessage = () => ({ code: 451, message: `try ${ana} later` });
  smtp.delay = 200;
  const delivering = deliver();
  await expect.poll(async () => (await mail()).status).toBe("sending");
  await forgetMailTo(pool, ana);
  await delivering;
  expect(await mail()).toMatchObject({ status: "skipped", toEmail: "", note: null });
});

test("stopping finishes what is on the way and begins nothing new", async () => {
  for (let n = 0; n < 12; n += 1) await queued(`p${n}@example.org`);
  smtp.delay = 50;
  const stop = new AbortController();
  const delivering = deliverDueMail(composers, {
    now,
    send: (mail) => mailer.send(mail),
    signal: stop.signal,
  });
  await expect.poll(() => smtp.received.length).toBeGreaterThan(0);
  stop.abort();
  await delivering;
  const statuses = (await prisma.outgoingMail.findMany()).map((row) => row.status);
  expect(statuses).not.toContain("sending");
  expect(statuses.filter((status) => status === "queued").length).toBeGreaterThan(0);
  expect(smtp.received).toHaveLength(statuses.filter((status) => status === "sent").length);
});

test("a hostile name or subject adds no header and no recipient", async () => {
  await queued();
  const evil = "Hi\r\nBcc: victim@example.org\r\n\r\n<script>";
  const hostile: Composers = {
    greeting: async () => ({
      from: { name: `Coalition\r\nBcc: victim@example.org`, address: "mail@coalition.example" },
      subject: evil,
      html: "<p>Hello</p>",
      text: "Hello",
      headers: { "X-Petition": evil },
    }),
  };
  await deliverDueMail(hostile, { now, send: (mail) => mailer.send(mail) });
  const { raw, to } = smtp.received[0]!;
  expect(to).toEqual([ana]);
  const head = raw.slice(0, raw.indexOf("\r\n\r\n"));
  expect(head).not.toMatch(/^bcc:/im);
  expect(head.match(/^subject:/gim)).toHaveLength(1);
});

test("an unusable DKIM key is noticed when the mailer is opened", () => {
  const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const pem = publicKey.export({ type: "spki", format: "pem" }).toString();
  const settings = { DATA_DIR: "unused", SMTP_URL: undefined, DKIM_DOMAIN: "a.example", DKIM_SELECTOR: "s" };
  expect(() => createMailer({ ...settings, DKIM_PRIVATE_KEY: pem })).toThrow();
});
