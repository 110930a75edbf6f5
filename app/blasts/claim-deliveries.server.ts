import type { Language } from "#app/i18n/language.ts";
import { suppress } from "#app/mail/suppression.server.ts";
import { pool, transact } from "#app/platform/db.server.ts";
import type { SuppressionReason } from "#app/platform/prisma/enums.ts";
import type { MergeValues } from "./merge-text.server.ts";
import { valuesOf } from "./reader-values.server.ts";
import type { Letter } from "./versions.ts";

/** One mail that is about to go out: committed as `sending` before anything is said to a mail server. */
export type ClaimedDelivery = {
  id: string;
  blastId: string;
  supporterId: string;
  language: Language;
  version: Letter;
  lane: string;
  attempts: number;
  email: string;
  canonical: string;
  values: MergeValues;
  frozenAt: Date;
  /** Why they are not written to after all: asked anew, since an audience is frozen long before its last mail. */
  not: "erased" | "merged" | "unsubscribed" | "refused" | SuppressionReason | null;
};

// A blast that was stopped meanwhile gives nothing out.
const CLAIM = {
  name: "claim-deliveries",
  text: `
    WITH due AS MATERIALIZED (
      SELECT d.id FROM blast_delivery d
      WHERE d.blast_id = $1 AND d.lane = $2 AND d.state = 'queued' AND d.due_at <= $3 AND d.version IS NOT NULL
        AND (SELECT state FROM blast WHERE id = $1) = 'sending'
      ORDER BY d.due_at, d.id LIMIT $4 FOR UPDATE OF d SKIP LOCKED
    ),
    claimed AS (
      UPDATE blast_delivery d SET state = 'sending', claimed_at = $3, attempts = d.attempts + 1
      FROM due WHERE d.id = due.id
      RETURNING d.id, d.supporter_id, d.language, d.version, d.lane, d.attempts
    )
    SELECT c.id, c.supporter_id, c.language, c.version, c.lane, c.attempts, b.frozen_at, s.email, s.email_canonical,
      s.given_name, s.family_name, s.locality, s.region, s.country, s.postal_code,
      CASE WHEN s.erased_at IS NOT NULL THEN 'erased' WHEN s.merged_into_id IS NOT NULL THEN 'merged'
        WHEN x.reason IS NOT NULL THEN x.reason::text
        WHEN (SELECT r.granted FROM consent_record r
          WHERE r.supporter_id = s.id AND r.purpose = 'email' AND NOT r.awaits_confirmation
          ORDER BY r.recorded_at DESC, r.id DESC LIMIT 1) IS NOT TRUE THEN 'unsubscribed'
        WHEN EXISTS (SELECT FROM campaign_mail_choice m WHERE m.supporter_id = s.id
          AND m.campaign_id = b.campaign_id AND NOT m.wanted) THEN 'refused' END AS no
    FROM claimed c JOIN supporter s ON s.id = c.supporter_id JOIN blast b ON b.id = $1
    LEFT JOIN suppression x ON x.email_canonical = s.email_canonical`,
};

type Row = {
  id: string;
  supporter_id: string;
  language: Language;
  version: Letter;
  lane: string;
  attempts: number;
  frozen_at: Date;
  email: string;
  email_canonical: string;
  given_name: string;
  family_name: string | null;
  locality: string | null;
  region: string | null;
  country: string;
  postal_code: string | null;
  no: ClaimedDelivery["not"];
};

/** Takes the mails of a blast and a lane that have been due longest, `most` of them at most. */
export async function claimDeliveries(
  blastId: string,
  lane: string,
  { most, now }: { most: number; now: Date },
): Promise<ClaimedDelivery[]> {
  const { rows } = await pool.query<Row>({ ...CLAIM, values: [blastId, lane, now, most] });
  return rows.map((row) => ({
    ...{ id: row.id, blastId, supporterId: row.supporter_id, language: row.language, lane: row.lane },
    ...{
      version: row.version,
      attempts: row.attempts,
      email: row.email,
      canonical: row.email_canonical,
      frozenAt: row.frozen_at,
    },
    values: valuesOf(row),
    not: row.no,
  }));
}

export type Settled =
  | { state: "sent"; note: string; at: Date }
  /** `bounced`: the address does not exist. */
  | { state: "failed" | "unknown" | "skipped"; note: string; bounced?: boolean }
  /** Tried, and to be tried again then. */
  | { state: "queued"; note: string; at: Date }
  /** Claimed and never begun. */
  | { state: "given back" };

export type SettledDelivery = { delivery: ClaimedDelivery; settled: Settled };

const SETTLE = {
  name: "settle-deliveries",
  text: `
    UPDATE blast_delivery d
    SET state = s.state, note = coalesce(s.note, d.note), sent_at = CASE WHEN s.state = 'sent' THEN s.at END,
      due_at = CASE WHEN s.state = 'queued' THEN coalesce(s.at, d.due_at) ELSE d.due_at END,
      attempts = d.attempts - s.untried
    FROM unnest($1::uuid[], $2::"DeliveryState"[], $3::text[], $4::timestamptz[], $5::int[])
      AS s(id, state, note, at, untried)
    WHERE d.id = s.id AND d.state = 'sending'
    RETURNING s.state = 'sent' AS sent`,
};

const COUNT_DAY = `
  INSERT INTO blast_day AS b (day, sent) VALUES (($1::timestamptz AT TIME ZONE 'UTC')::date, $2)
  ON CONFLICT (day) DO UPDATE SET sent = b.sent + excluded.sent`;

// Mail servers repeat the address in their answers; it is kept with the supporter and nowhere else.
const withoutAddress = (note: string) => note.replace(/[^\s<>"]+@[^\s<>"]+/g, "…").slice(0, 500);

/** Records what became of claimed mails, and counts the day's. A bounced address is never mailed again. */
export async function settleDeliveries(all: SettledDelivery[], { now }: { now: Date }): Promise<void> {
  if (all.length === 0) return;
  await transact(async (client) => {
    for (const { delivery, settled } of all) {
      if (settled.state !== "failed" || !settled.bounced) continue;
      const { canonical } = delivery;
      await suppress(client, { canonical, reason: "hard_bounce", detail: withoutAddress(settled.note) });
    }
    const settled = all.map((each) => each.settled);
    const { rows } = await client.query<{ sent: boolean }>({
      ...SETTLE,
      values: [
        all.map(({ delivery }) => delivery.id),
        settled.map(({ state }) => (state === "given back" ? "queued" : state)),
        settled.map((each) => ("note" in each ? withoutAddress(each.note) : null)),
        settled.map((each) => ("at" in each ? each.at : null)),
        settled.map(({ state }) => (state === "given back" ? 1 : 0)),
      ],
    });
    const sent = rows.filter((row) => row.sent).length;
    if (sent > 0) await client.query(COUNT_DAY, [now, sent]);
  });
}

/** A mail in `sending` for this long was cut short. */
const UNKNOWN_AFTER_MINUTES = 15;

/**
 * Job `blasts.sweep`: closes what a crash left in `sending`. Whether the mail server took it nobody knows, so it is never
 * sent again. Returns how many there were.
 */
export async function sweepDeliveries({ now }: { now: Date }): Promise<number> {
  const swept = await pool.query(
    `UPDATE blast_delivery SET state = 'unknown', note = 'the sender stopped while sending'
     WHERE state = 'sending' AND claimed_at < $1::timestamptz - make_interval(mins => $2)`,
    [now, UNKNOWN_AFTER_MINUTES],
  );
  return swept.rowCount ?? 0;
}
