import fs from "node:fs/promises";
import path from "node:path";
import { beforeEach, expect, test } from "vitest";
import { deliverDueMail } from "#app/mail/deliver-due-mail.server.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import type { MailMessage } from "#app/platform/mail-message.server.ts";
import { sendMessage } from "#app/platform/smtp.server.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { invalidateSignature } from "#tests/factories/judge-signature.ts";
import { newSignature } from "#tests/factories/new-signature.ts";
import { confirmSignature } from "./confirm-signature.server.ts";
import { followUp } from "./follow-up.server.ts";
import { composers } from "./mails.server.ts";
import type { NewSignature } from "./new-signature.ts";
import { signPetition } from "./sign-petition.server.ts";
import { thankConfirmed } from "./thank-confirmed.server.ts";

const DAY = 86_400_000;
const start = new Date("2013-01-10T18:00:00Z");
const after = (days: number) => new Date(start.getTime() + days * DAY);

beforeEach(async () => {
  await pool.query("TRUNCATE outgoing_mail");
});

async function signed(petitionId: string, change: Partial<NewSignature> = {}) {
  const signature = newSignature(petitionId, { signedAt: start, ...change });
  await signPetition(signature);
  await followUp({ now: start });
  return signature;
}

/** Works the outbox off at that time and returns what went out. */
async function delivered(now: Date): Promise<MailMessage[]> {
  const sent: MailMessage[] = [];
  await deliverDueMail(composers, {
    now,
    send: async (mail) => {
      sent.push(mail);
      return { outcome: "sent", reply: "250 ok" };
    },
  });
  return sent;
}

const tokenIn = ({ text }: MailMessage, kind: string) => new RegExp(`/${kind}/([\\w-]+)`).exec(text)?.[1];

test("a new signer is asked to confirm, thanked once it counts, and never reminded after that", async () => {
  const { id } = await createPetition({ confirmation: "email" });
  const { id: signatureId } = await signed(id, { status: "pending" });

  const [asked, ...more] = await delivered(start);
  expect(more).toEqual([]);
  expect(asked).toMatchObject({
    subject: "Please confirm: Keep the library",
    to: expect.stringContaining("@"),
  });
  const confirmed = await confirmSignature(tokenIn(asked!, "confirm")!, { now: after(0.1) });
  expect(confirmed).toMatchObject({ outcome: "confirmed", first: true });
  const { rows } = await pool.query(
    `SELECT payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
     WHERE t.identifier = 'signature.confirmed'`,
  );
  expect(rows).toEqual([{ payload: { signatureId } }]);

  await thankConfirmed(rows[0].payload, { now: after(0.1) });
  await thankConfirmed(rows[0].payload, { now: after(0.1) });
  const thanks = await delivered(after(0.2));
  expect(thanks.map(({ subject }) => subject)).toEqual(["Your name is on it: Keep the library"]);
  expect(await delivered(after(8))).toEqual([]);
});

test("the unconfirmed are reminded after one, three and seven days, each time in another tone", async () => {
  const { id } = await createPetition({ confirmation: "email" });
  await signed(id, { status: "pending", language: "es" });
  await delivered(start);
  const subjects: string[] = [];
  for (const days of [0.9, 1, 2, 3, 6, 7, 30]) {
    for (const { subject } of await delivered(after(days))) subjects.push(`${days} ${subject}`);
  }
  expect(subjects).toEqual([
    "1 Aún no se cuenta: Salven la biblioteca",
    "3 Su renglón sigue vacío: Salven la biblioteca",
    "7 Último recordatorio: Salven la biblioteca",
  ]);
});

