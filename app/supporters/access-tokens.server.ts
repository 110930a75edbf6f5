import type { pool as Pool, prisma, Tx } from "#app/platform/db.server.ts";
import { pool } from "#app/platform/db.server.ts";
import type { TokenPurpose } from "#app/platform/prisma/enums.ts";
import { randomToken, tokenHash } from "#app/platform/secrets.server.ts";

type TokenDb = Tx | typeof prisma | Pick<typeof Pool, "query">;

const ISSUE = `
  INSERT INTO access_token (hash, purpose, supporter_id, subject_id, created_at, expires_at)
  VALUES ($1, $2::"TokenPurpose", $3::uuid, $4::uuid, $5::timestamptz, $6::timestamptz)`;

/**
 * Makes a token that stands in a mail's link and nowhere else; the database keeps its SHA-256.
 * `subjectId` binds it to one signature (confirm) or one petition (prefill).
 */
export async function issueToken(
  db: TokenDb,
  token: { purpose: TokenPurpose; supporterId: string; subjectId?: string; ttlDays: number; now: Date },
): Promise<string> {
  const text = randomToken();
  const expiresAt = new Date(token.now.getTime() + token.ttlDays * 86_400_000);
  const values = [
    tokenHash(text),
    token.purpose,
    token.supporterId,
    token.subjectId ?? null,
    token.now,
    expiresAt,
  ];
  if ("$executeRawUnsafe" in db) await db.$executeRawUnsafe(ISSUE, ...values);
  else await db.query(ISSUE, values);
  return text;
}

export type FoundToken = { supporterId: string; subjectId: string | null; expired: boolean };

/**
 * What a token of this purpose is for; null when there is no such token. Reading changes nothing: mail
 * scanners follow links. An expired token is found until it is purged, so that a page can say so.
 */
export async function findToken(token: string, purpose: TokenPurpose, now: Date): Promise<FoundToken | null> {
  if (!/^[\w-]{20,100}$/.test(token)) return null;
  const { rows } = await pool.query(
    `SELECT supporter_id, subject_id, expires_at FROM access_token
     WHERE hash = $1 AND purpose = $2::"TokenPurpose"`,
    [tokenHash(token), purpose],
  );
  const row = rows[0];
  if (!row) return null;
  return { supporterId: row.supporter_id, subjectId: row.subject_id, expired: row.expires_at <= now };
}

/** Removes tokens that expired more than 30 days ago. Returns how many. */
export async function purgeTokens({ now }: { now: Date }): Promise<number> {
  const gone = await pool.query(
    "DELETE FROM access_token WHERE expires_at < $1::timestamptz - interval '30 days'",
    [now],
  );
  return gone.rowCount ?? 0;
}
