import type { Language } from "#app/i18n/language.ts";
import { petitionName } from "#app/petitions/petition-name.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import { type Cursor, pageOf, readCursor } from "#app/platform/keyset.ts";
import type { DonationStatus } from "#app/platform/prisma/enums.ts";
import { can, type Permitted } from "#app/staff/permissions.ts";
import { givenBy, ofCampaigns } from "./giver-search.server.ts";
import { readAmount } from "./money.ts";
import { pageNames, titled } from "./page-names.server.ts";
import type { DonationFilter, DonationLine, GiftScope, GiftState } from "./panel-donation.ts";

/** What a member of staff may see of gifts. */
export const giftScopeOf = (actor: Permitted): GiftScope => ({
  campaigns: actor.campaigns,
  personal: can(actor, "supporters.personal"),
});

/** The pages that ask for gifts, drafts too, as far as the asker sees them; by name. */
export async function fundraisingChoices(language: Language, { campaigns }: Pick<GiftScope, "campaigns">) {
  const rows = await prisma.fundraisingPage.findMany({
    where: campaigns ? { campaignId: { in: [...campaigns] } } : {},
    select: { id: true, campaignId: true, slug: true, translations: { select: titled } },
  });
  return rows
    .map(({ id, campaignId, ...page }) => ({ id, campaignId, name: petitionName(page, language) }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
}

type Row = Omit<DonationLine, "giver" | "page" | "startedAt"> & {
  givenName: string;
  familyName: string | null;
  pageId: string;
  startedAt: Date;
};

type Asker = { scope: GiftScope; language: Language };

/**
 * A page of gifts, the one begun last first. Its cursor is a gift's id; the order is that of the index over the moment
 * in which they were begun, so that a page costs the same however many gifts there are, unless few of them fit.
 */
export async function donationsPage(
  filter: DonationFilter,
  { scope, language }: Asker,
  { limit = 50, ...at }: Cursor & { limit?: number } = {},
): Promise<{ lines: DonationLine[]; next: string | null; previous: string | null }> {
  const cursor = readCursor(at);
  const { conditions, values } = conditionsOf(filter, scope);
  const [compare, order] = cursor.backwards ? [">", "ASC"] : ["<", "DESC"];
  if (cursor.id) {
    const place = `$${values.push(cursor.id)}::uuid`;
    conditions.push(
      `(d.started_at, d.id) ${compare} (SELECT e.started_at, e.id FROM donation e WHERE e.id = ${place})`,
    );
  }
  const { rows } = await pool.query<Row>(
    `SELECT d.id, d.given_name AS "givenName", d.family_name AS "familyName", d.email, d.status, d.currency,
       d.amount_minor AS "amountMinor", d.refunded_minor AS "refundedMinor", d.plan_id IS NOT NULL AS "isMonthly",
       ${DISPUTED} AS "isDisputed", d.page_id AS "pageId", d.started_at AS "startedAt"
     FROM donation d WHERE ${conditions.join(" AND ")}
     ORDER BY d.started_at ${order}, d.id ${order} LIMIT ${limit + 1}`,
    values,
  );
  const names = await pageNames(
    rows.map(({ pageId }) => pageId),
    language,
  );
  const lines = rows.map(({ givenName, familyName, pageId, startedAt, email, ...row }) => ({
    ...row,
    giver: [givenName, familyName].filter(Boolean).join(" "),
    email: scope.personal ? email : null,
    page: names.get(pageId)!,
    startedAt: startedAt.toISOString(),
  }));
  return pageOf(lines, limit, cursor);
}

const DISPUTED = "EXISTS (SELECT FROM dispute x WHERE x.donation_id = d.id)";

/** The condition of the index `donation_comment_waits_idx`. */
const COMMENT_WAITS =
  "d.comment IS NOT NULL AND d.is_public AND d.comment_status = 'waiting' AND d.status = 'paid'";

const stateIs = (state: GiftState, put: (value: unknown) => string): string => {
  if (state === "refunded") return "d.refunded_minor > 0";
  if (state === "disputed") return DISPUTED;
  if (state === "comment") return COMMENT_WAITS;
  return `d.status = ${put(state satisfies DonationStatus)}::"DonationStatus"`;
};

/** When a day of the organization begins, `plus` days later. */
const dayBegins = (day: string, plus: number) =>
  `((${day}::date + ${plus})::timestamp AT TIME ZONE
    coalesce((SELECT o.time_zone FROM organisation o WHERE o.id = 1), 'UTC'))`;

type Ranges = Pick<DonationFilter, "from" | "until" | "currency" | "least" | "most">;

/** Between which days and amounts; amounts of no currency are nothing to compare with. */
function inRanges({ from, until, currency, least, most }: Ranges, put: (value: unknown) => string): string[] {
  const minor = (typed: string | null) => (currency && typed ? readAmount(typed, currency) : null);
  const [atLeast, atMost] = [minor(least), minor(most)];
  return [
    ...(from ? [`d.started_at >= ${dayBegins(put(from), 0)}`] : []),
    ...(until ? [`d.started_at < ${dayBegins(put(until), 1)}`] : []),
    ...(currency ? [`d.currency = ${put(currency)}`] : []),
    ...(atLeast === null ? [] : [`d.amount_minor >= ${put(atLeast)}::int`]),
    ...(atMost === null ? [] : [`d.amount_minor <= ${put(atMost)}::int`]),
  ];
}

/** What of the table `donation d` a filter asks for, as far as the asker sees it: conditions and their values. */
export function conditionsOf({ words, state, variant, ...of }: DonationFilter, scope: GiftScope) {
  const values: unknown[] = [];
  const put = (value: unknown) => `$${values.push(value)}`;
  const conditions = [
    "true",
    ...(scope.campaigns ? [ofCampaigns(put(scope.campaigns))] : []),
    ...(of.campaign ? [ofCampaigns(put([of.campaign]))] : []),
    ...(of.page ? [`d.page_id = ${put(of.page)}::uuid`] : []),
    ...(variant ? [`d.variant = ${put(variant)}::"AmountsVariant"`] : []),
    ...(of.interval ? [`d.plan_id IS ${of.interval === "month" ? "NOT NULL" : "NULL"}`] : []),
    ...(state ? [stateIs(state, put)] : []),
    ...inRanges(of, put),
    ...(of.source ? [`d.source = ${put(of.source)}`] : []),
    ...(words.trim() ? [givenBy(words, scope, put)] : []),
  ];
  return { conditions, values };
}

/** How many gifts fit; no more than `most` are counted. */
export async function countDonations(
  filter: DonationFilter,
  scope: GiftScope,
  most: number,
): Promise<number> {
  const { conditions, values } = conditionsOf(filter, scope);
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (
       SELECT FROM donation d WHERE ${conditions.join(" AND ")} LIMIT ${most}) few`,
    values,
  );
  return rows[0]!.count;
}
