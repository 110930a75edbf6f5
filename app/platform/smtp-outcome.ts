/** What became of a message that was handed to the mail server. `reply` is its last word or the error. */
export type SendOutcome =
  | { outcome: "sent"; reply: string }
  /** Not accepted, and may be by and by: greylisting, a full queue. */
  | { outcome: "retry"; reply: string }
  /** The server cannot be used at all just now, for no fault of the recipient. */
  | { outcome: "away"; reply: string }
  /** The address does not exist. */
  | { outcome: "bounced"; reply: string }
  /** Refused for good, but not because of the address. */
  | { outcome: "refused"; reply: string }
  /** The whole message was handed over and no reply came: it may have been delivered. */
  | { outcome: "unknown"; reply: string };

/** The part of nodemailer's errors that tells what happened. */
type SmtpError = Error & { code?: string; command?: string; responseCode?: number; response?: string };

/**
 * Says what a failed SMTP dialogue means.
 *
 * `handedOver`: the message's last byte had been passed on when it failed. Only then can a lost
 * connection hide an accepted message; before, the server must forget what it got (RFC 5321 4.1.1.4).
 * Refused logins, senders and greetings are trouble between us and the server, so they wait and
 * never count against a recipient.
 */
export function failedOutcome(error: SmtpError, handedOver: boolean): SendOutcome {
  const reply = (error.response ?? error.message).replace(/\s+/g, " ").slice(0, 500);
  const code = error.responseCode ?? 0;
  // nodemailer itself found the envelope unusable and never called the server.
  if (error.code === "EENVELOPE" && code === 0) return { outcome: "refused", reply };
  if (handedOver && code === 0) return { outcome: "unknown", reply };
  const aboutRecipient = error.command === "RCPT TO" || error.command === "DATA";
  if (!aboutRecipient || code < 400 || code === 421) return { outcome: "away", reply };
  if (code < 500 || code === 503) return { outcome: "retry", reply };
  return { outcome: isAboutAddress(reply) ? "bounced" : "refused", reply };
}

/**
 * Whether a refusal for good speaks of the address itself. RFC 3463: 5.1.x is a bad address, 5.2.x a bad mailbox (2 and 3:
 * full, message too long); 5.7.x and the rest speak of policy, network or content. A bare 5xx is taken at its word.
 */
export function isAboutAddress(reply: string): boolean {
  const status = /\b5\.(\d{1,3})\.(\d{1,3})\b/.exec(reply);
  if (!status) return true;
  const [, subject, detail] = status.map(Number);
  if (subject === 0 || subject === 1) return true;
  return subject === 2 && detail !== 2 && detail !== 3;
}
