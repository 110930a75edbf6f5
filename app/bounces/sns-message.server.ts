import { verify, X509Certificate } from "node:crypto";
import { z } from "zod";

const SnsMessage = z.object({
  Type: z.enum(["Notification", "SubscriptionConfirmation", "UnsubscribeConfirmation"]),
  MessageId: z.string(),
  TopicArn: z.string(),
  Message: z.string(),
  Timestamp: z.string(),
  Signature: z.string(),
  SignatureVersion: z.string().optional(),
  SigningCertURL: z.string(),
  Subject: z.string().optional(),
  SubscribeURL: z.string().optional(),
  Token: z.string().optional(),
});

export type SnsMessage = z.infer<typeof SnsMessage>;

const CERTIFICATES =
  /^https:\/\/sns\.[a-z0-9-]+\.amazonaws\.com(\.cn)?\/SimpleNotificationService-[A-Za-z0-9]+\.pem$/;
const SUBSCRIPTIONS = /^https:\/\/sns\.[a-z0-9-]+\.amazonaws\.com(\.cn)?\/\?Action=ConfirmSubscription&/;

const notified = ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"] as const;
const subscribed = [
  "Message",
  "MessageId",
  "SubscribeURL",
  "Timestamp",
  "Token",
  "TopicArn",
  "Type",
] as const;

/** Reads the text at an address of Amazon's. */
export type Fetcher = (url: string) => Promise<string>;

/**
 * A message of Amazon's notification service whose signature holds; null for any other. Its certificate is read from where Amazon
 * keeps them and from nowhere else. Source: "Verifying the signatures of Amazon SNS messages" in its developer guide.
 */
export async function verifiedSns(posted: unknown, fetchText: Fetcher): Promise<SnsMessage | null> {
  const read = SnsMessage.safeParse(posted);
  if (!read.success || !CERTIFICATES.test(read.data.SigningCertURL)) return null;
  const message = read.data;
  const fields = message.Type === "Notification" ? notified : subscribed;
  const signed = fields.map((field) => (message[field] === undefined ? "" : `${field}\n${message[field]}\n`));
  const certificate = await certificateAt(message.SigningCertURL, fetchText);
  const hash = message.SignatureVersion === "2" ? "sha256" : "sha1";
  const signature = Buffer.from(message.Signature, "base64");
  const holds = verify(hash, Buffer.from(signed.join("")), certificate.publicKey, signature);
  return holds ? message : null;
}

/** Says yes to a subscription that was begun for this site. */
export async function confirmSubscription({ SubscribeURL = "" }: SnsMessage, fetchText: Fetcher) {
  if (SUBSCRIPTIONS.test(SubscribeURL)) await fetchText(SubscribeURL);
}

// Amazon changes them about once a year, each under a new address.
const certificates = new Map<string, X509Certificate>();

async function certificateAt(url: string, fetchText: Fetcher): Promise<X509Certificate> {
  const known = certificates.get(url);
  if (known) return known;
  const certificate = new X509Certificate(await fetchText(url));
  if (certificates.size < 20) certificates.set(url, certificate);
  return certificate;
}

/** Asks Amazon itself, for five seconds at most. Errors: what `fetch` throws, or that it did not answer 200. */
export const fetchFromAmazon: Fetcher = async (url) => {
  const response = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(5_000) });
  if (!response.ok) throw new Error(`${new URL(url).host} answered ${response.status}`);
  return response.text();
};
