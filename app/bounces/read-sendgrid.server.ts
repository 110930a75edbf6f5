import { createPublicKey, verify } from "node:crypto";
import { z } from "zod";
import { forged, type HookRequest, type MailReport, type ReadReports, readJson } from "./mail-report.ts";

const Event = z.object({
  email: z.string(),
  event: z.string(),
  sg_event_id: z.string(),
  type: z.string().optional(),
  status: z.string().optional(),
  reason: z.string().optional(),
  "smtp-id": z.string().optional(),
});

/** A bounce is for good unless SendGrid says that the mail was blocked, this time. */
function kindOf({ event, type }: z.infer<typeof Event>): MailReport["what"] | null {
  if (event === "bounce") return type === "blocked" ? "soft" : "hard";
  if (event === "spamreport") return "complaint";
  return event === "delivered" ? "delivered" : null;
}

/**
 * Reads a batch of SendGrid's events. `publicKey`: its verification key, base64 of DER; the signature (ECDSA) is over the
 * header's timestamp and the body. Source: SendGrid's documentation of signed event webhooks.
 */
export function readSendgrid({ body, headers }: HookRequest, publicKey: string): ReadReports {
  const signature = headers.get("X-Twilio-Email-Event-Webhook-Signature");
  const timestamp = headers.get("X-Twilio-Email-Event-Webhook-Timestamp");
  if (!signature || !timestamp || !isSigned(timestamp + body, signature, publicKey)) return forged;
  const posted = readJson(body);
  const events = (Array.isArray(posted) ? posted : []).flatMap((one) => Event.safeParse(one).data ?? []);
  return {
    kind: "reports",
    reports: events.flatMap((event) => {
      const what = kindOf(event);
      if (!what) return [];
      const { email, reason, status, sg_event_id: id } = event;
      const detail = [status, reason].filter(Boolean).join(" ");
      return [{ key: `sendgrid:${id}`, email, what, detail, messageId: event["smtp-id"] ?? null }];
    }),
  };
}

function isSigned(signed: string, signature: string, publicKey: string): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
  return verify("sha256", Buffer.from(signed), key, Buffer.from(signature, "base64"));
}
