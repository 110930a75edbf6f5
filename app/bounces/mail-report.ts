/** What became of a mail, as the provider that sent it out tells. */
export type MailReport = {
  /** The provider's own name for this report, the provider in front: the same report twice has the same one. */
  key: string;
  email: string;
  /** `hard`: there is no such mailbox. `soft`: not now. */
  what: "hard" | "soft" | "complaint" | "delivered";
  /** In the words of the mailbox's server. */
  detail: string;
  /** Our own Message-ID, where the provider passes it on: "<id@host>". */
  messageId: string | null;
};

export type HookRequest = {
  /** The request's own text, to the byte: that is what is signed. */
  body: string;
  headers: Headers;
};

/** What a provider's post comes to. `forged`: it is not from there, or not as it was sent. */
export type ReadReports = { kind: "reports"; reports: MailReport[] } | { kind: "forged" };

export const forged: ReadReports = { kind: "forged" };

/** JSON, or null for what is none. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
