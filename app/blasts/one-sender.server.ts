import { pool } from "#app/platform/db.server.ts";

/** Any number that no other lock has. */
const LOCK = 7_302_514;

/**
 * Does something that one process does at a time; null when another one is at it. The lock is that of a connection: it
 * goes with a process that is killed, and with the database.
 */
export async function alone<T>(work: () => Promise<T>): Promise<T | null> {
  const client = await pool.connect();
  let broken = false;
  try {
    const { rows } = await client.query<{ got: boolean }>("SELECT pg_try_advisory_lock($1) AS got", [LOCK]);
    if (!rows[0]!.got) return null;
    return await work();
  } finally {
    await client.query("SELECT pg_advisory_unlock_all()").catch(() => {
      broken = true;
    });
    client.release(broken);
  }
}
