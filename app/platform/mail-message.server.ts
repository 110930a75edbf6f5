import { createPrivateKey } from "node:crypto";
import nodemailer from "nodemailer";
import MimeNode from "nodemailer/lib/mime-node";
import { dkimSigner } from "./dkim.server.ts";
import type { PrintedBody } from "./mail-stencil.server.ts";

/** What stands above a mail's body. Addresses are `name@host` or `Name <name@host>`. */
export type MailHead = {
  from: MailAddress;
  to: string;
  subject: string;
  /** `name@host`, without angle brackets; the same mail keeps its id however often it is tried. */
  messageId: string;
  replyTo?: string;
  /** Return path; when absent, one of this mail's own where EMAIL_RETURN_PATH is set, else the sender's address. */
  envelopeFrom?: string;
  /** Further headers, each written on one line as given. */
  headers?: Record<string, string>;
  date?: Date;
};

/** One mail, ready to be written down. */
export type MailMessage = MailHead & { html: string; text: string; attachments?: Attachment[] };

/** One mail of many that are alike, its body written already. */
export type PrintedMail = MailHead & { body: PrintedBody };

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
  const sign = dkim && dkimSigner(signingOptions(dkim));
  return async (mail: MailMessage | PrintedMail): Promise<Buffer> => {
    if ("body" in mail) {
      const head = writeHead(mail);
      const signature = sign ? await sign(head, mail.body.bytes) : "";
      return Buffer.concat([Buffer.from(`${signature}${head}\r\n\r\n`), mail.body.bytes]);
    }
    const written = await writer.sendMail({
      ...addressed(mail),
      html: mail.html,
      text: mail.text,
      headers: onOneLine(mail.headers ?? {}),
      ...(mail.attachments && { attachments: mail.attachments }),
    });
    return written.message as Buffer;
  };
}

const addressed = ({ from, to, replyTo, subject, messageId, date }: MailHead) => ({
  from,
  to: { name: "", address: to },
  ...(replyTo && { replyTo: { name: "", address: replyTo } }),
  subject,
  messageId: `<${messageId}>`,
  date: date ?? new Date(),
});

/** The lines above a body that is written already. */
function writeHead(mail: PrintedMail): string {
  const { from, to, replyTo, subject, messageId, date } = addressed(mail);
  const node = new MimeNode(mail.body.contentType, { newline: "windows" });
  node.setHeader({
    ...{ from, to, ...(replyTo && { "reply-to": replyTo }), subject, date },
    "message-id": messageId,
  });
  node.setHeader(onOneLine(mail.headers ?? {}));
  return node.buildHeaders();
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
