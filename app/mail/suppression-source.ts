/** What told us that an address is not to be mailed. */
export const suppressionSources = [
  "smtp",
  "mailbox",
  "ses",
  "postmark",
  "sendgrid",
  "mailgun",
  "staff",
] as const;

export type SuppressionSource = (typeof suppressionSources)[number];

/** By the report that led to it, whose key begins with who told; without one the mail server refused while we sent. */
export function sourceOf(reason: string, reportKey: string | null): SuppressionSource {
  const teller = reportKey?.slice(0, reportKey.indexOf(":"));
  return suppressionSources.find((each) => each === teller) ?? (reason === "staff" ? "staff" : "smtp");
}
