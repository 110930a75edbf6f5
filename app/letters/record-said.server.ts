import { recordAction } from "#app/actions/record-actions.server.ts";
import { prisma } from "#app/platform/db.server.ts";

/**
 * Records what a writer says became of a letter that they took to the office's own form. It is their word, and never
 * becomes "sent". A letter that is said to have gone is written in the ledger; saying so twice writes it once.
 * False: there is no such letter to be said anything about.
 */
export function recordSaid(id: string, went: boolean, { now }: { now: Date }): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    const rows = await tx.$queryRaw<Said[]>`
      WITH before AS (
        SELECT id, status FROM letter WHERE id = ${id}::uuid AND way = 'form' AND status <> 'cancelled' FOR UPDATE
      )
      UPDATE letter l SET status = ${went ? "said_sent" : "said_not_sent"}::"LetterStatus",
        sent_at = CASE WHEN ${went} THEN coalesce(l.sent_at, ${now}) END
      FROM before b, outreach_page p
      WHERE l.id = b.id AND p.id = l.page_id
      RETURNING l.supporter_id AS "supporterId", p.campaign_id AS "campaignId", l.source`;
    const [said] = rows;
    if (!said) return false;
    const { supporterId, campaignId, source } = said;
    const known = await tx.supporterAction.count({ where: { kind: "wrote", subjectId: id } });
    if (went && known === 0)
      await recordAction(tx, { supporterId, campaignId, kind: "wrote", subjectId: id, source }, { now });
    return true;
  });
}

type Said = { supporterId: string; campaignId: string; source: string | null };
