import { transact } from "#app/platform/db.server.ts";
import { mailReports } from "#app/platform/metrics.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { heedReport } from "./heed-report.server.ts";
import type { HookRequest, ReadReports } from "./mail-report.ts";
import { readMailgun } from "./read-mailgun.server.ts";
import { readPostmark } from "./read-postmark.server.ts";
import { readSendgrid } from "./read-sendgrid.server.ts";
import { readSes } from "./read-ses.server.ts";

const readers: Record<
  string,
  {
    setting: "EMAIL_HOOK_POSTMARK" | "EMAIL_HOOK_SENDGRID" | "EMAIL_HOOK_MAILGUN" | "EMAIL_HOOK_SES";
    read: (posted: HookRequest, secret: string) => ReadReports | Promise<ReadReports>;
  }
> = {
  postmark: { setting: "EMAIL_HOOK_POSTMARK", read: readPostmark },
  sendgrid: { setting: "EMAIL_HOOK_SENDGRID", read: readSendgrid },
  mailgun: { setting: "EMAIL_HOOK_MAILGUN", read: readMailgun },
  ses: { setting: "EMAIL_HOOK_SES", read: readSes },
};

export type MailEventOutcome = "taken" | "forged" | "off";

/**
 * Takes what a mail provider ("postmark", "sendgrid", "mailgun", "ses") posts about mails it sent out for us. All of a post is heeded
 * in one transaction, addresses in one order, so that two posts cannot wait for each other. Errors: a database that is away, or
 * Amazon's certificate out of reach, throws, and the provider sends it again.
 */
export async function takeMailEvent(
  provider: string,
  posted: HookRequest,
  { now }: { now: Date },
): Promise<MailEventOutcome> {
  const reader = Object.hasOwn(readers, provider) ? readers[provider]! : null;
  const secret = reader && getSettings()[reader.setting];
  if (!reader || !secret) return "off";
  const read = await reader.read(posted, secret);
  if (read.kind === "forged") return "forged";
  const reports = read.reports.toSorted((one, other) => (one.email < other.email ? -1 : 1));
  const heeded = await transact(async (client) => {
    const outcomes = [];
    for (const report of reports) outcomes.push(await heedReport(client, report, { now }));
    return outcomes;
  });
  for (const [at, outcome] of heeded.entries())
    mailReports.inc({ provider, what: reports[at]!.what, outcome });
  return "taken";
}
