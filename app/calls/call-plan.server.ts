import { startOfDay } from "#app/i18n/zoned-time.ts";
import { getOrganisation, organisationDay } from "#app/organisation/organisation-queries.server.ts";
import type { OutreachPage, Visitor } from "#app/outreach/outreach-page.ts";
import { pool } from "#app/platform/db.server.ts";
import type { Target, Targets } from "#app/targets/target.ts";
import { targetsFor } from "#app/targets/targets-for.server.ts";
import { type CallNumber, callNumbers } from "./call-numbers.ts";
import { type CallMade, nextToCall } from "./call-progress.ts";

export type PlannedCall = { target: Target; numbers: CallNumber[] };

export type CallPlan = {
  /** Whom the page asks this visitor to call, in that order, with their numbers in the order in which to try them. */
  calls: PlannedCall[];
  /** What they told of today. */
  made: CallMade[];
  /** Where in `calls` they are; null: all done for today. */
  at: number | null;
} & Pick<Targets, "by" | "committee" | "vacant">;

/** The moment at which the organization's day began: a day of calls is counted from it. */
export async function dayBegan(now: Date): Promise<Date> {
  const { timeZone } = await getOrganisation("en");
  return startOfDay(await organisationDay(now), 0, timeZone)!;
}

// Whoever was merged into somebody calls as that person; whoever was erased is nobody.
const MADE = `
  SELECT c.official_id AS "officialId", c.outcome
  FROM supporter s LEFT JOIN call c ON c.supporter_id = coalesce(s.merged_into_id, s.id) AND c.page_id = $2 AND c.called_at >= $3
  WHERE s.id = $1 AND s.erased_at IS NULL ORDER BY c.called_at, c.id`;

/** Whom a visitor calls on a page today, and how far they are. Null: nobody is known by this cookie any more. */
export async function callPlan(
  page: OutreachPage,
  visitor: Visitor,
  { now }: { now: Date },
): Promise<CallPlan | null> {
  const began = await dayBegan(now);
  const values = [visitor.supporterId, page.id, began];
  const { rows } = await pool.query<CallMade | { officialId: null }>({
    name: "calls-made",
    text: MADE,
    values,
  });
  if (rows.length === 0) return null;
  const unheard = (visitor.unheard ?? []).filter(
    ({ pageId, at }) => pageId === page.id && at >= began.getTime(),
  );
  const made = [...rows.filter((row): row is CallMade => row.officialId !== null), ...unheard];
  const day = await organisationDay(now);
  const { targets, by, committee, vacant } = await targetsFor(page.target, {
    divisions: visitor.divisions,
    day,
  });
  const town = visitor.place?.split(",")[0] ?? null;
  const calls = targets.map((target) => ({ target, numbers: callNumbers(target, { now, town }) }));
  const list = calls.map(({ target, numbers }) => ({
    officialId: target.official.id,
    numbers: numbers.length,
  }));
  return { calls, made, at: nextToCall(list, made), by, committee, vacant };
}
