import { v7 as newId } from "uuid";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { queueMail } from "#app/mail/outbox.server.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import { returnPathOf } from "#app/platform/return-path.server.ts";
import {
  complaintReport,
  exchangeReport,
  gmailReport,
  postfixReport,
  writtenAnswer,
} from "#tests/factories/delivery-reports.ts";
import { type FakeImap, startFakeImap } from "#tests/fakes/imap-server.ts";
import { readReports } from "./reports-mailbox.server.ts";

const set = vi.hoisted(() => ({ EMAIL_REPORTS_IMAP_URL: "", EMAIL_RETURN_PATH: "" as string | undefined }));
vi.mock("#app/platform/settings.server.ts", async (original) => {
  const real = await original<typeof import("#app/platform/settings.server.ts")>();
  return { ...real, getSettings: () => ({ ...real.getSettings(), ...set }) };
});

const BASE = "bounce@site.test";
const DAY = 86_400_000;
const now = new Date();
let imap: FakeImap;
let made = 0;

beforeEach(async () => {
  await pool.query("TRUNCATE report_mailbox");
  imap = await startFakeImap();
  Object.assign(set, { EMAIL_REPORTS_IMAP_URL: imap.url, EMAIL_RETURN_PATH: BASE });
});
afterEach(() => imap.stop());

/** Somebody to whom one mail has gone, and what a report about it would say. */
async function createMailed({ email = "", sentAt = now }: { email?: string; sentAt?: Date } = {}) {
  const recipient = email || `back-${process.pid}-${++made}@mailbox.example`;
  const dedupeKey = newId();
  const mail = {
    kind: "test",
    language: "en" as const,
    toEmail: recipient,
    subjectId: newId(),
    runAt: sentAt,
  };
  await queueMail(pool, { ...mail, dedupeKey });
  const { id } = await prisma.outgoingMail.update({ where: { dedupeKey }, data: { status: "sent", sentAt } });
  const note = async () => (await prisma.outgoingMail.findUniqueOrThrow({ where: { id } })).note;
  const about = { cameTo: returnPathOf(id, BASE)!, recipient, messageId: `${id}@site.test` };
  return { id, email: recipient, note, about };
}

const reasonAt = async (emailCanonical: string) =>
  (await prisma.suppression.findUnique({ where: { emailCanonical } }))?.reason ?? null;
const softAt = async (emailCanonical: string) =>
  (await prisma.softBounces.findUnique({ where: { emailCanonical } }))?.inARow ?? 0;
const read = (at = now) => readReports({ now: at });
const stranger = { recipient: "nobody@elsewhere.example", messageId: "x@elsewhere.example" };

test.each([
  ["Postfix", postfixReport, /^came back: 550 5\.1\.1 .*User unknown in virtual mailbox table$/],
  ["Gmail", gmailReport, /^came back: 550-5\.1\.1 The email account/],
  ["Exchange", exchangeReport, /^came back: 550 5\.1\.10 RESOLVER/],
])(
  "%s: a mailbox that does not exist is known by the address that the report came to",
  async (_, write, said) => {
    const { email, about, note } = await createMailed();
    // Forwarded on the way: neither the recipient nor the mail given back says who it was.
    const mail = imap.put(write({ ...about, ...stranger }));

    expect(await read()).toEqual({ heeded: 1, leftAlone: 0 });
    expect(await reasonAt(email)).toBe("hard_bounce");
    expect(await reasonAt(stranger.recipient)).toBeNull();
    expect(await note()).toMatch(said);
    expect(mail.flags).toEqual(new Set(["\\Seen"]));
  },
);

test("without a token it is known by the Message-ID of the mail that is given back", async () => {
  const { email, about } = await createMailed();
  imap.put(gmailReport({ ...about, cameTo: BASE, recipient: stranger.recipient }));
  await read();
  expect(await reasonAt(email)).toBe("hard_bounce");
});

test("without either it is known by its recipient, if a mail went there lately and mails have no path of their own", async () => {
  const [lately, long] = [
    await createMailed(),
    await createMailed({ sentAt: new Date(now.getTime() - 8 * DAY) }),
  ];
  const bare = ({ about }: typeof lately) =>
    postfixReport({ ...about, cameTo: BASE, messageId: "lost@site.test" });
  imap.put(bare(lately));
  expect(await read()).toEqual({ heeded: 0, leftAlone: 1 });
  expect(await reasonAt(lately.email)).toBeNull();

  set.EMAIL_RETURN_PATH = undefined;
  for (const each of [lately, long]) imap.put(bare(each));
  expect(await read()).toEqual({ heeded: 1, leftAlone: 1 });
  expect(await reasonAt(lately.email)).toBe("hard_bounce");
  expect(await reasonAt(long.email)).toBeNull();
});

