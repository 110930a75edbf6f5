import { pool, type Tx } from "#app/platform/db.server.ts";
import { type Filter, noFilter } from "#app/segments/filter.ts";
import { whereOf } from "#app/segments/filter-sql.server.ts";
import { findSegment } from "#app/segments/segments.server.ts";
import type { Audience } from "./audience.ts";
import { laneSql } from "./lanes.ts";
import { dueSql, type LocalHour } from "./local-hours.ts";
import type { Letter } from "./versions.ts";

/** Whoever is meant, and whom of them the house may write to. */
export type Meant = {
  include: Filter[];
  exclude: Filter[];
  restHours: number | null;
  most: number | null;
  urgent: boolean;
  againOf: string | null;
  againUnless: Audience["againUnless"];
  /** Whose campaign it is about. */
  campaignId: string;
  /** The campaigns whose supporters may be written to; null: all. */
  reach: readonly string[] | null;
};

/** The filters behind an audience's segments; null when one of them is gone: then nobody knows who is meant. */
export async function meantBy(
  audience: Audience,
  { campaignId, reach }: Pick<Meant, "campaignId" | "reach">,
): Promise<Meant | null> {
  const find = (ids: string[]) => Promise.all(ids.map(findSegment));
  const [include, exclude] = await Promise.all([find(audience.include), find(audience.exclude)]);
  if ([...include, ...exclude].includes(null)) return null;
  const filters = (found: typeof include) => found.map((segment) => segment!.filter);
  return { ...audience, include: filters(include), exclude: filters(exclude), campaignId, reach };
}

/** Values of a statement that grows: `put` takes one and gives its place, `within` the values of a whole condition. */
function statement() {
  const values: unknown[] = [];
  return {
    values,
    put: (value: unknown) => `$${values.push(value)}`,
    within(filter: Filter, reach: Meant["reach"]) {
      const where = whereOf(filter, { campaigns: reach, personal: true }, values.length + 1);
      values.push(...where.values);
      return `(${where.sql})`;
    },
  };
}

/**
 * SQL of the relation `settled`: a row for each who is meant, with each reason not to write to them, and whether they get
 * it. What is known of them is joined as sets, so that a million cost little more than reading them.
 */
function settledBy(meant: Meant, now: Date) {
  const { values, put, within } = statement();
  const any = (filters: Filter[]) => filters.map((filter) => within(filter, meant.reach)).join(" OR ");
  const inSegments = meant.include.length > 0 ? `(${any(meant.include)})` : within(noFilter, meant.reach);
  const isMeant = meant.againOf ? `${inSegments} AND ${reachedBy(meant, put)}` : inSegments;
  const excluded = meant.exclude.length > 0 ? `(${any(meant.exclude)})` : "false";
  const moment = `${put(now)}::timestamptz`;
  const rest = `make_interval(hours => ${put(meant.restHours ?? 0)}::int)`;
  const since = (interval: string) => `coalesce(l.at > ${moment} - ${interval}, false)`;
  // One a week for those who want that; urgent mail goes to everybody who wants any.
  const paced = meant.urgent
    ? "false"
    : `(m.mail_pace = 'urgent' OR (m.mail_pace = 'weekly' AND ${since("interval '7 days'")}))`;
  const sql = `
    WITH meant AS MATERIALIZED (
      SELECT s.id, s.email_canonical, s.language, s.mail_pace, s.country, s.region, ${excluded} AS excluded
      FROM supporter s WHERE ${isMeant}),
    answer AS (
      SELECT DISTINCT ON (r.supporter_id) r.supporter_id, r.granted
      FROM meant m JOIN consent_record r ON r.supporter_id = m.id
      WHERE r.purpose = 'email' AND NOT r.awaits_confirmation
      ORDER BY r.supporter_id, r.recorded_at DESC, r.id DESC),
    mailed AS (
      SELECT d.supporter_id, max(d.sent_at) AS at FROM meant m JOIN blast_delivery d ON d.supporter_id = m.id
      WHERE d.sent_at > ${moment} - greatest(interval '7 days', ${rest}) GROUP BY d.supporter_id),
    settled AS (
      SELECT *, NOT excluded AND wants AS asked,
        NOT excluded AND wants AND NOT refused AND NOT suppressed AND NOT paced AND NOT rested AS goes
      FROM (
        SELECT m.id, m.email_canonical, m.language, m.country, m.region, m.excluded, coalesce(a.granted, false) AS wants,
          c.supporter_id IS NOT NULL AS refused, x.email_canonical IS NOT NULL AS suppressed, ${paced} AS paced,
          ${meant.restHours ? since(rest) : "false"} AS rested
        FROM meant m
        LEFT JOIN answer a ON a.supporter_id = m.id
        LEFT JOIN campaign_mail_choice c ON c.supporter_id = m.id
          AND c.campaign_id = ${put(meant.campaignId)}::uuid AND NOT c.wanted
        LEFT JOIN suppression x ON x.email_canonical = m.email_canonical
        LEFT JOIN mailed l ON l.supporter_id = m.id) each)`;
  return { sql, values, put };
}

