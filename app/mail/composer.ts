import type { Language } from "#app/i18n/language.ts";
import type { MailMessage } from "#app/platform/mail-message.server.ts";

/** A mail that is due: what its composer needs to know. */
export type DueMail = {
  id: string;
  kind: string;
  language: Language;
  toEmail: string;
  subjectId: string;
};

/** What is said. Who it goes to and its Message-ID are the outbox's business. */
export type ComposedMail = Omit<MailMessage, "to" | "messageId" | "date">;

/** Writes one mail at the moment it is sent; null when there is nothing left to say. */
export type Composer = (mail: DueMail, context: { now: Date }) => Promise<ComposedMail | null>;

/** Composers by kind of mail. */
export type Composers = Record<string, Composer>;