test("who unsubscribes from a reminder hears no more of it", async () => {
  const { id } = await createPetition({ confirmation: "email" });
  const { id: signatureId } = await signed(id, { status: "pending" });
  await delivered(start);
  const [reminder] = await delivered(after(1));
  expect(reminder!.headers!["List-Unsubscribe"]).toMatch(
    /^<http:\/\/localhost:\d+\/unsubscribe\/[\w-]{43}>$/,
  );
  expect(reminder!.headers!["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");

  const { supporterId } = await prisma.signature.findUniqueOrThrow({ where: { id: signatureId } });
  await prisma.supporterAction.create({
    data: { id: crypto.randomUUID(), supporterId, kind: "unsubscribed", occurredAt: after(1.5) },
  });
  expect(await delivered(after(8))).toEqual([]);
});

test("nothing is said about what is invalid, erased, or closed for more than a day", async () => {
  const { id } = await createPetition({ confirmation: "email" });
  const invalid = await signed(id, { status: "pending" });
  await invalidateSignature(invalid.id);
  const erased = await signed(id, { status: "pending" });
  await prisma.supporter.updateMany({
    where: { signatures: { some: { id: erased.id } } },
    data: { erasedAt: start },
  });
  const { id: closedId } = await createPetition({ confirmation: "email" });
  await signed(closedId, { status: "pending" });
  const campaign = { petitions: { some: { id: closedId } } };
  await prisma.campaign.updateMany({ where: campaign, data: { status: "won", closedAt: after(0.5) } });

  const inTime = await delivered(after(0.6));
  expect(inTime.map(({ subject }) => subject)).toEqual(["Please confirm: Keep the library"]);
  expect(await delivered(after(8))).toEqual([]);
});

test("thanks offer the campaign's other petition with the form filled in, and the signer's own link", async () => {
  const first = await createPetition();
  const second = await createPetition({ campaignId: first.campaignId });
  const { shareCode } = await signed(first.id);
  const [thanks] = await delivered(start);
  expect(thanks!.text).toContain(`/petitions/${first.slug}?s=${shareCode}`);
  expect(thanks!.text).toMatch(new RegExp(`/petitions/${second.slug}\\?k=[\\w-]{43}`));
  expect(thanks!.headers).toHaveProperty("List-Unsubscribe");
  expect(thanks!.text).not.toContain(thanks!.to);
});

test("whoever signs again is told by mail, once a day, and gets five mails at most", async () => {
  const { id } = await createPetition({ confirmation: "email" });
  const first = await signed(id, { status: "pending" });
  const sent = await delivered(start);
  for (let hours = 0; hours < 24 * 10; hours += 6) {
    const now = after(hours / 24);
    await signPetition(newSignature(id, { email: first.email, status: "pending" }));
    await followUp({ now });
    sent.push(...(await delivered(now)));
  }
  expect(sent.length).toBeLessThanOrEqual(5);
  expect(sent[1]!.subject).toBe("You had already signed: Keep the library");
  expect(tokenIn(sent[1]!, "confirm")).toBeDefined();
});

test("a signature held for review is answered like any other", async () => {
  const { id } = await createPetition();
  await signed(id, { status: "review", reasons: ["honeypot"] });
  expect((await delivered(start)).map(({ subject }) => subject)).toEqual([
    "Your name is on it: Keep the library",
  ]);
});

/** Signs, lets staff or a check do something about it, signs again, and returns that second mail. */
async function mailForRepeat(
  petitionId: string,
  change: Partial<NewSignature>,
  meanwhile?: (signatureId: string) => Promise<unknown>,
) {
  const first = await signed(petitionId, { givenName: "Ana", ...change });
  const [asked] = await delivered(start);
  if (change.status === "pending") await confirmSignature(tokenIn(asked!, "confirm")!, { now: after(0.1) });
  await meanwhile?.(first.id);
  await signPetition(newSignature(petitionId, { email: first.email }));
  await followUp({ now: after(1.2) });
  const mails = await delivered(after(1.2));
  // What is personal in it: the signer's own link, and tokens.
  return mails.map(({ subject, text }) => [
    subject,
    text.replaceAll(first.shareCode, "CODE").replace(/[\w-]{43}/g, "T"),
  ]);
}

test.each(["none", "email"] as const)(
  "whoever was caught and signs again gets the mail that anybody gets (confirmation: %s)",
  async (confirmation) => {
    const { id } = await createPetition({ confirmation });
    const status = confirmation === "email" ? "pending" : "counted";
    const held = confirmation === "email" ? "pending" : "review";
    const anybody = await mailForRepeat(id, { status });
    expect(anybody.map(([subject]) => subject)).toEqual(["You had already signed: Keep the library"]);
    // The mail says how many have signed, once somebody has: the first one has moved that.
    const same = anybody.map(([subject, text]) => [subject, withoutFigures(text!)]);
    for (const caught of [
      await mailForRepeat(id, { status: held, reasons: ["honeypot"] }),
      await mailForRepeat(id, { status }, (signatureId) => invalidateSignature(signatureId)),
    ])
      expect(caught.map(([subject, text]) => [subject, withoutFigures(text!)])).toEqual(same);
  },
);

const withoutFigures = (text: string) =>
  text.replace(/\b\d[\d,]*\b/g, "#").replace(/^#\n(?:person has|people have) signed\..*\n+/m, "");

test("a hostile name stays text: no markup, no header, no link", async () => {
  const { id } = await createPetition({ confirmation: "email" });
  await signed(id, {
    status: "pending",
    givenName: `<a href="//evil.example">Ana</a>\r\nBcc: x@evil.example`,
  });
  const [mail] = await delivered(start);
  expect(mail!.html).toContain("&lt;a href=&quot;//evil.example&quot;&gt;Ana&lt;/a&gt; Bcc: x@evil.example,");
  expect(mail!.html).not.toContain('href="//evil.example"');
  expect(JSON.stringify([mail!.subject, mail!.headers, mail!.from])).not.toContain("evil");
});

test("without a mail server the mail lies in DATA_DIR/mail, in the signer's language", async () => {
  const { id } = await createPetition({ confirmation: "email" });
  await signed(id, { status: "pending", language: "es", email: "rosa@example.org" });
  expect(await deliverDueMail(composers, { now: start, send: sendMessage })).toBe(1);
  const folder = path.join(process.env.DATA_DIR!, "mail");
  const [name, ...others] = await fs.readdir(folder);
  expect(others).toEqual([]);
  const raw = await fs.readFile(path.join(folder, name!), "utf8");
  expect(raw).toContain("To: rosa@example.org");
  expect(raw.replace(/=\r\n/g, "")).toMatch(/\/es\/confirm\/[\w-]{43}/);
});
