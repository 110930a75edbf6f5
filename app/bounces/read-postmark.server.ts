import { z } from "zod";
import { forged, type HookRequest, type MailReport, type ReadReports, readJson } from "./mail-report.ts";
import { isSameSecret } from "./same-secret.server.ts";

const Report = z.object({
  RecordType: z.string(),
  ID: z.number().optional(),
  Type: z.string().optional(),
  Email: z.string().optional(),
  Recipient: z.string().optional(),
  MessageID: z.string().optional(),
  Description: z.string().optional(),
  Details: z.string().optional(),
});

/** Postmark's types of bounce; those that say nothing about the mailbox (replies of absent people) are left out. */
const kinds: Record<string, MailReport["what"]> = {
  HardBounce: "hard",
  BadEmailAddress: "hard",
  SoftBounce: "soft",
  Transient: "soft",
  DnsError: "soft",
  SpamComplaint: "complaint",
  SpamNotification: "complaint",
};

/**
 * Reads a bounce, complaint or delivery of Postmark's. `secret`: "user:password" as its webhook's address has them; Postmark
 * signs nothing and sends them as basic authentication. Source: Postmark's documentation of webhooks.
 */
export function readPostmark({ body, headers }: HookRequest, secret: string): ReadReports {
  const expected = `Basic ${Buffer.from(secret).toString("base64")}`;
  if (!isSameSecret(headers.get("Authorization") ?? "", expected)) return forged;
  const read = Report.safeParse(readJson(body));
  if (!read.success) return { kind: "reports", reports: [] };
  const { RecordType, Type = "", Email, Recipient, ID, MessageID, Details, Description } = read.data;
  const what = RecordType === "Delivery" ? "delivered" : kinds[Type];
  const email = Email ?? Recipient;
  if (!what || !email || !["Bounce", "SpamComplaint", "Delivery"].includes(RecordType))
    return { kind: "reports", reports: [] };
  const key = `postmark:${RecordType}:${ID ?? `${MessageID}:${email}`}`;
  return {
    kind: "reports",
    reports: [{ key, email, what, detail: Details ?? Description ?? Type, messageId: null }],
  };
}
