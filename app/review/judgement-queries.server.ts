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
  /** The petition that the conditions name. */
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

type Row = Omit<ListedJudgement, "judgedAt" | "undoneAt" | "conditions" | "petition"> & {
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
      petition: (read?.petition && names.get(read.petition)) ?? null,
      judgedAt: judgedAt.toISOString(),
      undoneAt: undoneAt?.toISOString() ?? null,
    };
  });
  return { judgements, next, previous };
}

async function namesOf(rows: Row[], language: Language): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ conditions }) => (conditions as Conditions | null)?.petition ?? []);
  const petitions = await prisma.petition.findMany({
    where: { id: { in: ids } },
    select: { id: true, slug: true, translations: { select: { language: true, title: true } } },
  });
  return new Map(petitions.map((petition) => [petition.id, petitionName(petition, language)]));
}
