import { startOfDay } from "#app/i18n/zoned-time.ts";
import { pool } from "#app/platform/db.server.ts";
import { ofCampaigns } from "./giver-search.server.ts";
import type { GiftScope } from "./panel-donation.ts";
import type { PlanFigures } from "./panel-plan.ts";
import { WAS_PAID } from "./panel-plans.server.ts";

const YEARLY = (held: string) => `
SELECT currency, count(*)::int AS givers, sum(amount_minor::bigint * 12)::float8 AS "amountMinor" FROM plan d
WHERE status IN ('active', 'past_due') AND ${held} GROUP BY currency ORDER BY 3 DESC`;

const COUNTS = (held: string) => `
SELECT
  count(*) FILTER (WHERE started_at >= $1)::int AS begun,
  count(*) FILTER (WHERE ended_at >= $1)::int AS ended,
  count(*) FILTER (WHERE ended_at IS NULL OR ended_at >= $2)::int AS "yearGave",
  count(*) FILTER (WHERE ended_at >= $2)::int AS "yearEnded"
FROM plan d WHERE ${WAS_PAID} AND ${held}`;

type Counts = { begun: number; ended: number; yearGave: number; yearEnded: number };

/**
 * What monthly gifts amount to. A plan that is overdue counts, since Stripe still tries; one that is paused does not. Of the
 * last twelve months: who gave at some time in them, and how many of those have ended. `timeZone` says when a month begins.
 */
export async function planFigures(
  { campaigns }: Pick<GiftScope, "campaigns">,
  { now, timeZone }: { now: Date; timeZone: string },
): Promise<PlanFigures> {
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone }).format(now);
  const month = startOfDay(`${day.slice(0, 7)}-01`, 0, timeZone);
  const yearAgo = new Date(now);
  yearAgo.setUTCFullYear(now.getUTCFullYear() - 1);
  const held = (place: number) => (campaigns ? ofCampaigns(`$${place}`) : "true");
  const more = campaigns ? [campaigns] : [];
  const [yearly, counts] = await Promise.all([
    pool.query<PlanFigures["yearly"][number]>(YEARLY(held(1)), more),
    pool.query<Counts>(COUNTS(held(3)), [month, yearAgo, ...more]),
  ]);
  const { begun, ended, yearGave, yearEnded } = counts.rows[0]!;
  return { yearly: yearly.rows, begun, ended, lastYear: { gave: yearGave, ended: yearEnded } };
}
