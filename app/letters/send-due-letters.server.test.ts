import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { deliverDueMail } from "#app/mail/deliver-due-mail.server.ts";
import { readMessage } from "#app/mail/read-message.ts";
import { suppress } from "#app/mail/suppression.server.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import { createMailer } from "#app/platform/smtp.server.ts";
import { createLetter } from "#tests/factories/create-letter.ts";
import { createCorner, createOutreach } from "#tests/factories/create-outreach.ts";
import { createSupporter } from "#tests/factories/create-supporter.ts";
import { type FakeSmtp, startFakeSmtp } from "#tests/fakes/smtp-server.ts";
import { holderOfFoot } from "#tests/holder-of-foot.ts";
import { confirmLetters, findLettersConfirmation } from "./letters-confirmation.server.ts";
import { composers } from "./mails.server.ts";
import { sendDueLetters } from "./send-due-letters.server.ts";

vi.hoisted(() => Object.assign(process.env, { APP_URL: "https://trust.example" }));

// A Tuesday; offices in Sacramento open at 17:00 UTC.
const noon = new Date("2026-12-01T20:00:00Z");
const at = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

let smtp: FakeSmtp;
let mailer: ReturnType<typeof createMailer>;
let corner: Awaited<ReturnType<typeof createCorner>>;
let page: { id: string; slug: string };

beforeAll(async () => {
  smtp = await startFakeSmtp();
  mailer = createMailer({
    DATA_DIR: "unused",
    SMTP_URL: smtp.url,
    DKIM_DOMAIN: undefined,
    DKIM_SELECTOR: undefined,
    DKIM_PRIVATE_KEY: undefined,
  });
});

afterAll(async () => {
  mailer.close();
  await smtp.stop();
});

beforeEach(async () => {
  await pool.query(
    "TRUNCATE letter, letter_count, outgoing_mail, suppression, office, official, district_plan, division CASCADE",
  );
  smtp.received = [];
  smtp.onRecipient = () => null;
  smtp.onMessage = () => null;
  corner = await createCorner();
  page = await createOutreach({ kind: "letters", hourlyRate: 3 });
});

const letter = (change = {}) => createLetter({ pageId: page.id, officialId: corner.member.id, ...change });
const deliver = (now: Date) => deliverDueMail(composers, { now, send: (mail) => mailer.send(mail) });
const toOffices = () => smtp.received.filter(({ to }) => to[0]!.endsWith("assembly.example"));
const statuses = async () =>
  (await prisma.letter.findMany({ orderBy: { id: "asc" } })).map(({ status }) => status);

test("what an office gets: the letter in its writer's name, answered to the writer, and nothing else", async () => {
  const writer = await createSupporter({ email: "rosa@example.org", givenName: "Rosa" });
  const { id } = await letter({
    supporterId: writer.id,
    signedBy: "Rosa Díaz",
    place: "San Francisco, CA 94114",
    subject: "Please vote yes on AB 4 — for my street",
    body: "I teach on 18th Street.\nIt is quiet now.\n\nPlease vote yes.",
  });
  expect(await sendDueLetters({ now: noon })).toBe(1);
  expect(await statuses()).toEqual(["sending"]);
  await deliver(noon);

  const [{ raw, to }] = smtp.received as [FakeSmtp["received"][number]];
  expect(to).toEqual([`office-${process.pid}@assembly.example`]);
  const message = readMessage(raw);
  expect(message.from).toMatch(/^"?Rosa Díaz"? <contact@trust\.example>$/);
  expect(raw).toMatch(/^Reply-To: rosa@example\.org\r?$/m);
  expect(raw).toMatch(/^Message-ID: <[0-9a-f-]{36}@trust\.example>\r?$/m);
  expect(raw).not.toMatch(/^Auto-Submitted|^List-Unsubscribe/m);
  expect(message.subject).toBe("Please vote yes on AB 4 — for my street");
  expect(message.text.trim()).toBe(
    [
      "Dear Assembly Member Quintana,",
      "I teach on 18th Street.\nIt is quiet now.",
      "Please vote yes.",
      "Sincerely,\nRosa Díaz\nSan Francisco, CA 94114",
      "-- \nWritten by Rosa Díaz and sent through Groundswell. An answer to this mail goes to Rosa Díaz directly.",
    ].join("\n\n"),
  );
  expect(message.html).toContain("I teach on 18th Street.");
  expect(message.html).not.toMatch(/<img|<link|src=|href=/);
  const sent = await prisma.letter.findUniqueOrThrow({ where: { id } });
  expect(sent).toMatchObject({ status: "sent", note: expect.stringContaining("250") });
  expect(sent.sentAt!.getTime()).toBeGreaterThanOrEqual(noon.getTime());
});

