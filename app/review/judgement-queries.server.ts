import { nameOf } from "#app/campaigns/campaign-name.ts";
import type { Language } from "#app/i18n/language.ts";
import { petitionName } from "#app/petitions/petition-name.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import { type Cursor, pageOf, readCursor } from "#app/platform/keyset.ts";
import { Conditions } from "./conditions.ts";
import type { Verdict } from "./judge-batch.server.ts";

export type ListedJudgement = {
  id: string;
  verdict: Verdict;
  /** Of one made by conditions. */
  conditions: Conditions | null;
  /** What the campaign is called that the conditions name; null: they name none. */
  campaign: string | null;
  /** What the petition is called that the conditions name; null when it is gone, too. */
  petition: string | null;
  byName: string;
  /** ISO instants. */
  judgedAt: string;
  undoneAt: string | null;
  undoneByName: string | null;
  runId: string | null;
  undoRunId: string | null;
  /** It is being worked off, or being taken back. */
  busy: boolean;
  /** All that it was about is judged. */
  complete: boolean;
  /** How many signatures it was about; null until they are gathered. */
  found: number | null;
  /** How many it changed. */
  changed: number;
};

type Row = Omit<ListedJudgement, "judgedAt" | "undoneAt" | "conditions" | "campaign" | "petition"> & {
  conditions: unknown;
  judgedAt: Date;
  undoneAt: Date | null;
};

const running = (run: string) => `EXISTS (SELECT FROM job_run r WHERE r.id = ${run} AND r.ended_at IS NULL)`;

/** A page of what was judged, latest first; for those held to campaigns, of these alone. */
export async function judgementsPage(
  campaigns: readonly string[] | null,
  { language, limit = 30, ...at }: { language: Language; limit?: number } & Cursor,
): Promise<{ judgements: ListedJudgement[]; next: string | null; previous: string | null }> {
  const cursor = readCursor(at);
  const beyond = cursor.id ? `AND j.id ${cursor.backwards ? ">" : "<"} $2::uuid` : "";
  const { rows } = await pool.query<Row>(
    `SELECT j.id, j.verdict, j.conditions, j.by_name AS "byName", j.judged_at AS "judgedAt", j.undone_at AS "undoneAt",
       j.undone_by_name AS "undoneByName", j.run_id AS "runId", j.undo_run_id AS "undoRunId", j.complete, j.found,
       j.changed, ${running("j.run_id")} OR ${running("j.undo_run_id")} AS busy
     FROM signature_judgement j
     WHERE ($1::uuid[] IS NULL OR j.campaign_id = ANY($1)) ${beyond}
     ORDER BY j.id ${cursor.backwards ? "ASC" : "DESC"} LIMIT ${limit + 1}`,
    [campaigns && [...campaigns], ...(cursor.id ? [cursor.id] : [])],
  );
  const { lines, next, previous } = pageOf(rows, limit, cursor);
  const names = await namesOf(lines, language);
  const judgements = lines.map(({ conditions, judgedAt, undoneAt, ...row }) => {
    const read = conditions === null ? null : Conditions.parse(conditions);
    return {
      ...row,
      conditions: read,
      campaign: (read?.campaign && names.get(read.campaign)) ?? null,
      petition: (read?.petition && names.get(read.petition)) ?? null,
      judgedAt: judgedAt.toISOString(),
      undoneAt: undoneAt?.toISOString() ?? null,
    };
  });
  return { judgements, next, previous };
}

/** What the campaigns and petitions are called that the conditions name, by id. */
async function namesOf(rows: Row[], language: Language): Promise<Map<string, string>> {
  const named = (key: "campaign" | "petition") =>
    rows.flatMap(({ conditions }) => (conditions as Conditions | null)?.[key] ?? []);
  const [campaigns, petitions] = await Promise.all([
    prisma.campaign.findMany({
      where: { id: { in: named("campaign") } },
      select: { id: true, slug: true, translations: { select: { language: true, name: true } } },
    }),
    prisma.petition.findMany({
      where: { id: { in: named("petition") } },
      select: { id: true, slug: true, translations: { select: { language: true, title: true } } },
    }),
  ]);
  return new Map([
    ...campaigns.map((campaign) => [campaign.id, nameOf(campaign, language)] as const),
    ...petitions.map((petition) => [petition.id, petitionName(petition, language)] as const),
  ]);
}
