import { v7 as newId } from "uuid";
import { suppressMany } from "#app/mail/suppression.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { RunProblem } from "#app/runs/run.ts";
import type { Bulk, BulkDeed } from "./bulk.ts";
import type { HeldPerson } from "./bulk-who.server.ts";
import { STAFF_PAGE } from "./stop-mail.server.ts";

type Step = { runId: string; bulk: Bulk; people: HeldPerson[]; byId: string | null; now: Date };

/** What each deed does to some people who are held; what it changed is kept as items of the run. */
export const bulkSteps: Record<BulkDeed, (tx: Tx, step: Step) => Promise<void>> = {
  tag: async (tx, { runId, bulk, people, byId, now }) => {
    await holdTag(tx, bulk.tagId);
    const ids = people.map(({ id }) => id);
    await tx.$executeRaw`
      WITH put AS (
        INSERT INTO supporter_tag (tag_id, supporter_id, at, by_id)
        SELECT ${bulk.tagId}::uuid, id, ${now}, ${byId}::uuid FROM unnest(${ids}::uuid[]) AS t(id)
        ON CONFLICT DO NOTHING RETURNING supporter_id
      )
      INSERT INTO supporter_bulk_item (run_id, supporter_id, at)
      SELECT ${runId}::uuid, supporter_id, ${now} FROM put ON CONFLICT DO NOTHING`;
  },
  untag: async (tx, { runId, bulk, people }) => {
    const ids = people.map(({ id }) => id);
    await tx.$executeRaw`
      WITH taken AS (
        DELETE FROM supporter_tag WHERE tag_id = ${bulk.tagId}::uuid AND supporter_id = ANY(${ids}::uuid[])
        RETURNING supporter_id, at, by_id
      )
      INSERT INTO supporter_bulk_item (run_id, supporter_id, at, by_id)
      SELECT ${runId}::uuid, supporter_id, at, by_id FROM taken ON CONFLICT DO NOTHING`;
  },
  unsubscribe: async (tx, { runId, bulk, people, now }) => {
    const listed = await stillListed(tx, people);
    const rows = listed.map(({ id, language }) => ({ supporterId: id, language, recordId: newId() }));
    await tx.consentRecord.createMany({
      data: rows.map(({ supporterId, language, recordId }) => ({
        id: recordId,
        supporterId,
        purpose: "email",
        granted: false,
        wordingId: bulk.wordings![language],
        language,
        page: STAFF_PAGE,
        recordedAt: now,
      })),
    });
    await tx.supporterAction.createMany({
      data: rows.map(({ supporterId, recordId }) => ({
        id: recordId,
        supporterId,
        kind: "unsubscribed" as const,
        source: "staff",
        occurredAt: now,
      })),
    });
    await tx.supporterBulkItem.createMany({
      data: rows.map(({ supporterId, recordId }) => ({ runId, supporterId, recordId })),
    });
  },
  suppress: async (tx, { runId, bulk, people, now }) => {
    const canonicals = people.map(({ emailCanonical }) => emailCanonical);
    const added = new Set(await suppressMany(tx, canonicals, { detail: bulk.reason, at: now }));
    await tx.supporterBulkItem.createMany({
      data: people
        .filter(({ emailCanonical }) => added.has(emailCanonical))
        .map(({ id }) => ({ runId, supporterId: id, at: now })),
      skipDuplicates: true,
    });
  },
};

/** A tag that somebody removes meanwhile is put on nobody any more. */
async function holdTag(tx: Tx, tagId: string | null): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM tag WHERE id = ${tagId}::uuid AND deleted_at IS NULL FOR SHARE`;
  if (rows.length === 0) throw new RunProblem("no-tag");
}

/** Those whose latest answer is not a "no" that they or staff gave outright. */
async function stillListed(tx: Tx, people: HeldPerson[]): Promise<HeldPerson[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM unnest(${people.map(({ id }) => id)}::uuid[]) AS p(id)
    LEFT JOIN LATERAL (
      SELECT granted, page FROM consent_record
      WHERE supporter_id = p.id AND purpose = 'email' ORDER BY recorded_at DESC, id DESC LIMIT 1
    ) last ON true
    WHERE last.granted IS NOT FALSE OR last.page LIKE '/petitions/%'`;
  const listed = new Set(rows.map(({ id }) => id));
  return people.filter(({ id }) => listed.has(id));
}
