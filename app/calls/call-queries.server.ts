import type { Language } from "#app/i18n/language.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import type { CallOutcome } from "#app/platform/prisma/enums.ts";
import { remember } from "#app/platform/remember.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { callOutcomes } from "./call-form.ts";

type Counts = Record<CallOutcome, number>;

export type CallCounts = {
  /** Calls that were made: all but those that were passed over. */
  calls: number;
  byOutcome: Counts;
  /** The most called first. */
  byOfficial: { officialId: string; name: string; calls: number; byOutcome: Counts }[];
};

const noCounts = (): Counts => Object.fromEntries(callOutcomes.map((each) => [each, 0])) as Counts;

const callsIn = (counts: Counts) =>
  callOutcomes.reduce((sum, outcome) => sum + (outcome === "skipped" ? 0 : counts[outcome]), 0);

/** What callers told of a page, by outcome and by official, for the panel. Reads the counts that the table of calls keeps. */
export async function callCountsOf(pageId: string): Promise<CallCounts> {
  const rows = await prisma.callCount.findMany({
    where: { pageId, counted: { gt: 0 } },
    select: { officialId: true, outcome: true, counted: true, official: { select: { name: true } } },
  });
  const byOutcome = noCounts();
  const officials = new Map<string, { name: string; byOutcome: Counts }>();
  for (const { officialId, outcome, counted, official } of rows) {
    const own = officials.get(officialId) ?? { name: official.name, byOutcome: noCounts() };
    officials.set(officialId, own);
    own.byOutcome[outcome] += counted;
    byOutcome[outcome] += counted;
  }
  const byOfficial = [...officials].map(([officialId, own]) => ({
    officialId,
    ...own,
    calls: callsIn(own.byOutcome),
  }));
  byOfficial.sort((a, b) => b.calls - a.calls || a.name.localeCompare(b.name));
  return { calls: callsIn(byOutcome), byOutcome, byOfficial };
}

const counts = remember<number>(200, async (pageId) => {
  const { rows } = await pool.query<{ calls: number }>({
    name: "calls-of-page",
    text: `SELECT coalesce(sum(counted), 0)::int AS calls FROM call_count WHERE page_id = $1 AND outcome <> 'skipped'`,
    values: [pageId],
  });
  return rows[0]!.calls;
});

/** Calls made on a page so far, without those that were passed over; at most a fifth of a second old. */
export function callCount(pageId: string): Promise<number> {
  return counts.get(pageId);
}

/** Whether somebody made a call on a page, ever. `supporterId` may have been merged into another one. */
export async function hasCalled(pageId: string, supporterId: string): Promise<boolean> {
  const { rows } = await pool.query(
    `SELECT FROM call c JOIN supporter s ON c.supporter_id = coalesce(s.merged_into_id, s.id)
     WHERE s.id = $2 AND s.erased_at IS NULL AND c.page_id = $1 AND c.outcome <> 'skipped' LIMIT 1`,
    [pageId, supporterId],
  );
  return rows.length > 0;
}

/** Calls of these rows of one person, latest first, in a visitor's or a member's language. `campaigns` null: of all of them. */
export async function callsOf(
  supporterIds: string[],
  { language, campaigns, limit }: { language: Language; campaigns: readonly string[] | null; limit?: number },
) {
  const rows = await prisma.call.findMany({
    where: {
      supporterId: { in: supporterIds },
      ...(campaigns && { page: { campaignId: { in: [...campaigns] } } }),
    },
    orderBy: [{ calledAt: "desc" }, { id: "desc" }],
    take: limit,
    include: {
      official: { select: { name: true } },
      page: { select: { slug: true, translations: { select: { language: true, title: true } } } },
    },
  });
  return rows.map(({ id, outcome, notes, source, calledAt, official, page: { slug, translations } }) => {
    const words = translations.find((each) => each.language === language) ?? translations[0];
    return {
      id,
      page: plainHeadline(words?.title ?? slug),
      official: official.name,
      outcome,
      notes,
      source,
      calledAt: calledAt.toISOString(),
    };
  });
}
