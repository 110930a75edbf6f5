import { createPrivateKey } from "node:crypto";
import nodemailer from "nodemailer";

/** One mail, ready to be written down. Addresses are `name@host` or `Name <name@host>`. */
export type MailMessage = {
  from: MailAddress;
  to: string;
  subject: string;
  html: string;
  text: string;
  /** `name@host`, without angle brackets; the same mail keeps its id however often it is tried. */
  messageId: string;
  replyTo?: string;
  /** Return path; when absent, one of this mail's own where EMAIL_RETURN_PATH is set, else the sender's address. */
  envelopeFrom?: string;
  /** Further headers, each written on one line as given. */
  headers?: Record<string, string>;
  attachments?: Attachment[];
  date?: Date;
};

/** A file that goes along. `filename`: ASCII. */
export type Attachment = { filename: string; contentType: string; content: Buffer };

export type MailAddress = { name: string; address: string };

export type DkimKey = { domain: string; selector: string; privateKey: string };

// nodemailer's own list leaves List-Unsubscribe-Post out, and RFC 8058 asks that both are signed.
const SIGNED_HEADERS = [
  "From",
  "Sender",
  "Reply-To",
  "Subject",
  "Date",
  "Message-ID",
  "To",
  "MIME-Version",
  "Content-Type",
  "Content-Transfer-Encoding",
  "Auto-Submitted",
  "List-Id",
  "List-Unsubscribe",
  "List-Unsubscribe-Post",
].join(":");

/**
 * Prepares a writer of complete MIME messages (CRLF lines), signed with DKIM when a key is given.
 * The same bytes are sent and captured. Errors: an unusable private key throws at once.
 */
export function createMessageWriter(dkim: DkimKey | undefined) {
  const writer = nodemailer.createTransport({
    streamTransport: true,
    buffer: true,
    newline: "windows",
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(dkim && { dkim: signingOptions(dkim) }),
  });
  return async (mail: MailMessage): Promise<Buffer> => {
    const written = await writer.sendMail({
      from: mail.from,
      to: { name: "", address: mail.to },
      ...(mail.replyTo && { replyTo: { name: "", address: mail.replyTo } }),
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      messageId: `<${mail.messageId}>`,
      date: mail.date ?? new Date(),
      headers: onOneLine(mail.headers ?? {}),
      ...(mail.attachments && { attachments: mail.attachments }),
    });
    return written.message as Buffer;
  };
}

function signingOptions({ domain, selector, privateKey }: DkimKey) {
  return {
    domainName: domain,
    keySelector: selector,
    // Parsed once: a PEM text would be parsed again for every message.
    privateKey: createPrivateKey(privateKey.replaceAll("\\n", "\n")),
    headerFieldNames: SIGNED_HEADERS,
  };
}

// Folded list headers are unfolded by the next signer on the way, which breaks the first signature.
function onOneLine(headers: Record<string, string>) {
  return Object.entries(headers).map(([key, value]) => ({
    key,
    value: { prepared: true, value: value.replace(/[\r\n]+/g, " ") },
  }));
}
