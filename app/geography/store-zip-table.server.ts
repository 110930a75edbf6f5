import type { Tx } from "#app/platform/db.server.ts";
import { insertRows } from "#app/platform/insert-rows.server.ts";
import { type ImportWork, RefusedFile } from "#app/sources/run-import.server.ts";
import type { PlanFacts } from "./district-plan.ts";

/** A part of a ZIP code's area; `share` of its land, null: not known. */
export type ZipPart = { zip: string; divisionId: string; share: number | null };

type Stored = { zip: string; division: string; share: number | null };

/**
 * Makes a plan's table of ZIP codes what `parts` say, every overlap of it, and counts what that changed; rows that
 * stand already are not written again. `keep`: rows that these parts do not speak of.
 * Errors: RefusedFile for a table that would remove more than half of a plan, unless that is allowed.
 */
export async function storeZipTable(
  { tx, tally, source, asOf }: ImportWork,
  plan: PlanFacts,
  parts: ZipPart[],
  { allowEnding, keep }: { allowEnding: boolean; keep: (divisionId: string) => boolean },
): Promise<void> {
  await storePlan(tx, plan, source.key, asOf);
  const before = await tx.$queryRaw<Stored[]>`
    SELECT zip, division_id AS division, land_share AS share FROM zip_division WHERE plan_key = ${plan.key}`;
  const stored = new Map(before.map((row) => [`${row.zip} ${row.division}`, row]));
  const added: ZipPart[] = [];
  const changed: ZipPart[] = [];
  for (const part of parts) {
    const row = stored.get(`${part.zip} ${part.divisionId}`);
    const same = row && row.share === part.share;
    tally.count("zip", same ? "unchanged" : row ? "changed" : "added");
    if (!same) (row ? changed : added).push(part);
  }
  const told = new Set(parts.map(({ zip, divisionId }) => `${zip} ${divisionId}`));
  const gone = before.filter((row) => !told.has(`${row.zip} ${row.division}`) && !keep(row.division));
  if (!allowEnding && gone.length > before.length / 2)
    throw new RefusedFile([{ code: "wouldRemoveZips", values: { gone: gone.length, of: before.length } }]);
  tally.count("zip", "ended", gone.length);
  // A new share is written as a new row: there are few of them, and a plain insert is twice as fast as one that looks.
  await removeRows(tx, plan.key, [
    ...gone,
    ...changed.map(({ zip, divisionId }) => ({ zip, division: divisionId })),
  ]);
  await addRows(tx, plan.key, [...added, ...changed]);
}

/** Stores a plan that is not known yet, and what is told of it now. */
export async function storePlan(tx: Tx, plan: PlanFacts, sourceKey: string, asOf: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO district_plan (key, type, name, starts_on, ends_on, source_key, as_of)
    VALUES (${plan.key}, ${plan.type}, ${plan.name}, ${plan.startsOn}::text::date, ${plan.endsOn}::text::date,
      ${sourceKey}, ${asOf}::text::date)
    ON CONFLICT (key) DO UPDATE SET source_key = excluded.source_key, as_of = excluded.as_of
    WHERE (district_plan.source_key, district_plan.as_of) IS DISTINCT FROM (excluded.source_key, excluded.as_of)`;
}

async function removeRows(tx: Tx, plan: string, rows: Pick<Stored, "zip" | "division">[]): Promise<void> {
  if (rows.length === 0) return;
  const [zips, divisions] = [rows.map(({ zip }) => zip), rows.map(({ division }) => division)];
  await tx.$executeRaw`
    DELETE FROM zip_division z USING unnest(${zips}::text[], ${divisions}::text[]) AS gone(zip, division)
    WHERE z.plan_key = ${plan} AND z.zip = gone.zip AND z.division_id = gone.division`;
}

async function addRows(tx: Tx, plan: string, parts: ZipPart[]): Promise<void> {
  const rows = parts.map(({ zip, divisionId, share }) => ({
    zip,
    plan_key: plan,
    division_id: divisionId,
    land_share: share,
  }));
  const columns = { zip: "text", plan_key: "text", division_id: "text", land_share: "float" };
  await insertRows(tx, "zip_division", columns, rows);
}
