import { v5 as idOf } from "uuid";
import { recordAction } from "#app/actions/record-actions.server.ts";
import type { Language } from "#app/i18n/language.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import { lockPeople } from "#app/supporters/lock-people.server.ts";
import type { CallInput } from "./call-form.ts";
import { dayBegan } from "./call-plan.server.ts";

/** Calls that one person can tell of on one page in a day: no list of targets is as long. */
export const MOST_CALLS = 40;

export type RecordOutcome =
  | { outcome: "recorded"; callId: string }
  /** The same form came before. */
  | { outcome: "already" }
  | { outcome: "closed" }
  | { outcome: "too-many" }
  /** The supporter was erased. */
  | { outcome: "nobody" };

export type NewCall = CallInput & {
  page: { id: string; campaignId: string };
  supporterId: string;
  language: Language;
  source: string | null;
};

/**
 * Stores how a call went, with its line in the ledger; one that was passed over has none. The official must be among those whom
 * the page asks this supporter to call. One transaction, under the supporter's row, so that the bound of a day holds.
 *
 * A form that is sent twice is one call: its id is made of the form's own attempt and the supporter. A client that sends no
 * attempt tells of the same call twice when all it says is the same on one day. Errors: outcomes; a database failure throws.
 */
export async function recordCall(call: NewCall, { now }: { now: Date }): Promise<RecordOutcome> {
  const since = await dayBegan(now);
  return prisma.$transaction(async (tx) => {
    const supporterId = await standing(tx, call.supporterId);
    if (!supporterId) return { outcome: "nobody" };
    const callId = idOf(`${call.attempt ?? sameDay(call, since)} ${supporterId}`, call.page.id);
    const told = await tx.call.count({
      where: { pageId: call.page.id, supporterId, calledAt: { gte: since } },
    });
    if (told >= MOST_CALLS) return { outcome: "too-many" };
    const stored = await store(tx, { ...call, supporterId, callId, now });
    if (!stored.open) return { outcome: "closed" };
    if (!stored.made) return { outcome: "already" };
    if (call.outcome !== "skipped") {
      const { campaignId } = call.page;
      await recordAction(
        tx,
        { supporterId, campaignId, kind: "called", subjectId: callId, source: call.source },
        { now },
      );
    }
    return { outcome: "recorded", callId };
  });
}

/** The row that stands for a person, held until the end of the transaction; null: erased. */
async function standing(tx: Tx, supporterId: string): Promise<string | null> {
  const rows = await lockPeople(tx, [supporterId]);
  const row = rows.find(({ id }) => id === supporterId);
  if (!row || row.erased) return null;
  // Rows that were merged are one person, whichever of them was named.
  if (row.mergedIntoId) await lockPeople(tx, [row.mergedIntoId]);
  return row.mergedIntoId ?? row.id;
}

const sameDay = ({ officialId, outcome, notes }: CallInput, since: Date) =>
  JSON.stringify([since.toISOString(), officialId, outcome, notes]);

type Stored = { open: boolean; made: boolean };

// Whether the page takes calls is read by the statement that stores, so that closing takes effect at once.
async function store(tx: Tx, call: NewCall & { callId: string; now: Date }): Promise<Stored> {
  const rows = await tx.$queryRaw<Stored[]>`
    WITH open AS (
      SELECT p.id FROM outreach_page p JOIN campaign c ON c.id = p.campaign_id
      WHERE p.id = ${call.page.id}::uuid AND p.status = 'open' AND c.status = 'live'
    ),
    made AS (
      INSERT INTO call (id, page_id, supporter_id, official_id, outcome, notes, language, source, called_at)
      SELECT ${call.callId}::uuid, id, ${call.supporterId}::uuid, ${call.officialId}::uuid, ${call.outcome}::"CallOutcome",
        ${call.notes}, ${call.language}::"Language", ${call.source}, ${call.now}
      FROM open ON CONFLICT (id) DO NOTHING RETURNING id
    )
    SELECT EXISTS (SELECT FROM open) AS open, EXISTS (SELECT FROM made) AS made`;
  return rows[0]!;
}
