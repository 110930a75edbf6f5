import { prisma } from "#app/platform/db.server.ts";
import { isInTime } from "./part-supporters.server.ts";

export type MergeOf = { id: string; email: string; at: string; byName: string | null; mayUndo: boolean };

/** What was merged into somebody, latest first. Only the latest can be taken back: it was done to what was there. */
export async function mergesOf(keptId: string, { now }: { now: Date }): Promise<MergeOf[]> {
  const rows = await prisma.supporterMerge.findMany({
    where: { OR: [{ keptId }, { kept: { mergedIntoId: keptId } }], undoneAt: null },
    orderBy: [{ mergedAt: "desc" }, { id: "desc" }],
    include: { gone: { select: { email: true } }, by: { select: { name: true } } },
  });
  return rows.map(({ id, mergedAt, undo, gone, by }, place) => ({
    id,
    email: gone.email,
    at: mergedAt.toISOString(),
    byName: by?.name ?? null,
    mayUndo: place === 0 && undo !== null && isInTime(mergedAt, now),
  }));
}