test("in any hour an office gets no more than the rate, oldest confirmation first, however often one asks", async () => {
  const late = await letter({ confirmedAt: at(-1) });
  const early = [];
  for (let each = 0; each < 7; each++) early.push(await letter({ confirmedAt: at(-100 + each) }));
  for (let minute = 0; minute < 150; minute += 5) {
    await sendDueLetters({ now: at(minute) });
    await deliver(at(minute));
    const sent = await prisma.letter.findMany({ where: { sentAt: { gt: at(minute - 60) } } });
    expect(sent.length).toBeLessThanOrEqual(3);
  }
  expect(toOffices()).toHaveLength(8);
  const order = await prisma.letter.findMany({ orderBy: [{ sentAt: "asc" }], select: { id: true } });
  expect(new Set(order.slice(0, 3).map(({ id }) => id))).toEqual(
    new Set(early.slice(0, 3).map(({ id }) => id)),
  );
  expect(order.slice(6).map(({ id }) => id)).toContain(late.id);
});

test("while the mail server is away no more are handed over than an hour takes", async () => {
  for (let each = 0; each < 8; each++) await letter();
  for (let minute = 0; minute < 130; minute += 10) await sendDueLetters({ now: at(minute) });
  expect((await statuses()).filter((status) => status === "sending")).toHaveLength(3);
  await deliver(at(130));
  expect(await sendDueLetters({ now: at(131) })).toBe(0);
  expect(await sendDueLetters({ now: at(192) })).toBe(3);
});

test("two pages share what an office takes in an hour, each by its own rate", async () => {
  const slow = await createOutreach({ kind: "letters", hourlyRate: 1 });
  for (let each = 0; each < 2; each++) await letter();
  await letter({ pageId: slow.id });
  expect(await sendDueLetters({ now: noon })).toBe(2);
  expect(await sendDueLetters({ now: at(1) })).toBe(0);
});

test("several workers at once hand over no more than one would", async () => {
  for (let each = 0; each < 12; each++) await letter();
  const handed = await Promise.all(Array.from({ length: 4 }, () => sendDueLetters({ now: noon })));
  expect(handed.reduce((sum, count) => sum + count, 0)).toBe(3);
  await deliver(noon);
  expect(toOffices()).toHaveLength(3);
});

test("nothing goes at night, at the weekend, or while the campaign is paused", async () => {
  await letter();
  expect(await sendDueLetters({ now: new Date("2026-12-01T16:59:00Z") })).toBe(0);
  expect(await sendDueLetters({ now: new Date("2026-12-05T20:00:00Z") })).toBe(0);
  const { campaignId } = await prisma.outreachPage.findUniqueOrThrow({ where: { id: page.id } });
  await prisma.campaign.update({ where: { id: campaignId }, data: { status: "paused" } });
  expect(await sendDueLetters({ now: noon })).toBe(0);
  await prisma.campaign.update({ where: { id: campaignId }, data: { status: "live" } });
  expect(await sendDueLetters({ now: noon })).toBe(1);
});

test("an office that refuses: the letter is bounced, its writer told how else, the next one bounced unsent", async () => {
  const writer = await createSupporter({ email: "told@example.org" });
  await letter({ supporterId: writer.id });
  const [first] = await prisma.letter.findMany();
  smtp.onRecipient = (address) =>
    address.endsWith("assembly.example") ? { code: 550, message: "5.1.1 No such user" } : null;
  await sendDueLetters({ now: noon });
  await deliver(noon);
  expect(await prisma.letter.findFirst()).toMatchObject({
    status: "bounced",
    sentAt: null,
    note: expect.stringContaining("550"),
  });
  await letter();
  await sendDueLetters({ now: at(1) });
  expect(await statuses()).toEqual(["bounced", "bounced"]);
  await deliver(at(1));
  await sendDueLetters({ now: at(2) });
  await deliver(at(2));
  const told = smtp.received
    .filter(({ to }) => to[0] === "told@example.org")
    .map(({ raw }) => readMessage(raw));
  expect(told.map(({ subject }) => subject)).toEqual(["Your letter to Dolores Quintana was not delivered"]);
  expect(told[0]!.text).toContain("https://office.example");
  expect(told[0]!.text).toContain("916 555 0142");
  expect(told[0]!.text).toContain("I teach on this street.");
  expect(await holderOfFoot(told[0]!.text, noon)).toBe(writer.id);
  expect(first!.status).toBe("queued");
});

