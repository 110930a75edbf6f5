import { prisma, type Tx } from "#app/platform/db.server.ts";

/** A gift is held while Stripe is asked about it, so that whoever asks later writes later. */
const PATIENCE = { timeout: 60_000, maxWait: 20_000 };

/** Works on one gift or plan, by its id, while everybody else who would waits. */
export const holding = <T>(id: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
  prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`giving ${id}`}, 0))`;
    return work(tx);
  }, PATIENCE);
