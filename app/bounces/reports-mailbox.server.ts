import { ImapFlow } from "imapflow";
import { pool } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { type Round, readRound } from "./read-round.server.ts";

/** The job that reads the mailbox of delivery reports. */
export const READ_REPORTS = "reports.read";

const TIMEOUT_MS = 20_000;

const NOTE_PROBLEM = `
INSERT INTO report_mailbox (mailbox, uid_validity, last_uid, read_at, problem) VALUES ($1, 0, 0, $2, $3)
ON CONFLICT (mailbox) DO UPDATE SET read_at = excluded.read_at, problem = excluded.problem`;

/** Where the mailbox of reports is, by EMAIL_REPORTS_IMAP_URL; null while it is unset. */
export function reportsMailbox() {
  const { EMAIL_REPORTS_IMAP_URL } = getSettings();
  if (!EMAIL_REPORTS_IMAP_URL) return null;
  const { protocol, hostname, port, username, password, pathname } = new URL(EMAIL_REPORTS_IMAP_URL);
  const secure = protocol === "imaps:";
  const path = decodeURIComponent(pathname.slice(1)) || "INBOX";
  return {
    /** As it is kept and shown: without user and password. */
    name: `${hostname}/${path}`,
    path,
    host: hostname,
    port: Number(port) || (secure ? 993 : 143),
    secure,
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
  };
}

/**
 * Reads what is new in the mailbox of reports and heeds it; null where none is set, or where it cannot be read just now. The next
 * round goes on where this one ended. What the network or the mail server does is noted for the panel and never thrown; a
 * database that is away is.
 */
export async function readReports({
  now,
  signal,
}: {
  now: Date;
  signal?: AbortSignal;
}): Promise<Round | null> {
  const mailbox = reportsMailbox();
  if (!mailbox) return null;
  const client = open(mailbox);
  try {
    await client.connect();
    const { uidValidity } = await client.mailboxOpen(mailbox.path);
    return await readRound(client, { mailbox: mailbox.name, uidValidity }, { now, signal });
  } catch (error) {
    // What was neither refused by the mail server nor lost on the way is ours.
    if (client.usable && !("responseStatus" in (error as Error))) throw error;
    const problem = sayProblem(error as Error);
    log.warn({ mailbox: mailbox.name, problem }, "the mailbox of reports could not be read");
    await pool.query(NOTE_PROBLEM, [mailbox.name, now, problem]);
    return null;
  } finally {
    await client.logout().catch(() => client.close());
  }
}

function open({ host, port, secure, auth }: NonNullable<ReturnType<typeof reportsMailbox>>): ImapFlow {
  const here = host === "127.0.0.1" || host === "localhost";
  const client = new ImapFlow({
    ...{ host, port, secure, auth },
    // A password crosses no network in the clear.
    doSTARTTLS: secure || here ? undefined : true,
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  // What fails comes back with each command; without a listener a lost connection would end the process.
  client.on("error", () => {});
  return client;
}

/** The server's words where it said any, without what we said to it. */
function sayProblem(error: Error & { responseText?: string; code?: string }): string {
  return (error.responseText ?? error.code ?? error.message).slice(0, 300);
}
