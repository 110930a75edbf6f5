import { pool } from "#app/platform/db.server.ts";
import type { CallOutcome, LetterStatus } from "#app/platform/prisma/enums.ts";
import { noFigures, type OfficialFigures } from "./official-line.ts";

type Row =
  | { kind: "call"; official: string; what: CallOutcome; counted: number }
  | { kind: "letter"; official: string; what: LetterStatus; counted: number }
  | { kind: "answer"; official: string; what: ""; counted: number };

// Calls and letters are counted by their own tables: their rows are read for none of it.
const FIGURES = `
WITH page AS (SELECT id FROM outreach_page WHERE campaign_id = $1)
SELECT 'call' AS kind, official_id AS official, outcome::text AS what, sum(counted)::int AS counted
FROM call_count WHERE page_id IN (SELECT id FROM page) AND counted > 0 GROUP BY 2, 3
UNION ALL
SELECT 'letter', official_id, status::text, sum(counted)::int
FROM letter_count WHERE page_id IN (SELECT id FROM page) AND counted > 0 AND status <> 'cancelled' GROUP BY 2, 3
UNION ALL
SELECT 'answer', l.official_id, '', count(*)::int
FROM letter_answer a JOIN letter l ON l.id = a.letter_id WHERE l.page_id IN (SELECT id FROM page) GROUP BY 2`;

/** What supporters did about each official in a campaign, by the official's id; whom nobody reached is left out. */
export async function officialFigures(campaignId: string): Promise<Map<string, OfficialFigures>> {
  const { rows } = await pool.query<Row>(FIGURES, [campaignId]);
  const found = new Map<string, OfficialFigures>();
  for (const row of rows) {
    const one = found.get(row.official) ?? structuredClone(noFigures);
    found.set(row.official, one);
    add(one, row);
  }
  return found;
}

function add(one: OfficialFigures, { kind, what, counted }: Row): void {
  if (kind === "call") {
    one.byOutcome[what] = counted;
    if (what !== "skipped") one.calls += counted;
  } else if (kind === "letter") {
    one.byStatus[what] = counted;
    if (what === "sent" || what === "said_sent") one.letters += counted;
  } else {
    one.answers += counted;
  }
}
