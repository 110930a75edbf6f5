import { recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";
import type { WhichBlast } from "./blast-subject.ts";

export type LockedBlast = Prisma.BlastGetPayload<{ include: { translations: true } }>;

type Change = {
  what: `blast.${string}`;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
};

type Acting = Pick<Parameters<typeof recordAudit>[1], "actor" | "now">;

/**
 * Lets one transaction at a time change how a blast of a campaign stands; `record` writes it into the trail. `timeout`:
 * milliseconds that it may take.
 */
export function withBlast<T>(
  { id, campaignId }: WhichBlast,
  acting: Acting,
  change: (tx: Tx, blast: LockedBlast, record: (change: Change) => Promise<void>) => Promise<T>,
  { timeout = 10_000 }: { timeout?: number } = {},
): Promise<T | { outcome: "not-found" }> {
  return prisma.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT id FROM blast WHERE id = ${id}::uuid FOR UPDATE`;
      const blast = await tx.blast.findFirst({ where: { id, campaignId }, include: { translations: true } });
      if (!blast) return { outcome: "not-found" as const };
      const subject = { kind: "blast", id, name: blast.name };
      return change(tx, blast, (entry) => recordAudit(tx, { ...acting, ...entry, subject, campaignId }));
    },
    { timeout },
  );
}