const didNot = {
  clicked: "NOT EXISTS (SELECT FROM blast_click c WHERE c.delivery_id = r.id AND NOT c.machine)",
  acted: `NOT EXISTS (SELECT FROM supporter_action a WHERE a.supporter_id = s.id AND a.occurred_at >= r.sent_at
    AND a.kind IN ('signed', 'called', 'wrote', 'gave'))`,
};

/** SQL: another blast of the campaign reached them, and they did not do what it asked. */
const reachedBy = ({ againOf, againUnless, campaignId }: Meant, put: (value: unknown) => string) =>
  `EXISTS (SELECT FROM blast_delivery r JOIN blast b ON b.id = r.blast_id
    WHERE r.blast_id = ${put(againOf)}::uuid AND r.supporter_id = s.id AND r.state = 'sent'
      AND b.campaign_id = ${put(campaignId)}::uuid AND ${didNot[againUnless]})`;

export type AudienceCount = {
  /** In the segments that are meant. */
  meant: number;
  /** Left out of them, each counted under the first reason that holds. */
  excluded: number;
  unwanted: number;
  /** Want nothing about this campaign. */
  refused: number;
  /** Want mail less often. */
  paced: number;
  suppressed: number;
  rested: number;
  /** Left out because a blast goes to no more than so many. */
  beyond: number;
  /** Who gets it, by their own language. */
  goes: number;
  languages: { en: number; es: number };
};

/**
 * Counts an audience as it would be frozen now. Reads every supporter who is meant: half a second for each hundred
 * thousand.
 */
export async function countAudience(meant: Meant, { now }: { now: Date }): Promise<AudienceCount> {
  const { sql, values } = settledBy(meant, now);
  const { rows } = await pool.query<Record<string, number>>(
    `${sql}
     SELECT count(*)::int AS meant,
       count(*) FILTER (WHERE excluded)::int AS excluded,
       count(*) FILTER (WHERE NOT excluded AND NOT wants)::int AS unwanted,
       count(*) FILTER (WHERE asked AND refused)::int AS refused,
       count(*) FILTER (WHERE asked AND NOT refused AND suppressed)::int AS suppressed,
       count(*) FILTER (WHERE asked AND NOT refused AND NOT suppressed AND paced)::int AS paced,
       count(*) FILTER (WHERE asked AND NOT refused AND NOT suppressed AND NOT paced AND rested)::int AS rested,
       count(*) FILTER (WHERE goes AND language = 'en')::int AS en,
       count(*) FILTER (WHERE goes AND language = 'es')::int AS es
     FROM settled`,
    values,
  );
  const { en, es, ...counted } = rows[0] as Record<string, number>;
  const fitting = en! + es!;
  const goes = Math.min(fitting, meant.most ?? fitting);
  const reasons = counted as Pick<
    AudienceCount,
    "meant" | "excluded" | "unwanted" | "refused" | "paced" | "suppressed" | "rested"
  >;
  return { ...reasons, beyond: fitting - goes, goes, languages: { en: en!, es: es! } };
}

/** SQL that draws a version for a row, or none, so that the parts differ by one person at most. */
function drawn({ versions, share }: Trial, put: (value: unknown) => string): string {
  const place = "row_number() OVER (ORDER BY random())";
  const all = "count(*) OVER ()";
  return `CASE WHEN ${place} <= ceil(${all} * ${put(share)}::int / 100.0)
    THEN (${put([...versions])}::text[])[1 + ((${place} - 1) % ${put(versions.length)}::int)::int] END`;
}

/** The versions that are tried on a share of an audience (per cent), in equal parts. */
export type Trial = { versions: readonly Letter[]; share: number };

/**
 * Writes down everybody a blast goes to, in one statement. Once for each supporter, also when it is done twice. With a
 * trial, a share of them drawn by lot get the versions in turn, and the rest wait for one to be chosen. With an hour, each
 * gets it when their own clock shows it. A hundred thousand of them take about ten seconds. Returns how many there are now.
 */
export async function writeAudience(
  tx: Tx,
  blastId: string,
  meant: Meant,
  how: { now: Date; written: readonly string[]; trial: Trial | null; hour: LocalHour | null },
): Promise<number> {
  const { now, written, trial, hour } = how;
  const { sql, values, put } = settledBy(meant, now);
  const [only, another] = written;
  const language = another ? "language" : `${put(only)}::"Language"`;
  const limit = meant.most ? `ORDER BY random() LIMIT ${put(meant.most)}::int` : "";
  const version = trial ? drawn(trial, put) : "'a'";
  const due = hour ? dueSql(hour, now, put) : `${put(now)}::timestamptz`;
  await tx.$executeRawUnsafe("SET LOCAL statement_timeout = '15min'");
  return tx.$executeRawUnsafe(
    `INSERT INTO blast_delivery (blast_id, supporter_id, language, lane, version, due_at)
     ${sql}
     SELECT blast_id, id, tongue, lane, version, CASE WHEN version IS NULL THEN 'infinity' ELSE due END FROM (
       SELECT ${put(blastId)}::uuid AS blast_id, id, ${language} AS tongue, ${laneSql("email_canonical")} AS lane,
         ${version} AS version, ${due} AS due
       FROM settled WHERE goes ${limit}) each
     ON CONFLICT (blast_id, supporter_id) DO NOTHING`,
    ...values,
  );
}
