import { sign } from "node:crypto";
import { expect, test, vi } from "vitest";
import { certificate, privateKey } from "#tests/fakes/sns-certificate.ts";
import { readSes } from "./read-ses.server.ts";

const topic = "arn:aws:sns:us-west-2:123456789012:bounces";
const at = "https://sns.us-west-2.amazonaws.com/SimpleNotificationService-0a1b2c3d.pem";
const amazon = () => vi.fn(async (_url: string) => certificate);

type Fields = Record<string, string>;

/** As SNS posts it: signed over the fields that its guide names, in their order. */
function signed(fields: Fields, version: "1" | "2" = "2"): string {
  const message: Fields = {
    ...{ Type: "Notification", MessageId: "6e3b", TopicArn: topic, Timestamp: "2026-12-02T10:00:00.000Z" },
    ...{ SigningCertURL: at, SignatureVersion: version, ...fields },
  };
  const named =
    message.Type === "Notification"
      ? ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"]
      : ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"];
  const text = named
    .map((name) => (message[name] === undefined ? "" : `${name}\n${message[name]}\n`))
    .join("");
  const signature = sign(version === "2" ? "sha256" : "sha1", Buffer.from(text), privateKey).toString(
    "base64",
  );
  return JSON.stringify({ ...message, Signature: signature });
}

const read = (body: string, fetchText = amazon()) =>
  readSes({ body, headers: new Headers() }, topic, fetchText);

const bounced = (bounceType: string) =>
  JSON.stringify({
    notificationType: "Bounce",
    mail: { destination: ["ana@x.org"], commonHeaders: { messageId: "<1@site.test>" } },
    bounce: {
      bounceType,
      feedbackId: "f-1",
      bouncedRecipients: [{ emailAddress: "ana@x.org", diagnosticCode: "smtp; 550 5.1.1" }],
    },
  });

test.each([
  ["Permanent", "1", "hard"],
  ["Permanent", "2", "hard"],
  ["Transient", "2", "soft"],
  ["Undetermined", "2", "soft"],
] as const)("a bounce that is %s, signed in version %s, is %s", async (type, version, what) => {
  expect(await read(signed({ Message: bounced(type) }, version))).toEqual({
    kind: "reports",
    reports: [
      {
        ...{ key: "ses:f-1:ana@x.org", email: "ana@x.org", what, detail: "smtp; 550 5.1.1" },
        messageId: "<1@site.test>",
      },
    ],
  });
});

test("complaints and deliveries are read, in both of the shapes that SES has", async () => {
  const complaint = {
    eventType: "Complaint",
    mail: {},
    complaint: { feedbackId: "f-2", complainedRecipients: [{ emailAddress: "bea@x.org" }] },
  };
  const delivery = { notificationType: "Delivery", mail: {}, delivery: { recipients: ["bea@x.org"] } };
  const whats = [];
  for (const told of [complaint, delivery, { eventType: "Open", mail: {} }]) {
    const all = await read(signed({ Message: JSON.stringify(told), Subject: "Amazon SES" }));
    whats.push(all.kind === "reports" && all.reports.map(({ what, email }) => `${what} ${email}`));
  }
  expect(whats).toEqual([["complaint bea@x.org"], ["delivered bea@x.org"], []]);
});

test("what was altered, comes from another topic, or names a certificate elsewhere is forged, and that one is not fetched", async () => {
  const good = signed({ Message: bounced("Permanent") });
  expect(await read(good.replace("Permanent", "Transient"))).toEqual({ kind: "forged" });
  const other = "arn:aws:sns:us-west-2:999999999999:bounces";
  expect(await read(signed({ Message: bounced("Permanent"), TopicArn: other }))).toEqual({ kind: "forged" });
  for (const elsewhere of [
    "https://sns.us-west-2.amazonaws.com.evil.example/SimpleNotificationService-0a.pem",
    "http://sns.us-west-2.amazonaws.com/SimpleNotificationService-0a.pem",
    "https://sns.us-west-2.amazonaws.com/../SimpleNotificationService-0a.pem?x",
  ]) {
    const fetchText = amazon();
    const body = signed({ Message: bounced("Permanent"), SigningCertURL: elsewhere });
    expect(await read(body, fetchText)).toEqual({ kind: "forged" });
    expect(fetchText).not.toHaveBeenCalled();
  }
  for (const body of ["", "[]", '{"Type":"Notification"}'])
    expect(await read(body)).toEqual({ kind: "forged" });
});

test("a subscription of our topic is confirmed at Amazon, and nowhere else", async () => {
  const subscribe = (SubscribeURL: string) =>
    signed({ Type: "SubscriptionConfirmation", Message: "You have chosen", Token: "t", SubscribeURL });
  const fetchText = amazon();
  const yes = `https://sns.us-west-2.amazonaws.com/?Action=ConfirmSubscription&TopicArn=${topic}&Token=t`;
  await read(subscribe(yes), fetchText);
  expect(fetchText.mock.calls.flat()).toContain(yes);
  const elsewhere = amazon();
  await read(subscribe("https://evil.example/?Action=ConfirmSubscription&Token=t"), elsewhere);
  expect(elsewhere.mock.calls.flat()).not.toContain(
    "https://evil.example/?Action=ConfirmSubscription&Token=t",
  );
});
