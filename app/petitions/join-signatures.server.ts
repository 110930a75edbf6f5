import { randomUUID } from "node:crypto";
import type { Tx } from "#app/platform/db.server.ts";
import type { SignatureStatus } from "#app/platform/prisma/enums.ts";
import { merged } from "./held.ts";

type Row = {
  id: string;
  petitionId: string;
  supporterId: string;
  status: SignatureStatus;
  countedAt: Date | null;
  signedAt: Date;
};

/** A signature that another one stands for, with what it was before. */
export type Folded = { id: string; status: SignatureStatus; countedAt: string | null };

export type Two = { keptId: string; goneId: string };

const place = "petition_id, country, region, county_fips, postal_code";

/** The one that counts stands for both; of two alike the earlier one. */
const ranks: Record<SignatureStatus, number> = { counted: 0, review: 1, pending: 2, invalid: 3 };

const byStanding = (a: Row, b: Row) =>
  ranks[a.status] - ranks[b.status] || a.signedAt.getTime() - b.signedAt.getTime() || (a.id < b.id ? -1 : 1);

type Pair = { stands: Row; falls: Row };

/** Of two people's signatures of one petition, which would stand for both. `rows`: of both, and of nobody else. */
export function pairUp<R extends Row>(rows: R[]): { stands: R; falls: R }[] {
  const first = new Map<string, R>();
  return rows.toSorted(byStanding).flatMap((row) => {
    const stands = first.get(row.petitionId);
    if (stands) return [{ stands, falls: row }];
    first.set(row.petitionId, row);
    return [];
  });
}

/**
 * Gives one person's signatures to another one, in the transaction that merges the two and holds their rows. Where
 * both signed, one stands for both with the person who is kept; the other leaves every count and stays with the row
 * that goes. Each remembers the address it was made with.
 */
export async function joinSignatures(tx: Tx, two: Two): Promise<Folded[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT id, petition_id AS "petitionId", supporter_id AS "supporterId", status, counted_at AS "countedAt",
      signed_at AS "signedAt"
    FROM signature WHERE supporter_id IN (${two.keptId}::uuid, ${two.goneId}::uuid) ORDER BY id FOR UPDATE`;
  const pairs = pairUp(rows);
  for (const pair of pairs) await foldOne(tx, pair, two);
  await tx.$executeRaw`
    UPDATE signature SET supporter_id = ${two.keptId}::uuid, signed_as_id = coalesce(signed_as_id, ${two.goneId}::uuid)
    WHERE supporter_id = ${two.goneId}::uuid AND NOT ${merged} = ANY(reasons)`;
  return pairs.map(({ falls: { id, status, countedAt } }) => ({
    id,
    status,
    countedAt: countedAt?.toISOString() ?? null,
  }));
}

const FOLD = `
WITH before AS (SELECT id, status FROM signature WHERE id = $1::uuid),
folded AS (
  UPDATE signature s SET status = 'invalid', counted_at = NULL, reasons = s.reasons || $2::text
  FROM before b WHERE s.id = b.id
  RETURNING s.petition_id, s.country, s.region, s.county_fips, s.postal_code, b.status AS was
)
INSERT INTO signature_count_delta (${place}, delta) SELECT ${place}, -1 FROM folded WHERE was = 'counted'`;

async function foldOne(tx: Tx, { stands, falls }: Pair, { keptId, goneId }: Two) {
  await tx.$executeRawUnsafe(FOLD, falls.id, merged);
  if (stands.supporterId === goneId) await swap(tx, stands.id, falls.id, { keptId, goneId });
}

/** Two signatures of one petition change places; in between one belongs to nobody, which is asked about at the end. */
async function swap(tx: Tx, first: string, second: string, { keptId, goneId }: Two) {
  await tx.$executeRaw`SET CONSTRAINTS signature_supporter_id_fkey DEFERRED`;
  const give = (id: string, from: string, to: string) => tx.$executeRaw`
    UPDATE signature SET supporter_id = ${to}::uuid, signed_as_id = coalesce(signed_as_id, ${from}::uuid)
    WHERE id = ${id}::uuid`;
  await tx.$executeRaw`UPDATE signature SET supporter_id = ${randomUUID()}::uuid WHERE id = ${first}::uuid`;
  await give(second, keptId, goneId);
  await give(first, goneId, keptId);
}

const UNFOLD = `
WITH restored AS (
  UPDATE signature s SET status = f.status, counted_at = f.counted_at, reasons = array_remove(s.reasons, $4::text)
  FROM unnest($1::uuid[], $2::"SignatureStatus"[], $3::timestamptz[]) AS f(id, status, counted_at)
  WHERE s.id = f.id AND $4::text = ANY(s.reasons)
  RETURNING s.petition_id, s.country, s.region, s.county_fips, s.postal_code, s.status
)
INSERT INTO signature_count_delta (${place}, delta)
SELECT ${place}, count(*) FROM restored WHERE status = 'counted' GROUP BY ${place}`;

/**
 * Takes `joinSignatures` back: every signature goes to the person whose address it was made with, also those made
 * since, and those that had been folded are what they were. `goneIds`: the row that went, and all that went with it.
 * Returns the ids that went back to it.
 */
export async function partSignatures(
  tx: Tx,
  two: Two,
  { goneIds, folded }: { goneIds: string[]; folded: Folded[] },
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string; supporterId: string; home: string }[]>`
    SELECT id, supporter_id AS "supporterId",
      CASE WHEN coalesce(signed_as_id, supporter_id) = ANY(${goneIds}::uuid[]) THEN ${two.goneId}
        ELSE ${two.keptId} END AS home
    FROM signature WHERE supporter_id IN (${two.keptId}::uuid, ${two.goneId}::uuid) ORDER BY id FOR UPDATE`;
  await tx.$executeRaw`SET CONSTRAINTS signature_supporter_id_fkey DEFERRED`;
  const leaving = rows.filter(({ supporterId, home }) => supporterId !== home);
  for (const { id } of leaving)
    await tx.$executeRaw`UPDATE signature SET supporter_id = ${randomUUID()}::uuid WHERE id = ${id}::uuid`;
  for (const { id, home } of leaving)
    await tx.$executeRaw`
      UPDATE signature SET supporter_id = ${home}::uuid, signed_as_id = nullif(signed_as_id, ${home}::uuid)
      WHERE id = ${id}::uuid`;
  await tx.$executeRawUnsafe(
    UNFOLD,
    folded.map(({ id }) => id),
    folded.map(({ status }) => status),
    folded.map(({ countedAt }) => countedAt),
    merged,
  );
  return rows.filter(({ home }) => home === two.goneId).map(({ id }) => id);
}
