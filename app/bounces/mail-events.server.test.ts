import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import { v7 as newId } from "uuid";
import { beforeEach, expect, test, vi } from "vitest";
import { queueMail } from "#app/mail/outbox.server.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import { forgetOldReports } from "./forget-bounces.server.ts";
import { takeMailEvent } from "./take-mail-event.server.ts";

const keys = vi.hoisted(() => ({ sendgrid: "" }));
const elliptic = generateKeyPairSync("ec", { namedCurve: "P-256" });
vi.mock("#app/platform/settings.server.ts", async (original) => {
  const real = await original<typeof import("#app/platform/settings.server.ts")>();
  const hooks = {
    EMAIL_HOOK_POSTMARK: "postmark:a long password",
    EMAIL_HOOK_MAILGUN: "the signing key of Mailgun",
  };
  return {
    ...real,
    getSettings: () => ({ ...real.getSettings(), ...hooks, EMAIL_HOOK_SENDGRID: keys.sendgrid }),
  };
});
beforeEach(() => {
  keys.sendgrid = elliptic.publicKey.export({ format: "der", type: "spki" }).toString("base64");
});

const now = new Date();
let made = 0;

/** Somebody to whom one mail has gone. */
async function createMailed() {
  const email = `mailed-${process.pid}-${++made}@mailbox.example`;
  const dedupeKey = newId();
  const mail = { kind: "test", language: "en" as const, toEmail: email, subjectId: newId(), runAt: now };
  await queueMail(pool, { ...mail, dedupeKey });
  await prisma.outgoingMail.update({ where: { dedupeKey }, data: { status: "sent", sentAt: now } });
  const found = () => prisma.outgoingMail.findUniqueOrThrow({ where: { dedupeKey } });
  return { email, id: (await found()).id, found };
}

const reasonAt = async (emailCanonical: string) =>
  (await prisma.suppression.findUnique({ where: { emailCanonical } }))?.reason ?? null;

type Posted = { body: string; headers?: Record<string, string> };
const take = (provider: string, { body, headers }: Posted, at = now) =>
  takeMailEvent(provider, { body, headers: new Headers(headers) }, { now: at });

const asPostmark = (report: object, secret = "postmark:a long password"): Posted => ({
  body: JSON.stringify(report),
  headers: { Authorization: `Basic ${Buffer.from(secret).toString("base64")}` },
});

function asSendgrid(events: object[]): Posted & { headers: Record<string, string> } {
  const body = JSON.stringify(events);
  const timestamp = "1796252331";
  return {
    body,
    headers: {
      "X-Twilio-Email-Event-Webhook-Timestamp": timestamp,
      "X-Twilio-Email-Event-Webhook-Signature": sign(
        "sha256",
        Buffer.from(timestamp + body),
        elliptic.privateKey,
      ).toString("base64"),
    },
  };
}

function asMailgun(event: object, key = "the signing key of Mailgun"): Posted {
  const [timestamp, token] = ["1796252331", newId()];
  const signature = createHmac("sha256", key)
    .update(timestamp + token)
    .digest("hex");
  return { body: JSON.stringify({ signature: { timestamp, token, signature }, "event-data": event }) };
}

test("Postmark: a mailbox that does not exist and a complaint end mail; an absent person's reply does not", async () => {
  const [gone, cross, absent] = [await createMailed(), await createMailed(), await createMailed()];
  const bounce = {
    RecordType: "Bounce",
    ID: ++made,
    Type: "HardBounce",
    Email: gone.email,
    Details: "550 no",
  };
  expect(await take("postmark", asPostmark(bounce))).toBe("taken");
  await take(
    "postmark",
    asPostmark({ RecordType: "SpamComplaint", ID: ++made, Type: "SpamComplaint", Email: cross.email }),
  );
  await take(
    "postmark",
    asPostmark({ RecordType: "Bounce", ID: ++made, Type: "AutoResponder", Email: absent.email }),
  );
  expect(await Promise.all([gone, cross, absent].map(({ email }) => reasonAt(email)))).toEqual([
    "hard_bounce",
    "complaint",
    null,
  ]);
});

test("Postmark: another password, or none, is refused and changes nothing", async () => {
  const { email } = await createMailed();
  const bounce = { RecordType: "Bounce", ID: ++made, Type: "HardBounce", Email: email };
  expect(await take("postmark", asPostmark(bounce, "postmark:a wrong password"))).toBe("forged");
  expect(await take("postmark", { body: JSON.stringify(bounce) })).toBe("forged");
  expect(await reasonAt(email)).toBeNull();
});

