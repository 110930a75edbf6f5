import type { Language } from "#app/i18n/language.ts";
import { pool } from "#app/platform/db.server.ts";
import { type Cursor, pageOf, readCursor } from "#app/platform/keyset.ts";
import { givenBy, ofCampaigns } from "./giver-search.server.ts";
import { pageNames } from "./page-names.server.ts";
import type { GiftScope } from "./panel-donation.ts";
import type { PlanFilter, PlanLine } from "./panel-plan.ts";

type Row = Omit<PlanLine, "giver" | "page" | "startedAt" | "endedAt"> & {
  givenName: string;
  familyName: string | null;
  pageId: string;
  startedAt: Date;
  endedAt: Date | null;
};

/** What was never paid is nobody's monthly gift. */
export const WAS_PAID = "EXISTS (SELECT FROM donation g WHERE g.plan_id = d.id AND g.status = 'paid')";

/** A page of monthly givers, the latest first: ids grow with time, so that they are order and cursor. */
export async function plansPage(
  { words, state }: PlanFilter,
  { scope, language }: { scope: GiftScope; language: Language },
  { limit = 50, ...at }: Cursor & { limit?: number } = {},
): Promise<{ lines: PlanLine[]; next: string | null; previous: string | null }> {
  const cursor = readCursor(at);
  const values: unknown[] = [];
  const put = (value: unknown) => `$${values.push(value)}`;
  const conditions = [
    WAS_PAID,
    ...(scope.campaigns ? [ofCampaigns(put(scope.campaigns))] : []),
    ...(state ? [`d.status = ${put(state)}::"PlanStatus"`] : []),
    ...(words.trim() ? [givenBy(words, scope, put)] : []),
    ...(cursor.id ? [`d.id ${cursor.backwards ? ">" : "<"} ${put(cursor.id)}::uuid`] : []),
  ];
  const { rows } = await pool.query<Row>(
    `SELECT d.id, d.supporter_id AS "supporterId", s.given_name AS "givenName", s.family_name AS "familyName", s.email,
       d.page_id AS "pageId", d.status, d.currency, d.amount_minor AS "amountMinor", d.started_at AS "startedAt",
       d.ended_at AS "endedAt", d.status <> 'cancelled' AND d.subscription_id IS NOT NULL AS "canEnd"
     FROM plan d JOIN supporter s ON s.id = d.supporter_id WHERE ${conditions.join(" AND ")}
     ORDER BY d.id ${cursor.backwards ? "ASC" : "DESC"} LIMIT ${limit + 1}`,
    values,
  );
  const names = await pageNames(
    rows.map(({ pageId }) => pageId),
    language,
  );
  return pageOf(
    rows.map((row) => lineOf(row, names, scope)),
    limit,
    cursor,
  );
}

function lineOf(
  { givenName, familyName, pageId, startedAt, endedAt, email, ...row }: Row,
  names: Map<string, string>,
  { personal }: GiftScope,
): PlanLine {
  return {
    ...row,
    giver: [givenName, familyName].filter(Boolean).join(" "),
    email: personal ? email : null,
    page: names.get(pageId)!,
    startedAt: startedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}