test("a complaint ends mail, also where the recipient was taken out; a mail that is no spam after all does not", async () => {
  const [named, hidden, fine] = [await createMailed(), await createMailed(), await createMailed()];
  imap.put(complaintReport({ ...named.about, cameTo: "abuse@site.test" }));
  imap.put(complaintReport({ ...hidden.about, cameTo: "abuse@site.test" }, "abuse", false));
  imap.put(complaintReport(fine.about, "not-spam"));
  expect(await read()).toEqual({ heeded: 2, leftAlone: 1 });
  expect(await Promise.all([named, hidden, fine].map(({ email }) => reasonAt(email)))).toEqual([
    "complaint",
    "complaint",
    null,
  ]);
  expect(await hidden.note()).toBe("complaint: abuse, told by SomeGenerator/1.0");
});

test("what may pass counts as soft, a refusal for policy too; that a server still tries counts as nothing", async () => {
  const [full, policy, delayed] = [await createMailed(), await createMailed(), await createMailed()];
  imap.put(postfixReport({ ...full.about, status: "4.2.2" }));
  imap.put(exchangeReport({ ...policy.about, status: "5.7.1" }));
  const waiting = imap.put(postfixReport({ ...delayed.about, status: "4.4.1" }, "delayed"));
  await read();
  expect(await Promise.all([full, policy, delayed].map(({ email }) => softAt(email)))).toEqual([1, 1, 0]);
  expect(await reasonAt(policy.email)).toBeNull();
  expect(waiting.flags.size).toBe(0);
});

test("three mails in a row that came back end mail; one that arrived between them begins anew", async () => {
  const email = `full-${process.pid}@mailbox.example`;
  const at = (day: number) => new Date(now.getTime() + day * DAY);
  const comesBack = async (day: number) => {
    const { about } = await createMailed({ email, sentAt: at(day) });
    imap.put(postfixReport({ ...about, status: "4.2.2" }));
    await read(at(day));
  };
  for (const day of [0, 1]) await comesBack(day);
  await createMailed({ email, sentAt: at(2) });
  for (const day of [10, 11]) await comesBack(day);
  expect([await softAt(email), await reasonAt(email)]).toEqual([2, null]);
  await comesBack(12);
  expect(await reasonAt(email)).toBe("soft_bounces");
});

test("a report is heeded once, whether it comes twice or the mailbox is numbered anew", async () => {
  const { email, about } = await createMailed();
  const report = postfixReport({ ...about, status: "4.2.2" });
  for (const each of [report, report]) imap.put(each);
  await read();
  expect(await read()).toEqual({ heeded: 0, leftAlone: 0 });
  imap.uidValidity += 1;
  expect(await read()).toEqual({ heeded: 2, leftAlone: 0 });
  expect(await softAt(email)).toBe(1);
});

test("mail of other kinds is left as it lies, is counted, and is not read again", async () => {
  const { email, about } = await createMailed();
  const strange = [
    imap.put(writtenAnswer(about)),
    imap.put(postfixReport({ ...stranger, cameTo: BASE })),
    imap.put("no mail at all"),
    imap.put(""),
  ];
  expect(await read()).toEqual({ heeded: 0, leftAlone: 4 });
  expect(await read()).toEqual({ heeded: 0, leftAlone: 0 });
  expect(strange.every(({ flags }) => flags.size === 0)).toBe(true);
  expect(await reasonAt(email)).toBeNull();
  expect(await prisma.reportMailbox.findFirst()).toMatchObject({
    mailbox: "127.0.0.1/INBOX",
    heeded: 0,
    leftAlone: 4,
    problem: null,
  });
});

test("a round reads a hundred mails at most and the beginning of each; the next one goes on", async () => {
  for (let at = 0; at < 120; at += 1) imap.put("Subject: hello\n\nhello");
  const { email, about } = await createMailed();
  imap.put(`${postfixReport(about)}${"x".repeat(1_000_000)}`);
  expect(await read()).toEqual({ heeded: 0, leftAlone: 100 });
  expect(await read()).toEqual({ heeded: 1, leftAlone: 20 });
  expect(await reasonAt(email)).toBe("hard_bounce");
});

test("a connection that breaks off loses nothing: the next round begins where this one ended", async () => {
  const all = [await createMailed(), await createMailed(), await createMailed()];
  for (const { about } of all) imap.put(postfixReport(about));
  imap.hangUpAfter = 1;
  expect(await read()).toBeNull();
  expect((await prisma.reportMailbox.findFirstOrThrow()).problem).not.toBeNull();
  imap.hangUpAfter = Number.POSITIVE_INFINITY;
  expect(await read()).toEqual({ heeded: 2, leftAlone: 0 });
  expect(await Promise.all(all.map(({ email }) => reasonAt(email)))).toEqual(Array(3).fill("hard_bounce"));
  expect(await prisma.reportMailbox.findFirst()).toMatchObject({ heeded: 3, problem: null });
});

test("a server that is away, or refuses the password, is noted and not thrown", async () => {
  imap.password = "another";
  expect(await read()).toBeNull();
  const { problem } = await prisma.reportMailbox.findFirstOrThrow();
  expect(problem).toContain("wrong user or password");
  expect(problem).not.toContain("secret");
  await imap.stop();
  expect(await read()).toBeNull();
  Object.assign(set, { EMAIL_REPORTS_IMAP_URL: undefined });
  expect(await read()).toBeNull();
});
