import { findCounty } from "#app/geography/places.server.ts";
import { regionName } from "#app/geography/states.ts";
import { pool } from "#app/platform/db.server.ts";
import { bucketSql } from "#app/platform/time-buckets.ts";

/** From an instant on, up to and without another. */
export type Span = { from: Date; until: Date };

/** Signatures of one stretch of time, by the moment they were signed. */
export type SignatureBucket = {
  /** ISO instant at which it begins. */
  at: string;
  counted: number;
  /** Waits for its signer to confirm, or for staff to look at it. */
  waiting: number;
};

/**
 * Signatures over time by hour, day or week of a time zone, of the rollups alone; invalid ones are in none.
 * Stretches without a signature are left out. A second behind the rows at most.
 */
export async function signaturesOverTime(
  petitionIds: readonly string[],
  { from, until }: Span,
  step: "hour" | "day" | "week",
  timeZone: string,
): Promise<SignatureBucket[]> {
  const { rows } = await pool.query<{ at: Date; counted: number; waiting: number }>(
    `SELECT ${bucketSql("at", step, "$4")} AS at, sum(counted)::int AS counted, sum(pending + review)::int AS waiting
     FROM signature_quarter WHERE petition_id = ANY($1::uuid[]) AND at >= $2 AND at < $3 GROUP BY 1 ORDER BY 1`,
    [petitionIds, from, until, timeZone],
  );
  return rows.map(({ at, ...numbers }) => ({ at: at.toISOString(), ...numbers }));
}

export type SourceCount = {
  source: string;
  counted: number;
  waiting: number;
  /** Both, of those who signed since a moment that was asked about. */
  since: number;
};

/** Where those who signed in this time came from, most first. `since`: see SourceCount. */
export async function signaturesBySource(
  petitionIds: readonly string[],
  { from, until }: Span,
  since: Date | null = null,
): Promise<SourceCount[]> {
  const { rows } = await pool.query<SourceCount>(
    `SELECT source, sum(counted)::int AS counted, sum(pending + review)::int AS waiting,
       coalesce(sum(counted + pending + review) FILTER (WHERE at >= $4), 0)::int AS since
     FROM signature_quarter WHERE petition_id = ANY($1::uuid[]) AND at >= $2 AND at < $3
     GROUP BY 1 HAVING sum(counted + pending + review) > 0 ORDER BY sum(counted + pending + review) DESC, source`,
    [petitionIds, from, until, since],
  );
  return rows;
}

export type Confirming = { counted: number; waiting: number };

/** Of those who signed in this time where a mail asks them to confirm: how many count, and how many do not yet. */
export async function confirmations(
  petitionIds: readonly string[],
  { from, until }: Span,
): Promise<Confirming> {
  const { rows } = await pool.query<Confirming>(
    `SELECT coalesce(sum(q.counted), 0)::int AS counted, coalesce(sum(q.pending + q.review), 0)::int AS waiting
     FROM signature_quarter q JOIN petition p ON p.id = q.petition_id AND p.confirmation = 'email'
     WHERE q.petition_id = ANY($1::uuid[]) AND q.at >= $2 AND q.at < $3`,
    [petitionIds, from, until],
  );
  return rows[0]!;
}

export type Sharer = { signatureId: string; name: string; petitionId: string; brought: number };

/** Whose personal links brought most counted signatures since the beginning. */
export async function topSharers(petitionIds: readonly string[], limit = 10): Promise<Sharer[]> {
  const { rows } = await pool.query<Sharer>(
    `SELECT h.sharer_id AS "signatureId", h.petition_id AS "petitionId", h.counted AS brought,
       concat_ws(' ', s.given_name, s.family_name) AS name
     FROM unnest($1::uuid[]) AS p(id)
     CROSS JOIN LATERAL (
       SELECT * FROM signature_sharer WHERE petition_id = p.id AND counted > 0 ORDER BY counted DESC LIMIT $2
     ) h
     JOIN signature s ON s.id = h.sharer_id AND s.status <> 'invalid'
     ORDER BY h.counted DESC, h.sharer_id LIMIT $2`,
    [petitionIds, limit],
  );
  return rows;
}

export type PlaceTotal = { place: string; name: string | null; counted: number };

/** Counted signatures by place since the beginning, most first; staff see small places too. */
export async function placeTotals(
  petitionIds: readonly string[],
  level: "country" | "region" | "county",
  limit: number,
): Promise<PlaceTotal[]> {
  const { rows } = await pool.query<{ place: string; counted: number }>(
    `SELECT place, sum(counted)::int AS counted FROM petition_place_count
     WHERE petition_id = ANY($1::uuid[]) AND level = $2::"PlaceLevel" AND counted > 0
     GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT $3`,
    [petitionIds, level, limit],
  );
  return rows.map(({ place, counted }) => ({ place, counted, name: nameOf(level, place) }));
}

function nameOf(level: string, place: string): string | null {
  if (level === "county") {
    const county = findCounty(place);
    return county && `${county.name}, ${county.state}`;
  }
  if (level === "country") return null;
  const [country, ...region] = place.split("-");
  return regionName(country!, region.join("-"));
}

export type MailTotals = { sent: number; failed: number; skipped: number };

/** What became of the mails to signers that were queued in this time; what still waits is in none of them. */
export async function signerMails(
  petitionIds: readonly string[],
  { from, until }: Span,
): Promise<MailTotals> {
  const { rows } = await pool.query<MailTotals>(
    `SELECT coalesce(sum(sent), 0)::int AS sent, coalesce(sum(failed), 0)::int AS failed,
       coalesce(sum(skipped), 0)::int AS skipped
     FROM petition_mail_quarter WHERE petition_id = ANY($1::uuid[]) AND at >= $2 AND at < $3`,
    [petitionIds, from, until],
  );
  return rows[0]!;
}

/** Counted signatures of these petitions since the beginning, with what waits to be added up. */
export async function countedInAll(petitionIds: readonly string[]): Promise<number> {
  const { rows } = await pool.query<{ counted: number }>(
    `SELECT (coalesce((SELECT sum(counted) FROM petition_count WHERE petition_id = ANY($1::uuid[])), 0)
       + coalesce((SELECT sum(delta) FROM signature_count_delta WHERE petition_id = ANY($1::uuid[])), 0))::int AS counted`,
    [petitionIds],
  );
  return Math.max(0, rows[0]!.counted);
}
