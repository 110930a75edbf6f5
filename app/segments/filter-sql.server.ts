import { zipsOfCounty } from "#app/geography/places.server.ts";
import { toTsQuery } from "#app/platform/search-words.ts";
import { type Condition, type Filter, isPersonal } from "./filter.ts";
import type { Scope } from "./scope.ts";
import { searchTerms } from "./search-terms.ts";

export type Where = { sql: string; values: unknown[] };

/** Puts a value in and gives its place: "$3". `fence` ends every question about other tables. */
type Put = ((value: unknown) => string) & { fence: string };

/**
 * The condition of a query about the row `s` of `supporter`: who fits the filter and may be seen by whoever asks.
 * `first` is the number of its first parameter. Those who were erased, and rows that went into another one, never fit.
 * Conditions that may not be asked fit nobody. `each`: PostgreSQL may not gather those who fit, it asks row by row;
 * the values are the same ones.
 */
export function whereOf(filter: Filter, scope: Scope, first = 1, { each = false } = {}): Where {
  const values: unknown[] = [];
  const put: Put = Object.assign((value: unknown) => `$${first - 1 + values.push(value)}`, {
    fence: each ? " OFFSET 0" : "",
  });
  const parts = [
    "s.erased_at IS NULL AND s.merged_into_id IS NULL",
    ...(scope.campaigns ? [withinCampaigns(scope.campaigns, put)] : []),
    ...wordsOf(filter.words, scope, put),
    ...filter.groups.map((group) => anyOf(group.map((condition) => conditionOf(condition, scope, put)))),
  ];
  return { sql: parts.join("\n  AND "), values };
}

const anyOf = (conditions: string[]) =>
  conditions.length === 1 ? conditions[0]! : `(${conditions.join("\n    OR ")})`;

const withinCampaigns = (campaigns: readonly string[], put: Put) => `EXISTS (
    SELECT FROM signature seen WHERE seen.supporter_id = s.id AND seen.petition_id IN (
      SELECT id FROM petition WHERE campaign_id = ANY(${put(campaigns)}::uuid[]))${put.fence})`;

function wordsOf(typed: string, { personal }: Scope, put: Put): string[] {
  const { terms, query, email } = searchTerms(typed);
  if (terms.length === 0) return typed.trim() === "" ? [] : ["false"];
  // Who may not see addresses finds nobody by one.
  const found = `s.words @@ ${put(personal ? query : toTsQuery(terms))}::tsquery`;
  if (!personal) {
    const names = terms.map(
      (term) => `' ' || translate(s.name_key, '-’''.', '    ') LIKE ${put(`% ${likeText(term)}%`)}`,
    );
    return [[found, ...names].join(" AND ")];
  }
  if (!email) return [found];
  // An address in another spelling, or one that went into another row.
  return [
    `(${found} OR s.id = (
      SELECT coalesce(m.merged_into_id, m.id) FROM supporter m WHERE m.email_canonical = ${put(email)}))`,
  ];
}

const likeText = (text: string) => text.replace(/[\\%_]/g, "\\$&");

function conditionOf(condition: Condition, scope: Scope, put: Put): string {
  if (isPersonal(condition) && !scope.personal) return "false";
  const sql = positive(condition, scope, put);
  return condition.not ? `NOT coalesce(${sql}, false)` : sql;
}

function positive(condition: Condition, scope: Scope, put: Put): string {
  switch (condition.kind) {
    case "signed":
      return signed(condition, scope, put);
    case "created":
      return `(${period("s.created_at", condition, put)})`;
    case "state":
      return `s.words @@ ${put(`'${condition.country}-${condition.state}'`)}::tsquery`;
    case "county":
      return county(condition.fips, put);
    case "zip":
      return `(${zip} >= ${put(condition.prefix)} AND ${zip} <= ${put(`${condition.prefix}:`)})`;
    case "tag":
      return `EXISTS (SELECT FROM supporter_tag t WHERE t.supporter_id = s.id AND t.tag_id = ${put(condition.tagId)}::uuid${put.fence})`;
    case "consent":
      return consent(condition, put);
    case "language":
      return `s.language = ${put(condition.language)}::"Language"`;
    case "source":
      return signature(`g.source = ${put(condition.source)}`, scope, put);
    case "confirmed":
      return signature("g.status = 'counted'", scope, put);
    case "suppressed":
      return suppressed(condition.reason, put);
    case "asleep":
      return `supporter_is_asleep(s.id, s.email_canonical, s.created_at, s.last_action_at,
        now() - make_interval(months => ${put(condition.months)}::int))`;
    case "imported":
      return `EXISTS (SELECT FROM imported_supporter i WHERE i.supporter_id = s.id AND i.import_id = ${put(condition.importId)}::uuid)`;
    case "did":
      return did(condition, scope, put);
    case "represented":
      return represented(condition, put);
    case "clicked":
      return `EXISTS (SELECT FROM blast_delivery d JOIN blast_click c ON c.delivery_id = d.id AND NOT c.machine
        WHERE d.supporter_id = s.id AND c.at > now() - make_interval(days => ${put(condition.days)}::int)${put.fence})`;
    case "custom":
      return `(s.custom <> '{}' AND s.custom @> ${put(JSON.stringify({ [condition.key]: condition.value }))}::jsonb)`;
  }
}

