import { pool } from "#app/platform/db.server.ts";
import { gather } from "#app/platform/gather.ts";
import type { TokenPurpose } from "#app/platform/prisma/enums.ts";
import { randomToken, tokenHash } from "#app/platform/secrets.server.ts";

const ISSUE = `
  INSERT INTO access_token (hash, purpose, supporter_id, subject_id, via_id, created_at, expires_at)
  SELECT * FROM unnest($1::bytea[], $2::"TokenPurpose"[], $3::uuid[], $4::uuid[], $5::uuid[],
    $6::timestamptz[], $7::timestamptz[])`;

export type NewToken = {
  purpose: TokenPurpose;
  supporterId: string;
  /** Binds it to one signature (confirm), petition (prefill) or campaign (unsubscribe). */
  subjectId?: string;
  /** The email of a blast that it stands in. */
  viaId?: string;
  ttlDays: number;
  now: Date;
};

/**
 * Makes a token that stands in a mail's link and nowhere else; the database keeps its SHA-256. Mails that are
 * composed at a time share a statement.
 */
export const issueToken = gather(async (tokens: NewToken[]): Promise<string[]> => {
  const texts = tokens.map(() => randomToken());
  await pool.query({
    name: "issue-tokens",
    text: ISSUE,
    values: [
      texts.map(tokenHash),
      tokens.map(({ purpose }) => purpose),
      tokens.map(({ supporterId }) => supporterId),
      tokens.map(({ subjectId }) => subjectId ?? null),
      tokens.map(({ viaId }) => viaId ?? null),
      tokens.map(({ now }) => now),
      tokens.map(({ now, ttlDays }) => new Date(now.getTime() + ttlDays * 86_400_000)),
    ],
  });
  return texts;
});

export type FoundToken = {
  supporterId: string;
  subjectId: string | null;
  viaId: string | null;
  expired: boolean;
};

/**
 * What a token of this purpose is for; null when there is no such token. Reading changes nothing: mail
 * scanners follow links. An expired token is found until it is purged, so that a page can say so. The link in a mail
 * to an address that went into another row leads to the person who stands for both.
 */
export async function findToken(token: string, purpose: TokenPurpose, now: Date): Promise<FoundToken | null> {
  if (!/^[\w-]{20,100}$/.test(token)) return null;
  const { rows } = await pool.query(
    `SELECT coalesce(k.merged_into_id, k.id) AS supporter_id, t.subject_id, t.via_id, t.expires_at
     FROM access_token t JOIN supporter k ON k.id = t.supporter_id
     WHERE t.hash = $1 AND t.purpose = $2::"TokenPurpose"`,
    [tokenHash(token), purpose],
  );
  const row = rows[0];
  if (!row) return null;
  const { supporter_id: supporterId, subject_id: subjectId, via_id: viaId } = row;
  return { supporterId, subjectId, viaId, expired: row.expires_at <= now };
}

/** Removes tokens that expired more than 30 days ago. Returns how many. */
export async function purgeTokens({ now }: { now: Date }): Promise<number> {
  const gone = await pool.query(
    "DELETE FROM access_token WHERE expires_at < $1::timestamptz - interval '30 days'",
    [now],
  );
  return gone.rowCount ?? 0;
}
