import type { Language } from "#app/i18n/language.ts";
import { petitionName } from "#app/petitions/petition-name.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import { type Cursor, pageOf, readCursor } from "#app/platform/keyset.ts";
import type { DonationStatus } from "#app/platform/prisma/enums.ts";
import { toTsQuery, wordsOf } from "#app/platform/search-words.ts";
import { can, type Permitted } from "#app/staff/permissions.ts";
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

const titled = { language: true, title: true } as const;

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
  const names = await namesOf(rows, language);
  const lines = rows.map(({ givenName, familyName, pageId, startedAt, email, ...row }) => ({
    ...row,
    giver: [givenName, familyName].filter(Boolean).join(" "),
    email: scope.personal ? email : null,
    page: names.get(pageId)!,
    startedAt: startedAt.toISOString(),
  }));
  return pageOf(lines, limit, cursor);
}

async function namesOf(rows: Row[], language: Language): Promise<Map<string, string>> {
  const pages = await prisma.fundraisingPage.findMany({
    where: { id: { in: [...new Set(rows.map(({ pageId }) => pageId))] } },
    select: { id: true, slug: true, translations: { select: titled } },
  });
  return new Map(pages.map((page) => [page.id, petitionName(page, language)]));
}

const DISPUTED = "EXISTS (SELECT FROM dispute x WHERE x.donation_id = d.id)";

const ofCampaigns = (place: string) =>
  `d.page_id IN (SELECT p.id FROM fundraising_page p WHERE p.campaign_id = ANY(${place}::uuid[]))`;

const stateIs = (state: GiftState, put: (value: unknown) => string): string => {
  if (state === "refunded") return "d.refunded_minor > 0";
  if (state === "disputed") return DISPUTED;
  return `d.status = ${put(state satisfies DonationStatus)}::"DonationStatus"`;
};

function conditionsOf({ words, state, interval, campaign, page }: DonationFilter, scope: GiftScope) {
  const values: unknown[] = [];
  const put = (value: unknown) => `$${values.push(value)}`;
  const conditions = [
    "true",
    ...(scope.campaigns ? [ofCampaigns(put(scope.campaigns))] : []),
    ...(campaign ? [ofCampaigns(put([campaign]))] : []),
    ...(page ? [`d.page_id = ${put(page)}::uuid`] : []),
    ...(interval ? [`d.plan_id IS ${interval === "month" ? "NOT NULL" : "NULL"}`] : []),
    ...(state ? [stateIs(state, put)] : []),
    ...(words.trim() ? [givenBy(words, scope, put)] : []),
  ];
  return { conditions, values };
}

const MAIL_DOMAIN = /@[^\s@]*/g;

/** Gifts of supporters whose name or mail address begins with the words typed: found by the index of supporters. */
function givenBy(typed: string, { personal }: GiftScope, put: (value: unknown) => string): string {
  const names = wordsOf(typed.replace(MAIL_DOMAIN, " "));
  const domains = (typed.toLowerCase().match(MAIL_DOMAIN) ?? []).filter((domain) => domain.length > 1);
  // Who may not see addresses finds nobody by one.
  if (names.length + domains.length === 0 || (!personal && domains.length > 0)) return "false";
  const found = `s.words @@ ${put(toTsQuery([...names, ...domains]))}::tsquery`;
  const called = (name: string) =>
    `' ' || translate(s.name_key, '-’''.', '    ') LIKE ${put(`% ${likeText(name)}%`)}`;
  const conditions = personal ? [found] : [found, ...names.map(called)];
  return `d.supporter_id IN (SELECT s.id FROM supporter s WHERE ${conditions.join(" AND ")})`;
}

const likeText = (text: string) => text.replace(/[\\%_]/g, "\\$&");
