import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { PassThrough, type Readable } from "node:stream";
import nodemailer from "nodemailer";
import {
  createMessageWriter,
  type DkimKey,
  type MailAddress,
  type MailHead,
  type MailMessage,
  type PrintedMail,
} from "./mail-message.server.ts";
import { returnPathOf } from "./return-path.server.ts";
import { getSettings, type Settings } from "./settings.server.ts";
import { failedOutcome, type SendOutcome } from "./smtp-outcome.ts";

/** Messages on their way at once, each on its own kept connection. */
export const SMTP_CONNECTIONS = 5;

type MailSettings = Pick<
  Settings,
  "SMTP_URL" | "DATA_DIR" | "DKIM_DOMAIN" | "DKIM_SELECTOR" | "DKIM_PRIVATE_KEY"
> &
  Partial<Pick<Settings, "EMAIL_RETURN_PATH">>;

export type Mailer = { send(mail: MailMessage | PrintedMail): Promise<SendOutcome>; close(): void };

/**
 * Opens the way out for mail: pooled SMTP where SMTP_URL is set, else a folder of `.eml` files.
 * Sending never throws for what the network or the mail server does; see SendOutcome.
 */
export function createMailer(settings: MailSettings): Mailer {
  const write = createMessageWriter(dkimKey(settings));
  if (!settings.SMTP_URL) {
    const folder = capturedFolder(settings);
    return { send: async (mail) => capture(folder, mail, await write(mail)), close() {} };
  }
  const pool = openPool(settings.SMTP_URL);
  return {
    send: async (mail) => deliver(pool, envelopeOf(mail, settings), await write(mail)),
    close: () => pool.close(),
  };
}

function dkimKey(settings: MailSettings): DkimKey | undefined {
  const { DKIM_DOMAIN: domain, DKIM_SELECTOR: selector, DKIM_PRIVATE_KEY: privateKey } = settings;
  return domain && selector && privateKey ? { domain, selector, privateKey } : undefined;
}

/** What the network has read of each message on its way. */
const bodies = new WeakMap<object, Readable>();

function openPool(url: string) {
  const pool = nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: SMTP_CONNECTIONS,
    maxMessages: 500,
    // The outbox decides what is tried again.
    maxRequeues: 0,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
    idleTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // Failures come back with each message; without a listener an idle one would end the process.
  pool.on("error", () => {});
  pool.use("stream", (mail, done) => {
    mail.message.processFunc((input) => {
      const body = input.pipe(new PassThrough());
      if (mail.data.raw instanceof Buffer) bodies.set(mail.data.raw, body);
      return body;
    });
    done();
  });
  return pool;
}

/** A mail that comes back names itself by where it comes back to, whatever the receiving server leaves out. */
function envelopeOf(mail: MailHead, { EMAIL_RETURN_PATH }: MailSettings) {
  const own = EMAIL_RETURN_PATH ? returnPathOf(mail.messageId.split("@")[0]!, EMAIL_RETURN_PATH) : null;
  return { from: mail.envelopeFrom ?? own ?? mail.from.address, to: mail.to };
}

async function deliver(
  pool: ReturnType<typeof openPool>,
  envelope: ReturnType<typeof envelopeOf>,
  raw: Buffer,
): Promise<SendOutcome> {
  try {
    const sent = await pool.sendMail({ envelope, raw });
    return { outcome: "sent", reply: sent.response ?? "" };
  } catch (error) {
    return failedOutcome(error as Error, bodies.get(raw)?.readableEnded ?? false);
  }
}

/**
 * Writes one complete message under a name that sorts by time and is the same for the same mail.
 * Written beside and renamed, so that a reader never sees half of it.
 */
async function capture(folder: string, mail: MailHead, raw: Buffer): Promise<SendOutcome> {
  const name = capturedFile(mail.messageId.split("@")[0]!);
  const unfinished = join(folder, `.${name}.${process.pid}.tmp`);
  await writeCaptured(unfinished, raw);
  await rename(unfinished, join(folder, name));
  return { outcome: "sent", reply: `captured as ${name}` };
}

/** Makes the folder only when it is not there: somebody may have emptied the data folder meanwhile. */
async function writeCaptured(file: string, raw: Buffer): Promise<void> {
  try {
    await writeFile(file, raw, { mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, raw, { mode: 0o600 });
  }
}

/** Where captured mail lies. */
export const capturedFolder = ({ DATA_DIR }: Pick<Settings, "DATA_DIR">) => join(DATA_DIR, "mail");

/** The name of the file that the mail with this id was captured in. It sorts by time. */
export function capturedFile(mailId: string): string {
  // A mail's id is a UUID of version 7: its first 48 bits are the milliseconds of its creation.
  const id = mailId.replace(/[^\w-]/g, "_");
  const milliseconds = Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);
  const time = new Date(Number.isNaN(milliseconds) ? 0 : milliseconds).toISOString();
  return `${time.replace(/[-:]/g, "").replace(".", "-")}-${id}.eml`;
}

let mailer: Mailer | undefined;

/** Sends one mail by the settings of this process. */
export function sendMessage(mail: MailMessage | PrintedMail): Promise<SendOutcome> {
  mailer ??= createMailer(getSettings());
  return mailer.send(mail);
}

/** Closes the kept connections; messages on their way are finished first. */
export function closeMail(): void {
  mailer?.close();
  mailer = undefined;
}

/** Who a mail comes from: MAIL_FROM where it is set, else the organisation's own address, with its plain name. */
export function mailSender(organisation: { name: string; mailFrom: string }): MailAddress {
  const written = getSettings().MAIL_FROM ?? organisation.mailFrom;
  const named = /^\s*"?([^"<]*?)"?\s*<([^<>\s]+)>\s*$/.exec(written);
  const name = named?.[1] || organisation.name;
  return { name, address: named?.[2] ?? written.trim() };
}
