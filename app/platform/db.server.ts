import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { type Prisma, PrismaClient } from "./prisma/client.ts";
import { getSettings } from "./settings.server.ts";

/** What a domain function needs to take part in somebody's transaction. */
export type Tx = Prisma.TransactionClient;

function openPool(options: { max: number; options?: string }): pg.Pool {
  const pool = new pg.Pool({
    connectionString: getSettings().DATABASE_URL,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    ...options,
  });
  // A lost connection is replaced by the pool. It tells of its end twice or more, also while it is lent out, and an
  // error that nobody listens to ends the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

function connect() {
  const pool = openPool({ max: 10 });
  return {
    pool,
    batchPool: openPool({ max: 3, options: "-c plan_cache_mode=force_generic_plan" }),
    prisma: new PrismaClient({ adapter: new PrismaPg(pool) }),
  };
}

// Vite reloads modules in development; the pool must survive that.
const kept = globalThis as { groundswellDatabase?: ReturnType<typeof connect> };
kept.groundswellDatabase ??= connect();

/** Pool for hand-written, prepared statements on hot paths. */
export const pool = kept.groundswellDatabase.pool;
/**
 * Few connections of their own for the statement that writes a batch, so that readers never make it wait. Its
 * plan is made once for each of them: planning anew costs more than writing a small batch.
 */
export const batchPool = kept.groundswellDatabase.batchPool;
/** Everything else. */
export const prisma = kept.groundswellDatabase.prisma;

/** Hand-written statements in one transaction, on a connection of their own. What `work` throws undoes all of it. */
export async function transact<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    client.release();
    return result;
  } catch (error) {
    const stands = await client.query("ROLLBACK").catch(() => null);
    client.release(stands === null);
    throw error;
  }
}

/** Closes every connection of this process. */
export async function disconnect(): Promise<void> {
  await prisma.$disconnect();
  for (const open of [pool, batchPool]) if (!open.ended) await open.end();
}
