import { createHmac, randomBytes } from "node:crypto";
import { LRUCache } from "lru-cache";
import { pool } from "#app/platform/db.server.ts";
import { networkOf } from "#app/platform/network-of.ts";
import { remember } from "#app/platform/remember.ts";

/** The longest that hashes are kept: the privacy page says so. */
const mostDays = 30;

// The first process of the day makes the salt; all others find it.
const SALT = `
  WITH made AS (
    INSERT INTO network_salt (day, salt) VALUES ($1::date, $2) ON CONFLICT (day) DO NOTHING RETURNING salt
  )
  SELECT salt FROM made UNION ALL SELECT salt FROM network_salt WHERE day = $1::date LIMIT 1`;

const salts = remember<Buffer>(3_600_000, async (day) => {
  for (;;) {
    const { rows } = await pool.query<{ salt: Buffer }>(SALT, [day, randomBytes(32)]);
    // Empty when another process committed its own in this very moment.
    if (rows[0]) return rows[0].salt;
  }
});

const hash = (salt: Buffer, text: string) => createHmac("sha256", salt).update(text).digest().subarray(0, 16);

export type NetworkHashes = { addressHash: Buffer | null; networkHash: Buffer | null };

// A hall full of people signs from one address. The day is part of the key: it has a salt of its own.
const known = new LRUCache<string, NetworkHashes>({ max: 10_000, ttl: 3_600_000 });

/**
 * What is kept of a network address: HMACs under the day's salt. They tell whether two signatures of a day
 * came from one place, and nothing else; once the salt is gone nobody can tell even that.
 */
export async function hashNetwork(address: string, now: Date): Promise<NetworkHashes> {
  const network = networkOf(address);
  if (!network) return { addressHash: null, networkHash: null };
  const day = now.toISOString().slice(0, 10);
  const salt = await salts.get(day);
  const key = `${day} ${network.address}`;
  let hashes = known.get(key);
  if (!hashes) {
    hashes = { addressHash: hash(salt, network.address), networkHash: hash(salt, network.network) };
    known.set(key, hashes);
  }
  return hashes;
}

/** What is kept of another text by which posts of a day are told apart, such as a mail address: its HMAC under that salt. */
export async function hashOfDay(text: string, now: Date): Promise<Buffer> {
  return hash(await salts.get(now.toISOString().slice(0, 10)), text);
}

const FORGET = `
  WITH old AS (
    SELECT id FROM signature WHERE signed_at < $1 AND (address_hash IS NOT NULL OR network_hash IS NOT NULL)
    LIMIT 5000 FOR UPDATE SKIP LOCKED
  )
  UPDATE signature s SET address_hash = NULL, network_hash = NULL FROM old WHERE s.id = old.id`;

/**
 * Drops hashes and salts that are older than some days, thirty at most. Returns how many signatures lost theirs.
 */
export async function forgetNetworks({
  now,
  days = mostDays,
}: {
  now: Date;
  days?: number;
}): Promise<number> {
  const before = new Date(now.getTime() - Math.min(days, mostDays) * 86_400_000);
  await pool.query("DELETE FROM network_salt WHERE day < $1::date", [before]);
  let forgotten = 0;
  for (;;) {
    const { rowCount } = await pool.query(FORGET, [before]);
    forgotten += rowCount ?? 0;
    if (!rowCount) return forgotten;
  }
}
