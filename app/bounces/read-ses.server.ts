import { z } from "zod";
import { forged, type HookRequest, type MailReport, type ReadReports, readJson } from "./mail-report.ts";
import { confirmSubscription, type Fetcher, fetchFromAmazon, verifiedSns } from "./sns-message.server.ts";

const Recipient = z.object({ emailAddress: z.string(), diagnosticCode: z.string().optional() });

const Notice = z.object({
  notificationType: z.string().optional(),
  eventType: z.string().optional(),
  mail: z.object({
    commonHeaders: z.object({ messageId: z.string().optional() }).optional(),
  }),
  bounce: z
    .object({ bounceType: z.string(), feedbackId: z.string(), bouncedRecipients: z.array(Recipient) })
    .optional(),
  complaint: z.object({ feedbackId: z.string(), complainedRecipients: z.array(Recipient) }).optional(),
  delivery: z.object({ recipients: z.array(z.string()), smtpResponse: z.string().optional() }).optional(),
});

/**
 * Reads what Amazon SES tells through SNS. `topic`: the ARN of the topic; messages of others are forged, whoever signed them. A
 * subscription of the topic to this address is confirmed. Errors: Amazon's certificate could not be read; it sends again.
 * Source: "Amazon SNS notification contents for Amazon SES" in its developer guide.
 */
export async function readSes(
  { body }: HookRequest,
  topic: string,
  fetchText: Fetcher = fetchFromAmazon,
): Promise<ReadReports> {
  const message = await verifiedSns(readJson(body), fetchText);
  if (!message || message.TopicArn !== topic) return forged;
  if (message.Type === "SubscriptionConfirmation") await confirmSubscription(message, fetchText);
  const notice =
    message.Type === "Notification" ? Notice.safeParse(readJson(message.Message)).data : undefined;
  return { kind: "reports", reports: notice ? reportsOf(notice, message.MessageId) : [] };
}

function reportsOf(notice: z.infer<typeof Notice>, snsId: string): MailReport[] {
  const messageId = notice.mail.commonHeaders?.messageId ?? null;
  const report = (id: string, what: MailReport["what"], email: string, detail = ""): MailReport => ({
    key: `ses:${id}:${email}`,
    ...{ email, what, detail, messageId },
  });
  const { bounce, complaint, delivery } = notice;
  switch (notice.notificationType ?? notice.eventType) {
    case "Bounce":
      return (bounce?.bouncedRecipients ?? []).map(({ emailAddress, diagnosticCode }) =>
        report(
          bounce!.feedbackId,
          bounce!.bounceType === "Permanent" ? "hard" : "soft",
          emailAddress,
          diagnosticCode,
        ),
      );
    case "Complaint":
      return (complaint?.complainedRecipients ?? []).map(({ emailAddress }) =>
        report(complaint!.feedbackId, "complaint", emailAddress),
      );
    case "Delivery":
      return (delivery?.recipients ?? []).map((email) => report(snsId, "delivered", email));
    default:
      return [];
  }
}
