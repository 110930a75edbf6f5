import { capitalZone, isOfficeHour, zoneOfState } from "#app/geography/office-hours.ts";
import type { Language } from "#app/i18n/language.ts";
import { canonicalEmail } from "#app/mail/canonical-email.ts";
import { queueMails } from "#app/mail/outbox.server.ts";
import { stoppedAmong } from "#app/mail/suppression.server.ts";
import { pool, prisma, type Tx } from "#app/platform/db.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { tellBounced } from "./tell-bounced.server.ts";

/** The job that hands letters over; it starts by itself each minute. */
export const SEND_LETTERS = "letters.send";

/** The mail that an office gets. The table's own trigger of the outbox knows it by this name. */
export const TO_OFFICE = "letter.to-office";

/** An office for which letters wait. */
type Office = { officialId: string; addresses: string[]; stateCode: string | null; level: string | null };

/**
 * Hands letters that wait to the mail system, the one confirmed first first: to each office at most as many in any hour
 * as the letter's page allows, counting all pages, and only while offices of its zone are open. Then tells writers whose
 * letters were not taken. What is written in the demo stays here unless mail is captured (`isCaptured`): its offices are real, and
 * its bill is long a law. Several workers may run this at once: an office that one of them is at the others leave alone.
 * Returns how many letters were handed over. Source: docs/decisions/0038-letters-are-dripped.md
 */
export async function sendDueLetters({
  now,
  isCaptured = getSettings().SMTP_URL === undefined,
}: {
  now: Date;
  isCaptured?: boolean;
}): Promise<number> {
  let handed = 0;
  for (const office of await officesWaitedFor()) {
    const stopped = await bounceStopped(office, now);
    if (stopped || !isOfficeHour(now, zoneOf(office))) continue;
    handed += await prisma.$transaction((tx) => handOver(tx, office.officialId, { now, isCaptured }));
  }
  await tellBounced({ now });
  return handed;
}

/** Federal offices keep the hours of the capital, wherever their district lies. */
const zoneOf = ({ level, stateCode }: Office) => (level === "federal" ? capitalZone : zoneOfState(stateCode));

async function officesWaitedFor(): Promise<Office[]> {
  const { rows } = await pool.query<Office>(`
    SELECT q.official_id AS "officialId", q.addresses, seat.level, seat.state_code AS "stateCode"
    FROM (
      SELECT official_id, array_agg(DISTINCT address) AS addresses FROM letter WHERE status = 'queued' GROUP BY 1
    ) q
    LEFT JOIN LATERAL (
      SELECT o.level, d.state_code FROM term t
      JOIN office o ON o.id = t.office_id JOIN division d ON d.id = o.division_id
      WHERE t.official_id = q.official_id ORDER BY t.start_on DESC NULLS LAST LIMIT 1
    ) seat ON true
    ORDER BY 1`);
  return rows;
}

/** Letters to an address that is never mailed are over at once. True: all that wait here are. */
async function bounceStopped({ officialId, addresses }: Office, now: Date): Promise<boolean> {
  const canonical = (address: string) => canonicalEmail(address) ?? address;
  const stopped = await stoppedAmong(addresses.map(canonical));
  const gone = addresses.filter((address) => stopped.has(canonical(address)));
  if (gone.length === 0) return false;
  await pool.query(
    `UPDATE letter SET status = 'bounced', tried_at = $3, note = 'suppressed'
     WHERE official_id = $1 AND status = 'queued' AND address = ANY($2::text[])`,
    [officialId, gone, now],
  );
  return gone.length === addresses.length;
}

type Due = { id: string; address: string; language: Language };

// How many may go: what is on its way counts, however long ago it was handed over, and what came to its end within the
// hour. So the rate holds at the office's door even after an outage of the mail server.
const DUE = `
  WITH used AS (
    SELECT count(*)::int AS letters FROM letter
    WHERE official_id = $1::uuid AND (status = 'sending' OR tried_at > $2::timestamptz - interval '1 hour')
  ),
  turn AS (
    SELECT l.id, row_number() OVER (ORDER BY l.confirmed_at, l.id) AS place, p.hourly_rate
    FROM letter l JOIN outreach_page p ON p.id = l.page_id JOIN campaign c ON c.id = p.campaign_id
    WHERE l.official_id = $1::uuid AND l.status = 'queued' AND c.status <> 'paused' AND (NOT c.is_demo OR $3)
    ORDER BY l.confirmed_at, l.id LIMIT 500
  ),
  due AS (
    SELECT l.id FROM letter l JOIN turn ON turn.id = l.id, used
    WHERE turn.place + used.letters <= turn.hourly_rate AND l.status = 'queued'
    FOR UPDATE OF l SKIP LOCKED
  )
  UPDATE letter l SET status = 'sending', tried_at = $2 FROM due WHERE l.id = due.id
  RETURNING l.id, l.address, l.language`;

/** One office's turn: its letters are `sending` and their mails in the outbox, or nothing happened. */
async function handOver(
  tx: Tx,
  officialId: string,
  { now, isCaptured }: { now: Date; isCaptured: boolean },
): Promise<number> {
  // Two workers who count the same hour would both find room in it.
  const [lock] = await tx.$queryRaw<{ held: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtext('letters.office'), hashtext(${officialId})) AS held`;
  if (!lock!.held) return 0;
  const due = await tx.$queryRawUnsafe<Due[]>(DUE, officialId, now, isCaptured);
  return queueMails(
    tx,
    due.map(({ id, address, language }) => ({
      kind: TO_OFFICE,
      language,
      toEmail: address,
      subjectId: id,
      dedupeKey: `${TO_OFFICE}:${id}`,
      runAt: now,
    })),
  );
}
