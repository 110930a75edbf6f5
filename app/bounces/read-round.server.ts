import type { ImapFlow } from "imapflow";
import { pool, transact } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { mailReports } from "#app/platform/metrics.server.ts";
import { heedMailedReport } from "./heed-mailed-report.server.ts";
import { readDeliveryReport } from "./read-delivery-report.server.ts";

export type Round = { heeded: number; leftAlone: number };

/** So many mails a round, and so much of each: a mailbox that is flooded takes nothing away from other work. */
const MOST_MAILS = 100;
const MOST_BYTES = 256 * 1024;

const WHERE = `
INSERT INTO report_mailbox (mailbox, uid_validity, last_uid) VALUES ($1, $2, 0)
ON CONFLICT (mailbox) DO UPDATE SET uid_validity = excluded.uid_validity,
  last_uid = CASE WHEN report_mailbox.uid_validity = excluded.uid_validity THEN report_mailbox.last_uid ELSE 0 END
RETURNING last_uid AS "lastUid"`;

const GO_ON = `
UPDATE report_mailbox SET last_uid = greatest(last_uid, $3), heeded = heeded + $4, left_alone = left_alone + $5
WHERE mailbox = $1 AND uid_validity = $2`;

const READ = "UPDATE report_mailbox SET read_at = $2, problem = NULL WHERE mailbox = $1";

type At = { mailbox: string; uidValidity: bigint };

/**
 * Reads the mails of the opened mailbox that came since the last round, oldest first. A report is heeded in a transaction of its own and
 * then marked as seen; any other mail is left as it lies. Whatever cuts the round short, the next one begins at the first mail that was
 * not finished, and a report that was heeded already changes nothing again.
 */
export async function readRound(
  client: ImapFlow,
  { mailbox, uidValidity }: At,
  { now, signal }: { now: Date; signal?: AbortSignal },
): Promise<Round> {
  const { rows } = await pool.query<{ lastUid: string }>(WHERE, [mailbox, uidValidity]);
  const round = { heeded: 0, leftAlone: 0 };
  for (const uid of await uidsAfter(client, Number(rows[0]!.lastUid))) {
    if (signal?.aborted) break;
    const heeded = await takeOne(client, uid, now);
    round[heeded ? "heeded" : "leftAlone"] += 1;
    await pool.query(GO_ON, [mailbox, uidValidity, uid, Number(heeded), Number(!heeded)]);
  }
  await pool.query(READ, [mailbox, now]);
  return round;
}

// "n:*" names the last mail also where its number is smaller.
async function uidsAfter(client: ImapFlow, last: number): Promise<number[]> {
  const found = (await client.search({ uid: `${last + 1}:*` }, { uid: true })) || [];
  return found
    .filter((uid) => uid > last)
    .sort((one, other) => one - other)
    .slice(0, MOST_MAILS);
}

/** Whether it was a report about a mail of ours. */
async function takeOne(client: ImapFlow, uid: number, now: Date): Promise<boolean> {
  const query = { source: { start: 0, maxLength: MOST_BYTES } };
  const mail = await client.fetchOne(String(uid), query, { uid: true });
  const raw = mail ? mail.source : undefined;
  const report = raw ? await readSafely(raw) : null;
  const outcome = report && (await transact((db) => heedMailedReport(db, report, { now })));
  mailReports.inc({ provider: "mailbox", what: report?.what ?? "other", outcome: outcome ?? "left alone" });
  if (!outcome || outcome === "unknown recipient") return false;
  await client.messageFlagsAdd(String(uid), ["\\Seen"], { uid: true });
  return true;
}

/** A mail that nobody can take apart is left alone, too. */
async function readSafely(raw: Buffer) {
  try {
    return await readDeliveryReport(raw);
  } catch (error) {
    log.warn({ problem: (error as Error).name }, "a mail in the mailbox of reports could not be read");
    return null;
  }
}
