import PostalMime, { type Attachment } from "postal-mime";
import { mailOfReturnPath } from "#app/platform/return-path.server.ts";
import { isAboutAddress } from "#app/platform/smtp-outcome.ts";

/** What a mail in the mailbox of reports says became of one of ours. */
export type DeliveryReport = {
  what: "hard" | "soft" | "complaint";
  /** In the words of the server that reports. */
  detail: string;
  /** The mail's id, by the address that the report came to: nobody else can have made it up. */
  mailId: string | null;
  /** Of the mail that is given back, as it stands in its headers: "<id@host>". */
  messageId: string | null;
  /** Whom the report is about; none where it was taken out, as some do of complaints. */
  recipients: string[];
};

type Fields = Map<string, string>;

/**
 * Reads a report of delivery (RFC 3464) or of a complaint (RFC 5965); null for any other mail, and for a report that
 * a mail arrived or is still being tried. `raw` may be cut off at the end: what counts stands before the mail that is given back.
 * A status 5.x.x that speaks of policy, content or a full mailbox says nothing about the address, and counts as `soft`.
 */
export async function readDeliveryReport(raw: Buffer): Promise<DeliveryReport | null> {
  const { headers, attachments } = await PostalMime.parse(raw, { maxNestingDepth: 20 });
  const root = headers.find(({ key }) => key === "content-type")?.value ?? "";
  if (!/^multipart\/report\b/i.test(root)) return null;
  const part = (type: RegExp) => attachments.find(({ mimeType }) => type.test(mimeType));
  const returned = fieldsOf(
    textOf(part(/^(message\/(rfc822|global)|text\/rfc822-headers|message\/global-headers)$/i)),
  )[0];
  const known = {
    mailId: headers.map(({ value }) => mailOfReturnPath(value)).find((id) => id !== null) ?? null,
    messageId: /<[^<>\s]+>/.exec(returned?.get("message-id") ?? "")?.[0] ?? null,
  };
  const feedback = part(/^message\/feedback-report$/i);
  if (feedback) return complaintIn(fieldsOf(textOf(feedback)), returned, known);
  const status = part(/^message\/(global-)?delivery-status$/i);
  return status ? failureIn(fieldsOf(textOf(status)), known) : null;
}

type Known = Pick<DeliveryReport, "mailId" | "messageId">;

// The first block speaks of the whole mail, each further one of a recipient.
function failureIn(blocks: Fields[], known: Known): DeliveryReport | null {
  const failed = blocks.filter((block) => /^failed\b/i.test(block.get("action") ?? ""));
  const first = failed[0];
  if (!first) return null;
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(first.get("status") ?? "")?.[0] ?? "5.0.0";
  const said = (first.get("diagnostic-code") ?? "").replace(/^[\w-]+\s*;\s*/, "");
  return {
    ...known,
    what: status.startsWith("5.") && isAboutAddress(status) ? "hard" : "soft",
    detail: said.includes(status) ? said : `${status} ${said}`.trim(),
    recipients: failed.flatMap((block) => addressesIn(block, ["original-recipient", "final-recipient"])),
  };
}

function complaintIn(blocks: Fields[], returned: Fields | undefined, known: Known): DeliveryReport | null {
  const [report = new Map() as Fields] = blocks;
  const type = report.get("feedback-type")?.toLowerCase() ?? "";
  // "not-spam" takes a mail out of the spam; "opt-out" and "auth-failure" are no complaints of a person.
  if (!["abuse", "fraud", "virus", "other"].includes(type)) return null;
  const named = addressesIn(report, ["original-rcpt-to", "removal-recipient"]);
  return {
    ...known,
    what: "complaint",
    detail: `${type}, told by ${report.get("user-agent") ?? "its mail provider"}`,
    recipients: named.length > 0 || !returned ? named : addressesIn(returned, ["to"]),
  };
}

/** Addresses in fields such as "rfc822; rosa@example.org" or "<rosa@example.org>". */
function addressesIn(fields: Fields, names: string[]): string[] {
  return names.flatMap((name) => /[^\s<>;,"]+@[^\s<>;,"]+/.exec(fields.get(name) ?? "")?.[0] ?? []);
}

function textOf(part: Attachment | undefined): string {
  if (!part) return "";
  const { content } = part;
  return typeof content === "string" ? content : Buffer.from(content as ArrayBuffer).toString("utf8");
}

/** Blocks of header fields with an empty line between them, folded lines made whole; names in lower case. */
function fieldsOf(text: string): Fields[] {
  return text
    .replace(/\r\n?/g, "\n")
    .split(/\n[ \t]*\n/)
    .map((block) => {
      const fields: Fields = new Map();
      for (const line of block.replace(/\n[ \t]+/g, " ").split("\n")) {
        const colon = line.indexOf(":");
        const name = line.slice(0, colon).trim().toLowerCase();
        if (colon > 0 && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
      }
      return fields;
    })
    .filter((fields) => fields.size > 0);
}
