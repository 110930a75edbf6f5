import type { Pool, PoolClient } from "pg";
import { hashNetwork, hashOfDay } from "#app/petitions/network-hash.server.ts";
import { isAllowed } from "#app/petitions/sign-limits.server.ts";

/** Where a gift comes from: hashes under the day's salt; null where the address cannot be read. */
export type GiftSource = {
  pageId: string;
  /** Whether its address is let through whatever it asks for. */
  isAllowed: boolean;
  addressHash: Buffer | null;
  networkHash: Buffer | null;
  emailHash: Buffer;
};

/**
 * Gifts that are usual in a window, and the most that are taken. A hall gives from one address after a speech, so what is
 * unusual is asked for work or a short wait, and only a flood is sent away. Whoever tries cards needs a page at Stripe for
 * every few of them: pages are what is counted, in the database, which all processes share.
 */
const windows = [
  { of: "address_hash", minutes: 10, usual: 5, most: 60 },
  { of: "address_hash", minutes: 60, usual: 15, most: 150 },
  { of: "network_hash", minutes: 10, usual: 25, most: 200 },
  { of: "network_hash", minutes: 60, usual: 75, most: 500 },
  { of: "email_hash", minutes: 60, usual: 4, most: 12 },
  { of: "page_id", minutes: 1, usual: 40, most: 600 },
  { of: "page_id", minutes: 10, usual: 150, most: 3_000 },
] as const;

const places = { address_hash: 1, network_hash: 2, email_hash: 3, page_id: 4 } as const;

export const COUNT_GIFTS = windows
  .map(
    ({ of, minutes }, index) => `
      SELECT ${index} AS "window", count(*)::int AS begun, min(begun_at) AS first FROM gift_source
      WHERE ${of} = $${places[of]} AND begun_at > $5::timestamptz - interval '${minutes} minutes'`,
  )
  .join(" UNION ALL ");

/** What a gift is counted under. `email` in its canonical form. */
export async function giftSourceOf(
  pageId: string,
  { address, email, now }: { address: string; email: string; now: Date },
): Promise<GiftSource> {
  const [network, emailHash, allowed] = await Promise.all([
    hashNetwork(address, now),
    hashOfDay(email, now),
    isAllowed(address),
  ]);
  return { pageId, emailHash, ...network, isAllowed: allowed };
}

export type GiftPressure = {
  /** Seconds until there is room again; 0 when there is. */
  retryAfter: number;
  /** 0 is quiet; 1 is half of what is usual, worth proof of work; 2 is more than usual. */
  level: 0 | 1 | 2;
};

/** What has been begun from where a gift comes from: one statement, seven looks into an index. Counts nothing. */
export async function giftPressure(
  db: Pool | PoolClient,
  source: GiftSource,
  now: Date,
): Promise<GiftPressure> {
  if (source.isAllowed) return { retryAfter: 0, level: 0 };
  const { rows } = await db.query<{ window: number; begun: number; first: Date | null }>({
    name: "gift-pressure",
    text: COUNT_GIFTS,
    values: [source.addressHash, source.networkHash, source.emailHash, source.pageId, now],
  });
  const pressure: GiftPressure = { retryAfter: 0, level: 0 };
  for (const { window, begun, first } of rows) {
    const { minutes, usual, most } = windows[window]!;
    if (begun >= most) {
      const left = Math.ceil((first!.getTime() - now.getTime()) / 1_000) + minutes * 60;
      pressure.retryAfter = Math.max(pressure.retryAfter, left, 1);
    }
    if (begun >= usual) pressure.level = 2;
    else if (begun >= usual / 2 && pressure.level === 0) pressure.level = 1;
  }
  return pressure;
}

// In the order of the keys, so that two gifts with the same ones cannot wait for each other.
const IN_TURN = `
SELECT pg_advisory_xact_lock(key) FROM (
  SELECT DISTINCT hashtextextended('gift ' || encode(hash, 'hex'), 0) AS key FROM unnest($1::bytea[]) AS h (hash) ORDER BY key
) keys`;

// A gift that waited and is begun again has been counted; a wait that let another gift through lets this one not.
const COUNT = `
WITH made AS (
  INSERT INTO gift_source (donation_id, page_id, address_hash, network_hash, email_hash, wait_id, begun_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING donation_id
)
SELECT donation_id FROM made UNION ALL SELECT donation_id FROM gift_source WHERE donation_id = $1`;

/**
 * Waits until gifts from the same address and under the same mail address are counted, and looks once more: of many that
 * come in one moment none slips through. The last thing in a transaction, so that nobody waits long.
 */
export async function pressureInTurn(
  client: PoolClient,
  source: GiftSource,
  now: Date,
): Promise<GiftPressure> {
  if (!source.isAllowed)
    await client.query(IN_TURN, [[source.addressHash, source.emailHash].filter((hash) => hash !== null)]);
  return giftPressure(client, source, now);
}

/** Gifts that a wait let through to one page in a minute: whoever waits by machine, at many addresses, gets no further. */
const MOST_WAITED = 30;

const WAITED = `
SELECT count(*)::int AS waited FROM gift_source
WHERE page_id = $1 AND begun_at > $2::timestamptz - interval '1 minute' AND wait_id IS NOT NULL`;

/** Whether another gift may come to a page for having waited. */
export async function waitIsEnough(client: PoolClient, pageId: string, now: Date): Promise<boolean> {
  const { rows } = await client.query<{ waited: number }>(WAITED, [pageId, now]);
  return rows[0]!.waited < MOST_WAITED;
}

/** Counts a gift that was begun. False: the wait that it brought has let another gift through. */
export async function countGift(
  client: PoolClient,
  donationId: string,
  { source, waitId, now }: { source: GiftSource; waitId: string | null; now: Date },
): Promise<boolean> {
  const { pageId, addressHash, networkHash, emailHash } = source;
  const { rowCount } = await client.query(COUNT, [
    ...[donationId, pageId, addressHash, networkHash, emailHash, waitId, now],
  ]);
  return rowCount !== 0;
}
