import type { Language } from "#app/i18n/language.ts";
import { livesIn } from "#app/outreach/lives-in.ts";
import { petitionName } from "#app/petitions/petition-name.ts";
import { publicPlace, type WhereFrom } from "#app/petitions/signer-queries.server.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import type { CallOutcome } from "#app/platform/prisma/enums.ts";
import { type CampaignOfficials, officialLines } from "./official-lines.server.ts";

export type OfficeReport = Pick<CampaignOfficials, "body" | "measureId" | "lines"> & {
  /** "California Assembly, district 17". */
  title: string;
  petitions: { id: string; title: string; signatures: number; comments: number }[];
  /** Weeks with calls, the latest first; `begins`: its Monday, "2013-01-14". */
  weeks: { begins: string; byOutcome: Partial<Record<CallOutcome, number>> }[];
  /** `body`: as the office wrote it. */
  answers: { id: string; letterId: string; pageId: string; on: string; body: string }[];
  /** Towns of those of its constituents who signed last; null: not known. */
  latest: { place: string | null; at: string }[];
};

type Asked = { language: Language; day: string; timeZone: string };

/**
 * What a campaign's supporters did about one office: whoever holds it, and whoever held it when they were reached. Null for an
 * office that does not concern the campaign. Only a database failure throws.
 */
export async function officeReport(
  campaignId: string,
  officeId: string,
  { language, day, timeZone }: Asked,
): Promise<OfficeReport | null> {
  const all = await officialLines(campaignId, { language, day });
  const lines = all?.lines.filter((line) => line.officeId === officeId) ?? [];
  const [first] = lines;
  if (!all || !first) return null;
  const { divisionId, title } = first;
  const officials = lines.flatMap(({ officialId }) => officialId ?? []);
  const [petitions, weeks, answers, latest] = await Promise.all([
    petitionsSigned(campaignId, divisionId, language),
    callWeeks(campaignId, officials, timeZone),
    answersOf(campaignId, officials),
    latestTowns(campaignId, divisionId),
  ]);
  return {
    body: all.body,
    measureId: all.measureId,
    lines,
    title,
    petitions,
    weeks,
    answers,
    latest,
  };
}

async function petitionsSigned(campaignId: string, divisionId: string, language: Language) {
  const rows = await prisma.petition.findMany({
    where: { campaignId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: {
      id: true,
      slug: true,
      translations: { select: { language: true, title: true } },
      divisionCounts: { where: { divisionId }, select: { signatures: true, comments: true } },
    },
  });
  return rows.map(({ divisionCounts: [counts], ...petition }) => ({
    id: petition.id,
    title: petitionName(petition, language),
    signatures: counts?.signatures ?? 0,
    comments: counts?.comments ?? 0,
  }));
}

const MOST_WEEKS = 26;

/** Calls to these officials by the week in which they were made, where the organisation is; weeks without one are left out. */
async function callWeeks(campaignId: string, officials: string[], timeZone: string) {
  const { rows } = await pool.query<OfficeReport["weeks"][number]>(
    `SELECT begins::text, jsonb_object_agg(outcome, counted) AS "byOutcome" FROM (
       SELECT date_trunc('week', c.called_at AT TIME ZONE $3)::date AS begins, c.outcome, count(*)::int AS counted
       FROM call c JOIN outreach_page o ON o.id = c.page_id
       WHERE o.campaign_id = $1 AND c.official_id = ANY($2::uuid[]) GROUP BY 1, 2) AS week
     GROUP BY begins ORDER BY begins DESC LIMIT ${MOST_WEEKS}`,
    [campaignId, officials, timeZone],
  );
  return rows;
}

const MOST_ANSWERS = 20;

async function answersOf(campaignId: string, officials: string[]) {
  const rows = await prisma.letterAnswer.findMany({
    where: { letter: { officialId: { in: officials }, page: { campaignId } } },
    orderBy: [{ answeredOn: "desc" }, { id: "desc" }],
    take: MOST_ANSWERS,
    select: { id: true, letterId: true, body: true, answeredOn: true, letter: { select: { pageId: true } } },
  });
  return rows.map(({ answeredOn, letter, ...answer }) => ({
    ...answer,
    pageId: letter.pageId,
    on: answeredOn.toISOString().slice(0, 10),
  }));
}

/** Signatures of a petition that are looked through for constituents, and towns that are shown. */
const LOOKED_THROUGH = 2_000;
const MOST_TOWNS = 8;

async function latestTowns(campaignId: string, divisionId: string): Promise<OfficeReport["latest"]> {
  const { rows } = await pool.query<WhereFrom & { at: Date }>(
    `SELECT g.locality, g.region, g.postal_code, g.country, g.counted_at AS at
     FROM petition p CROSS JOIN LATERAL (
       SELECT * FROM signature WHERE petition_id = p.id AND status = 'counted'
       ORDER BY counted_at DESC, id DESC LIMIT ${LOOKED_THROUGH}) AS g
     WHERE p.campaign_id = $1 AND ${livesIn("g.supporter_id", "$2::text")}
     ORDER BY g.counted_at DESC LIMIT ${MOST_TOWNS}`,
    [campaignId, divisionId],
  );
  return rows.map((row) => ({ place: publicPlace(row), at: row.at.toISOString() }));
}
