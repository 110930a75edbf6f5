import type { Tx } from "#app/platform/db.server.ts";
import { foldedName } from "./official-facts.ts";
import type { FindArea } from "./read-own-officials.ts";

/** What a county is called without saying that it is one. */
const ENDING = / (?:county|parish|borough|census area|municipio|city)$/i;

/** Counties and places by their names, for lists that name them. */
export async function areasOf(tx: Tx): Promise<FindArea> {
  const rows = await tx.division.findMany({
    where: { type: { in: ["county", "place"] }, validUntil: null },
    orderBy: { id: "asc" },
  });
  const byName = new Map<string, { id: string; name: string }>();
  const put = (key: string, row: (typeof rows)[number]) => {
    if (!byName.has(key)) byName.set(key, { id: row.id, name: row.name });
  };
  for (const row of rows) put(`${row.type} ${row.stateCode} ${foldedName(row.name)}`, row);
  // A name in full goes before one that is cut short: Baltimore County before the city.
  for (const row of rows)
    put(`${row.type} ${row.stateCode} ${foldedName(row.name.replace(ENDING, ""))}`, row);
  return (kind, state, name) => {
    const of = (type: string) => byName.get(`${type} ${state} ${foldedName(name)}`) ?? null;
    // A city that is its own county is a place.
    return of(kind) ?? (kind === "county" ? of("place") : null);
  };
}
