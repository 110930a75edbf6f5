import type { Tx } from "#app/platform/db.server.ts";
import { type ImportWork, RefusedFile } from "#app/sources/run-import.server.ts";
import type { PlanType } from "./district-plan.ts";
import { ensureDivisions } from "./ensure-divisions.server.ts";
import { boundsOf, encodeShape, type Shape, UNITS } from "./shape-bytes.ts";

/** A plan of districts. Days are ISO 8601; null: not told. */
export type NamedPlan = { key: string; startsOn: string | null; endsOn: string | null };

/** A district as it is written. `name` null: the division has one. */
type Drawn = { id: string; geoid: string; name: string | null; shape: Shape };

/** A plan of fewer districts can be drawn anew in a day. */
const SMALLEST_PLAN = 3;

/**
 * Makes these shapes those of a plan. Read twice, the second time writes no row. Errors: RefusedFile where more than half of the plan's
 * districts would have no shape any more, unless that is allowed.
 */
export async function storeShapes(
  work: ImportWork,
  { type, plan, shapes }: { type: PlanType; plan: NamedPlan; shapes: Drawn[] },
  { allowEnding }: { allowEnding: boolean },
): Promise<void> {
  const { tx, tally } = work;
  const known = await knownShapes(tx, plan.key);
  const told = new Set(shapes.map(({ id }) => id));
  const gone = [...known.keys()].filter((id) => !told.has(id));
  if (!allowEnding && known.size >= SMALLEST_PLAN && gone.length > known.size / 2)
    throw new RefusedFile([
      { code: "wouldRemoveShapes", values: { plan: plan.key, gone: gone.length, of: known.size } },
    ]);
  await storePlan(work, type, plan);
  await ensureDivisions(tx, shapes);
  // A district that ZIP codes are told of stays: only its shape goes.
  await tx.$executeRaw`
    UPDATE district SET shape = NULL, bounds = '{}' WHERE plan_key = ${plan.key} AND division_id = ANY(${gone})`;
  tally.count("shape", "ended", gone.length);
  let points = 0;
  for (const { id, shape } of shapes) {
    for (const ring of shape.flat()) points += ring.length / 2;
    const bytes = encodeShape(shape);
    const before = known.get(id);
    tally.count("shape", before === undefined ? "added" : before.equals(bytes) ? "unchanged" : "changed");
    if (before?.equals(bytes)) continue;
    const bounds = boundsOf(shape).map((units) => units / UNITS);
    await tx.$executeRaw`
      INSERT INTO district (plan_key, division_id, bounds, shape)
      VALUES (${plan.key}, ${id}, ${bounds}::float8[], ${bytes})
      ON CONFLICT (plan_key, division_id) DO UPDATE SET bounds = excluded.bounds, shape = excluded.shape`;
  }
  const values = { plan: plan.key, from: plan.startsOn ?? "…", to: plan.endsOn ?? "…" };
  tally.note("shapePlan", { ...values, districts: shapes.length, points });
}

async function knownShapes(tx: Tx, plan: string): Promise<Map<string, Buffer>> {
  const rows = await tx.district.findMany({
    where: { planKey: plan, shape: { not: null } },
    select: { divisionId: true, shape: true },
  });
  return new Map(rows.map(({ divisionId, shape }) => [divisionId, Buffer.from(shape!)]));
}

async function storePlan({ tx, source, asOf }: ImportWork, type: PlanType, plan: NamedPlan): Promise<void> {
  const { key, startsOn, endsOn } = plan;
  const facts = {
    ...(startsOn && { startsOn: new Date(startsOn) }),
    ...(endsOn && { endsOn: new Date(endsOn) }),
    asOf: new Date(asOf),
  };
  await tx.districtPlan.upsert({
    where: { key },
    create: { key, type, name: key, sourceKey: source.key, ...facts },
    update: facts,
  });
}
