import { createHmac } from "node:crypto";
import { z } from "zod";
import { forged, type HookRequest, type MailReport, type ReadReports, readJson } from "./mail-report.ts";
import { isSameSecret } from "./same-secret.server.ts";

const Posted = z.object({
  signature: z.object({ timestamp: z.string(), token: z.string(), signature: z.string() }),
  "event-data": z.object({
    id: z.string(),
    event: z.string(),
    severity: z.string().optional(),
    recipient: z.string().optional(),
    "delivery-status": z
      .object({
        code: z.number().optional(),
        message: z.string().optional(),
        description: z.string().optional(),
      })
      .optional(),
    message: z.object({ headers: z.object({ "message-id": z.string().optional() }).optional() }).optional(),
  }),
});

type Event = z.infer<typeof Posted>["event-data"];

function kindOf({ event, severity }: Event): MailReport["what"] | null {
  if (event === "failed") return severity === "permanent" ? "hard" : "soft";
  if (event === "complained") return "complaint";
  return event === "delivered" ? "delivered" : null;
}

/**
 * Reads one of Mailgun's events. `signingKey`: its webhook signing key; the signature (HMAC-SHA256) is over timestamp and token.
 * A mail that is tried again fails again: each mail counts once as soft. Source: Mailgun's documentation of webhooks.
 */
export function readMailgun({ body }: HookRequest, signingKey: string): ReadReports {
  const read = Posted.safeParse(readJson(body));
  if (!read.success) return forged;
  const { timestamp, token, signature } = read.data.signature;
  const expected = createHmac("sha256", signingKey)
    .update(timestamp + token)
    .digest("hex");
  if (!isSameSecret(signature, expected)) return forged;
  const event = read.data["event-data"];
  const what = kindOf(event);
  if (!what || !event.recipient) return { kind: "reports", reports: [] };
  const bare = event.message?.headers?.["message-id"];
  const key = what === "soft" && bare ? `soft:${bare}:${event.recipient}` : event.id;
  const { code, message, description } = event["delivery-status"] ?? {};
  const detail = [code, message || description].filter(Boolean).join(" ");
  const messageId = bare ? `<${bare}>` : null;
  return {
    kind: "reports",
    reports: [{ key: `mailgun:${key}`, email: event.recipient, what, detail, messageId }],
  };
}