test("SendGrid: a batch is heeded event by event, and a note stands on the mail itself", async () => {
  const [gone, blocked, cross] = [await createMailed(), await createMailed(), await createMailed()];
  const posted = asSendgrid([
    {
      ...{ email: gone.email, event: "bounce", type: "bounce", sg_event_id: newId(), status: "5.1.1" },
      ...{ reason: "550 no such user", "smtp-id": `<${gone.id}@site.test>` },
    },
    { email: blocked.email, event: "bounce", type: "blocked", sg_event_id: newId(), reason: "greylisted" },
    { email: cross.email, event: "spamreport", sg_event_id: newId() },
    { email: cross.email, event: "open", sg_event_id: newId() },
    "no event",
  ] as object[]);
  expect(await take("sendgrid", posted)).toBe("taken");
  expect(await Promise.all([gone, blocked, cross].map(({ email }) => reasonAt(email)))).toEqual([
    "hard_bounce",
    null,
    "complaint",
  ]);
  expect((await gone.found()).note).toBe("came back: 5.1.1 550 no such user");
});

test("SendGrid: a body that was changed on its way, or signed by another key, is refused", async () => {
  const { email } = await createMailed();
  const posted = asSendgrid([{ email, event: "bounce", sg_event_id: newId() }]);
  expect(await take("sendgrid", { ...posted, body: posted.body.replace("bounce", "spamreport") })).toBe(
    "forged",
  );
  expect(await take("sendgrid", { body: posted.body })).toBe("forged");
  const signature = posted.headers["X-Twilio-Email-Event-Webhook-Signature"]!;
  const headers = { ...posted.headers, "X-Twilio-Email-Event-Webhook-Signature": signature.slice(0, 20) };
  expect(await take("sendgrid", { ...posted, headers })).toBe("forged");
  expect(await reasonAt(email)).toBeNull();
});

test("Mailgun: a failure for good and a complaint end mail; a forged one changes nothing", async () => {
  const [gone, cross, fine] = [await createMailed(), await createMailed(), await createMailed()];
  const failed = (recipient: string) => ({ id: newId(), event: "failed", severity: "permanent", recipient });
  expect(await take("mailgun", asMailgun(failed(gone.email)))).toBe("taken");
  expect(await take("mailgun", asMailgun({ id: newId(), event: "complained", recipient: cross.email }))).toBe(
    "taken",
  );
  expect(await take("mailgun", asMailgun(failed(fine.email), "another signing key!"))).toBe("forged");
  expect(await take("mailgun", { body: "not JSON" })).toBe("forged");
  expect(await Promise.all([gone, cross, fine].map(({ email }) => reasonAt(email)))).toEqual([
    "hard_bounce",
    "complaint",
    null,
  ]);
});

const softOf = (recipient: string, mail: string) => ({
  ...{ id: newId(), event: "failed", severity: "temporary", recipient },
  message: { headers: { "message-id": mail } },
});

test("three mails in a row that came back for now end mail; tries of one mail are one, and an arrival begins anew", async () => {
  const { email } = await createMailed();
  const comesBack = async (mail: string) => take("mailgun", asMailgun(softOf(email, mail)));
  for (const mail of ["a@x", "a@x", "a@x", "b@x"]) await comesBack(mail);
  await take("mailgun", asMailgun({ id: newId(), event: "delivered", recipient: email }));
  for (const mail of ["c@x", "d@x"]) await comesBack(mail);
  expect(await reasonAt(email)).toBeNull();
  await comesBack("e@x");
  expect(await reasonAt(email)).toBe("soft_bounces");
});

test("the same report again, ten of them at once, counts once", async () => {
  const inARow = async (emailCanonical: string) =>
    (await prisma.softBounces.findUniqueOrThrow({ where: { emailCanonical } })).inARow;
  const [one, two, three] = [await createMailed(), await createMailed(), await createMailed()];
  const reports: [string, Posted][] = [
    ["postmark", asPostmark({ RecordType: "Bounce", ID: ++made, Type: "SoftBounce", Email: one.email })],
    ["sendgrid", asSendgrid([{ email: two.email, event: "bounce", type: "blocked", sg_event_id: newId() }])],
    ["mailgun", asMailgun(softOf(three.email, `${newId()}@x`))],
  ];
  for (const [provider, posted] of reports)
    await Promise.all(Array.from({ length: 10 }, () => take(provider, posted)));
  expect(await Promise.all([one, two, three].map(({ email }) => inARow(email)))).toEqual([1, 1, 1]);
});

test("who was never mailed from here is nobody of ours, and no provider without a setting is listened to", async () => {
  const email = `stranger-${newId()}@mailbox.example`;
  const report = { RecordType: "Bounce", ID: ++made, Type: "HardBounce", Email: email };
  expect(await take("postmark", asPostmark(report))).toBe("taken");
  expect(await reasonAt(email)).toBeNull();
  expect(await take("ses", { body: "{}" })).toBe("off");
  expect(await take("constructor", { body: "{}" })).toBe("off");
});

test("reports are forgotten once no provider tells of them again", async () => {
  const { email } = await createMailed();
  const long = new Date(now.getTime() - 400 * 86_400_000);
  await take(
    "postmark",
    asPostmark({ RecordType: "Bounce", ID: ++made, Type: "SoftBounce", Email: email }),
    long,
  );
  expect(await forgetOldReports({ before: new Date(now.getTime() - 390 * 86_400_000) })).toBe(1);
  expect(await prisma.softBounces.findUnique({ where: { emailCanonical: email } })).toBeNull();
});
