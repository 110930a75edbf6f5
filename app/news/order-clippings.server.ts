import { recordAudit } from "#app/audit/record-audit.server.ts";
import type { Language } from "#app/i18n/language.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import { type PostState, postState } from "./post-state.ts";
import type { WhichPost } from "./post-subject.ts";
import { postName } from "./post-words.ts";

/** So many can be put in an order; the others follow by date. */
export const orderedClippings = 50;

export type OrderedClipping = { id: string; name: string; outlet: string | null; state: PostState };

const firstClippings = (tx: Tx, campaignId: string) =>
  tx.post.findMany({
    where: { campaignId, kind: "press", removedAt: null },
    orderBy: [{ rank: "desc" }, { datedOn: "desc" }, { id: "desc" }],
    take: orderedClippings,
    include: { translations: true },
  });

/** The clippings of a campaign that can be put in an order, in the one they have. */
export async function clippingOrder(campaignId: string, language: Language): Promise<OrderedClipping[]> {
  const rows = await firstClippings(prisma, campaignId);
  return rows.map((row) => ({
    id: row.id,
    name: postName(row, language),
    outlet: row.outlet,
    state: postState(row),
  }));
}

export type MoveOutcome =
  /** Counted from 0. */
  { outcome: "moved"; from: number; to: number; name: string } | { outcome: "unchanged" | "not-found" };

/**
 * Moves a clipping to a place among the campaign's clippings, counted from 0; past the end is the end. The rest keep
 * their order. Two who move at once: each finds what the other did.
 */
export function moveClipping(
  { id, campaignId }: WhichPost,
  place: number,
  { actor, now }: Deed,
): Promise<MoveOutcome> {
  return prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`clippings ${campaignId}`}, 0))`;
    const rows = await firstClippings(tx, campaignId);
    const from = rows.findIndex((row) => row.id === id);
    const moved = rows[from];
    if (!moved) return { outcome: "not-found" };
    const to = Math.max(0, Math.min(place, rows.length - 1));
    if (to === from) return { outcome: "unchanged" };
    const order = rows
      .map((row) => row.id)
      .toSpliced(from, 1)
      .toSpliced(to, 0, id);
    await rank(tx, campaignId, order);
    const name = postName(moved);
    await recordAudit(tx, {
      actor,
      what: "post.moved",
      subject: { kind: "post", id, name },
      campaignId,
      before: { place: from + 1 },
      after: { place: to + 1 },
      now,
    });
    return { outcome: "moved", from, to, name };
  });
}

/** The highest rank stands first; what is not in the order has none and stands behind. */
async function rank(tx: Tx, campaignId: string, order: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE post SET rank = ${order.length}::int + 1 - wanted.place::int
    FROM unnest(${order}::uuid[]) WITH ORDINALITY AS wanted(id, place)
    WHERE post.id = wanted.id`;
  await tx.$executeRaw`
    UPDATE post SET rank = 0
    WHERE campaign_id = ${campaignId}::uuid AND kind = 'press' AND rank > 0 AND id <> ALL(${order}::uuid[])`;
}
