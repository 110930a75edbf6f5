import type { Tx } from "#app/platform/db.server.ts";
import { isoDate } from "#app/platform/iso-date.ts";
import type { Tally } from "#app/sources/import-report.ts";
import { type DivisionFacts, ensureDivisions } from "./ensure-divisions.server.ts";

/**
 * `validUntil`: the last day it exists ("2023-01-03"); null: as far as is told, it does. `goneBy`: a day by which it
 * was gone, where nobody says since when; the first such day stays.
 */
export type DatedDivision = DivisionFacts & { validUntil?: string | null; goneBy?: string | null };

const NAMED = 500;

/**
 * Stores divisions with their names, numbers and ends, and counts what that changed. What is not told stays as it is;
 * of a division that is told of twice the later telling counts.
 */
export async function storeDivisions(
  { tx, tally }: { tx: Tx; tally: Tally },
  divisions: Iterable<DatedDivision>,
): Promise<void> {
  const told = new Map<string, DatedDivision>();
  for (const division of divisions) told.set(division.id, { ...told.get(division.id), ...division });
  // Of very many the table is read whole: that is faster than naming each.
  const where = told.size > NAMED ? {} : { id: { in: [...told.keys()] } };
  const rows = await tx.division.findMany({ where });
  const known = new Map(rows.map((row) => [row.id, row]));
  const changed: DatedDivision[] = [];
  for (const facts of told.values()) {
    const row = known.get(facts.id);
    const same =
      row &&
      (!facts.name || facts.name === row.name) &&
      (!facts.geoid || facts.geoid === row.geoid) &&
      (!facts.validUntil || facts.validUntil === (row.validUntil && isoDate(row.validUntil))) &&
      (!facts.goneBy || row.validUntil);
    tally.count("division", same ? "unchanged" : row ? "changed" : "added");
    if (!same) changed.push(facts);
  }
  await ensureDivisions(tx, changed);
  await endDivisions(tx, changed);
}

async function endDivisions(tx: Tx, divisions: DatedDivision[]): Promise<void> {
  const gone = divisions.filter(({ validUntil, goneBy }) => validUntil || goneBy);
  if (gone.length === 0) return;
  const ids = gone.map(({ id }) => id);
  const days = gone.map(({ validUntil, goneBy }) => (validUntil || goneBy)!);
  await tx.$executeRaw`
    UPDATE division SET valid_until = gone.day::date
    FROM unnest(${ids}::text[], ${days}::text[]) AS gone(id, day) WHERE gone.id = division.id`;
}
