import type { Tx } from "#app/platform/db.server.ts";

/**
 * Makes rows of one person one, and returns its id: the row with positions stays, else the oldest. What two of them
 * have alike, such as the same term or address, is kept once. Rows that hold positions besides, or calls or letters, stay as
 * they are: what was said of where somebody stands, and to whom, is not moved without anybody looking.
 */
export async function mergeOfficials(tx: Tx, ids: readonly string[]): Promise<string> {
  const rows = await tx.official.findMany({
    where: { id: { in: [...ids] } },
    orderBy: [
      { positions: { _count: "desc" } },
      { calls: { _count: "desc" } },
      { letters: { _count: "desc" } },
      { id: "asc" },
    ],
    select: { id: true, _count: { select: { positions: true, calls: true, letters: true } } },
  });
  const kept = rows[0]!.id;
  for (const { id, _count } of rows.slice(1))
    if (_count.positions + _count.calls + _count.letters === 0) await give(tx, id, kept);
  return kept;
}

async function give(tx: Tx, from: string, to: string): Promise<void> {
  await tx.officialIdentifier.updateMany({ where: { officialId: from }, data: { officialId: to } });
  await tx.$executeRaw`
    UPDATE term t SET official_id = ${to}::uuid WHERE official_id = ${from}::uuid
      AND NOT EXISTS (SELECT FROM term o WHERE o.official_id = ${to}::uuid AND o.office_id = t.office_id
        AND o.start_on IS NOT DISTINCT FROM t.start_on)`;
  await tx.$executeRaw`
    UPDATE contact_place p SET official_id = ${to}::uuid WHERE official_id = ${from}::uuid
      AND NOT EXISTS (SELECT FROM contact_place o WHERE o.official_id = ${to}::uuid AND o.key = p.key
        AND o.source_key IS NOT DISTINCT FROM p.source_key)`;
  await tx.$executeRaw`
    UPDATE contact_link l SET official_id = ${to}::uuid WHERE official_id = ${from}::uuid
      AND NOT EXISTS (SELECT FROM contact_link o WHERE o.official_id = ${to}::uuid AND o.kind = l.kind
        AND o.value = l.value AND o.source_key IS NOT DISTINCT FROM l.source_key)`;
  await tx.official.delete({ where: { id: from } });
}