type Period = { from: string | null; until: string | null };

function period(column: string, { from, until }: Period, put: Put): string {
  const bounds = [
    ...(from ? [`${column} >= ${put(from)}::timestamptz`] : []),
    ...(until ? [`${column} < ${put(until)}::timestamptz`] : []),
  ];
  return bounds.join(" AND ") || "true";
}

/** A signature that fits, of the campaigns that may be seen. */
function signature(fits: string, { campaigns }: Scope, put: Put): string {
  const seen = campaigns
    ? ` AND g.petition_id IN (SELECT id FROM petition WHERE campaign_id = ANY(${put(campaigns)}::uuid[]))`
    : "";
  return `EXISTS (SELECT FROM signature g WHERE g.supporter_id = s.id AND ${fits}${seen}${put.fence})`;
}

function signed(condition: Extract<Condition, { kind: "signed" }>, scope: Scope, put: Put): string {
  const { petitionId, campaignId } = condition;
  const what = petitionId
    ? `g.petition_id = ${put(petitionId)}::uuid AND `
    : campaignId
      ? `g.petition_id IN (SELECT id FROM petition WHERE campaign_id = ${put(campaignId)}::uuid) AND `
      : "";
  const when = period("g.signed_at", condition, put);
  return signature(`${what}g.status <> 'invalid' AND ${when}`, scope, put);
}

function did(condition: Extract<Condition, { kind: "did" }>, { campaigns }: Scope, put: Put): string {
  const { deed, campaignId } = condition;
  const of = campaignId ? ` AND a.campaign_id = ${put(campaignId)}::uuid` : "";
  const seen = campaigns ? ` AND a.campaign_id = ANY(${put(campaigns)}::uuid[])` : "";
  const when = period("a.occurred_at", condition, put);
  return `EXISTS (SELECT FROM supporter_action a WHERE a.supporter_id = s.id
    AND a.kind = ${put(deed)}::"SupporterActionKind"${of}${seen} AND ${when}${put.fence})`;
}

/** The latest statement of each official counts; the divisions of those who hold office are found once for all. */
function represented({ measureId, stance }: Extract<Condition, { kind: "represented" }>, put: Put): string {
  return `EXISTS (SELECT FROM supporter_division v WHERE v.supporter_id = s.id AND v.division_id IN (
    SELECT o.division_id FROM (
      SELECT DISTINCT ON (p.official_id) p.official_id, p.stance FROM position p
      WHERE p.measure_id = ${put(measureId)}::uuid ORDER BY p.official_id, p.stated_on DESC, p.id DESC) said
    JOIN term m ON m.official_id = said.official_id AND coalesce(m.start_on <= current_date, true)
      AND coalesce(m.end_on > current_date, true)
    JOIN office o ON o.id = m.office_id WHERE said.stance = ${put(stance)}::"Stance")${put.fence})`;
}

function county(fips: string, put: Put): string {
  const zips = zipsOfCounty(fips);
  return zips.length === 0 ? "false" : `(${zip} = ANY(${put(zips)}))`;
}

// The expression of the index, word for word.
const zip = `(CASE WHEN s.country = 'US' THEN left(s.postal_code, 5) END) COLLATE "C"`;

/** The latest answer in force decides; what waits for its form to be confirmed does not. */
function consent(condition: Extract<Condition, { kind: "consent" }>, put: Put): string {
  const purpose = put(condition.purpose);
  const about = (r: string) =>
    `${r}.supporter_id = s.id AND ${r}.purpose = ${purpose} AND NOT ${r}.awaits_confirmation`;
  if (condition.answer === "not-asked")
    return `NOT EXISTS (SELECT FROM consent_record r WHERE ${about("r")}${put.fence})`;
  const [is, other] = condition.answer === "yes" ? ["", "NOT "] : ["NOT ", ""];
  return `EXISTS (SELECT FROM consent_record r WHERE ${about("r")} AND ${is}r.granted AND NOT EXISTS (
      SELECT FROM consent_record l WHERE ${about("l")} AND ${other}l.granted
        AND (l.recorded_at, l.id) > (r.recorded_at, r.id))${put.fence})`;
}

const suppressionReasons = {
  bounced: ["hard_bounce", "soft_bounces"],
  complaint: ["complaint"],
  staff: ["staff"],
};

function suppressed(reason: "any" | keyof typeof suppressionReasons, put: Put): string {
  const why =
    reason === "any" ? "" : ` AND x.reason = ANY(${put(suppressionReasons[reason])}::"SuppressionReason"[])`;
  return `EXISTS (SELECT FROM suppression x WHERE x.email_canonical = s.email_canonical${why}${put.fence})`;
}
