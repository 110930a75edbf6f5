import type { Tx } from "#app/platform/db.server.ts";
import { Prisma } from "#app/platform/prisma/client.ts";

/**
 * Puts a correction that comes with the product in force. Staff's own of the same field stays, and one that staff
 * withdrew is not made again; an older one of the same author is replaced.
 */
export async function shipCorrection(
  tx: Tx,
  shipped: {
    termId: string;
    field: string;
    value: string | null;
    reason: string;
    madeOn: string;
    author: string;
  },
): Promise<"added" | "changed" | "unchanged"> {
  const { termId, field, value, reason, author } = shipped;
  const madeAt = new Date(shipped.madeOn);
  const rows = await tx.officialOverride.findMany({
    where: { subjectKind: "term", subjectId: termId, field },
  });
  const ours = rows.filter((row) => row.authorId === null && row.authorName === author);
  const inForce = rows.find(({ withdrawnAt }) => withdrawnAt === null);
  if (ours.some((row) => row.value === value && row.madeAt.getTime() === madeAt.getTime()))
    return "unchanged";
  if (inForce && !ours.includes(inForce)) return "unchanged";
  if (inForce) await tx.officialOverride.update({ where: { id: inForce.id }, data: { withdrawnAt: madeAt } });
  await tx.officialOverride.create({
    data: {
      ...{ subjectKind: "term", subjectId: termId, field, reason, authorName: author, madeAt },
      value: value === null ? Prisma.JsonNull : value,
    },
  });
  return inForce ? "changed" : "added";
}
