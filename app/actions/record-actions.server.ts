import { v7 as newId } from "uuid";
import type { prisma, Tx } from "#app/platform/db.server.ts";
import { pool } from "#app/platform/db.server.ts";
import { gather } from "#app/platform/gather.ts";
import type { SupporterActionKind } from "#app/platform/prisma/enums.ts";
import { noteAction } from "#app/supporters/note-action.server.ts";

/**
 * Part of a larger statement that adds rows to the ledger: the body of a CTE. Reads the relation `done`:
 * id, supporter_id, campaign_id, kind, subject_id, source, at.
 */
export const insertActions = `
  INSERT INTO supporter_action (id, supporter_id, campaign_id, kind, subject_id, source, occurred_at)
  SELECT id, supporter_id, campaign_id, kind, subject_id, source, at FROM done`;

export type NewAction = {
  supporterId: string;
  campaignId: string | null;
  kind: SupporterActionKind;
  /** The signature (or other thing) it speaks of. */
  subjectId: string | null;
  source?: string | null;
};

/** Adds one row to the ledger of what supporters did. */
export async function recordAction(
  db: Tx | typeof prisma,
  action: NewAction,
  { now }: { now: Date },
): Promise<void> {
  await db.supporterAction.create({ data: { ...action, id: newId(), occurredAt: now } });
  await noteAction(db, action.supporterId, now);
}

/** Takes out of the ledger what did not happen after all. */
export async function withdrawActions(
  db: Tx,
  { kind, subjectId }: { kind: SupporterActionKind; subjectId: string },
): Promise<void> {
  await db.supporterAction.deleteMany({ where: { kind, subjectId } });
}

export type TimelineEntry = {
  kind: SupporterActionKind;
  campaignId: string | null;
  subjectId: string | null;
  source: string | null;
  at: Date;
};

/** What one supporter did, latest first. */
export async function timelineOf(supporterId: string, limit = 200): Promise<TimelineEntry[]> {
  const { rows } = await pool.query(
    `SELECT kind, campaign_id AS "campaignId", subject_id AS "subjectId", source, occurred_at AS at
     FROM supporter_action WHERE supporter_id = $1 ORDER BY occurred_at DESC, id DESC LIMIT $2`,
    [supporterId, limit],
  );
  return rows;
}

/** When a supporter last unsubscribed; null if never. */
export const lastUnsubscribed = gather(async (supporterIds: string[]): Promise<(Date | null)[]> => {
  const { rows } = await pool.query<{ at: Date | null }>({
    name: "last-unsubscribed",
    text: `
      SELECT (SELECT max(occurred_at) FROM supporter_action d
        WHERE d.supporter_id = a.id AND d.kind = 'unsubscribed') AS at
      FROM unnest($1::uuid[]) WITH ORDINALITY AS a(id, place) ORDER BY a.place`,
    values: [supporterIds],
  });
  return rows.map(({ at }) => at);
});
