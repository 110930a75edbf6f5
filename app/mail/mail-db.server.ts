import type { Pool, PoolClient } from "pg";
import type { prisma, Tx } from "#app/platform/db.server.ts";

/** Any connection that mail may be queued on, so that it joins the caller's transaction. */
export type MailDb = Tx | typeof prisma | Pool | PoolClient;

/** Runs one statement on a pg connection or a Prisma client; returns the number of rows it touched. */
export async function run(db: MailDb, sql: string, values: unknown[]): Promise<number> {
  if ("$executeRawUnsafe" in db) return db.$executeRawUnsafe(sql, ...values);
  const result = await db.query(sql, values);
  return result.rowCount ?? 0;
}

/** Runs one statement in the same way; returns its rows. */
export async function ask<Row>(db: MailDb, sql: string, values: unknown[]): Promise<Row[]> {
  if ("$queryRawUnsafe" in db) return db.$queryRawUnsafe<Row[]>(sql, ...values);
  return (await db.query(sql, values)).rows as Row[];
}