test("an office that mail is never sent to is over at once, at night, too", async () => {
  await letter();
  await suppress(pool, { canonical: `office-${process.pid}@assembly.example`, reason: "staff" });
  expect(await sendDueLetters({ now: new Date("2026-12-05T20:00:00Z") })).toBe(0);
  expect(await statuses()).toEqual(["bounced"]);
  expect(smtp.received).toEqual([]);
});

test("a letter stopped between its turn and the mail server is not sent", async () => {
  await letter();
  await sendDueLetters({ now: noon });
  await prisma.letter.updateMany({ data: { status: "cancelled" } });
  await deliver(noon);
  expect(toOffices()).toEqual([]);
  expect(await statuses()).toEqual(["cancelled"]);
});

test("one press of the mailed button confirms the address: letters go, a copy comes, pressing again does nothing", async () => {
  const writer = await createSupporter({ email: "press@example.org", givenName: "Ana" });
  const own = { supporterId: writer.id, status: "waiting" as const, confirmedAt: null };
  const { id } = await letter(own);
  await letter({ ...own, officialId: corner.governor.id, reasons: ["honeypot"] });
  await prisma.outgoingMail.create({
    data: {
      kind: "letter.confirm",
      language: "en",
      toEmail: "press@example.org",
      toCanonical: "press@example.org",
      subjectId: id,
      dedupeKey: `letter.confirm:${id}`,
      runAt: noon,
    },
  });
  await deliver(noon);
  const asked = readMessage(smtp.received[0]!.raw);
  expect(asked.subject).toContain("Please confirm");
  expect(asked.text).not.toContain("I teach on this street.");
  const token = /\/confirm\/([\w-]+)/.exec(asked.text)![1]!;
  expect(await holderOfFoot(asked.text, noon)).toBe(writer.id);

  const view = await findLettersConfirmation(token, { now: noon });
  expect(view).toMatchObject({ state: "ready", slug: page.slug });
  expect(await statuses()).toEqual(["waiting", "waiting"]);
  expect(await confirmLetters(token, { now: noon })).toMatchObject({ state: "confirmed" });
  expect(await confirmLetters(token, { now: at(1) })).toMatchObject({ state: "confirmed" });
  // The one that abuse checks hold has its address confirmed and goes on waiting.
  expect(await statuses()).toEqual(["queued", "waiting"]);
  expect(await prisma.supporterAction.count({ where: { supporterId: writer.id, kind: "wrote" } })).toBe(2);

  await deliver(at(1));
  const copies = smtp.received.slice(1).map(({ raw }) => readMessage(raw));
  expect(copies).toHaveLength(1);
  expect(copies[0]!.subject).toContain("A copy of your letter");
  expect(copies[0]!.text).toContain("I teach on this street.");
  expect(await holderOfFoot(copies[0]!.text, noon)).toBe(writer.id);
  expect(copies[0]!.text).toContain("To Dolores Quintana: we send it by mail");
});

test("what is written in the demo never reaches a real office", async () => {
  await prisma.campaign.updateMany({ data: { isDemo: true } });
  await letter();
  expect(await sendDueLetters({ now: noon, isCaptured: false })).toBe(0);
  expect(await statuses()).toEqual(["queued"]);
  expect(await sendDueLetters({ now: noon, isCaptured: true })).toBe(1);
});

test("a link of after the campaign confirms nothing", async () => {
  const writer = await createSupporter();
  const { id } = await letter({ supporterId: writer.id, status: "waiting", confirmedAt: null });
  const { campaignId } = await prisma.outreachPage.findUniqueOrThrow({ where: { id: page.id } });
  await prisma.campaign.update({ where: { id: campaignId }, data: { status: "won", closedAt: at(-3_000) } });
  const { issueToken } = await import("#app/supporters/access-tokens.server.ts");
  const token = await issueToken({
    purpose: "confirm",
    supporterId: writer.id,
    subjectId: id,
    ttlDays: 30,
    now: noon,
  });
  expect(await confirmLetters(token, { now: noon })).toMatchObject({ state: "closed" });
  expect(await statuses()).toEqual(["waiting"]);
});
