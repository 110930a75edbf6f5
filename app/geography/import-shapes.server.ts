import { prisma, type Tx } from "#app/platform/db.server.ts";
import { termOfCongress } from "./congress.ts";
import type { PlanType } from "./district-plan.ts";
import { ensureDivisions } from "./ensure-divisions.server.ts";
import type { Feature } from "./geojson-features.ts";
import { knownDivisions } from "./known-divisions.server.ts";
import { type ReadDistrict, readDistrict } from "./read-district.ts";
import { boundsOf, encodeShape, type Shape, UNITS } from "./shape-bytes.ts";

/** What the file does not say of itself. Days are ISO 8601; `asOf` is the day its facts are of. */
export type ShapePlan = {
  key?: string;
  startsOn?: string;
  endsOn?: string;
  asOf: string;
  source: { key: string; name: string; url: string };
};

export type ShapeReport = {
  plan: { key: string; startsOn: string | null; endsOn: string | null } | null;
  districts: number;
  points: number;
  /** Features that are no districts. */
  skipped: number;
  /** Feature by its place in the file, from 1. */
  refused: { feature: number; why: string }[];
};

/** A district as it is written. `name` null: the division has one. */
type Stored = { id: string; geoid: string; name: string | null; shape: Shape };

const MOST_REFUSED = 0.1;
const LONGEST_MS = 600_000;

/**
 * Stores the shapes of a plan's districts, as one transaction: what the plan had before is replaced. With `dryRun`
 * nothing is written. A plan is named after what the file says of itself ("cd119", "sldl2024") and, for Congress, sits
 * as long as that Congress does.
 * Errors: what cannot be read is in the report; more than a tenth of it, or nothing at all, and nothing is written
 * (`plan` is null then). What `features` throws is passed on.
 */
export async function importShapes(
  features: AsyncIterable<Feature>,
  { type, plan, dryRun }: { type: PlanType; plan: ShapePlan; dryRun: boolean },
): Promise<ShapeReport> {
  const { districts, ...report } = await readAll(features, type);
  const known = await knownDivisions(districts.map(({ geoid, id }) => ({ type, geoid, id })));
  const stored = new Map<string, Stored>();
  for (const district of districts) {
    const { geoid, name, feature } = district;
    const there = known.find((each) => each.geoid === geoid) ?? known.find((each) => each.id === district.id);
    const id = there?.id ?? district.id;
    if (!id) report.refused.push({ feature, why: `${name} (${geoid}) is known by neither number nor name` });
    // Several features may be one district: their shapes belong together.
    else {
      const shape = [...(stored.get(id)?.shape ?? []), ...district.shape];
      stored.set(id, { id, geoid, name: there ? null : name, shape });
    }
  }
  const figures = { ...report, districts: stored.size, points: pointsOf(stored.values()) };
  const isBad = stored.size === 0 || report.refused.length > MOST_REFUSED * districts.length;
  if (isBad) return { ...figures, plan: null };
  const named = nameOf(type, plan, districts[0]!);
  if (!dryRun) {
    const writing = { type, plan, named, stored: [...stored.values()] };
    await prisma.$transaction((tx) => write(tx, writing), { timeout: LONGEST_MS });
  }
  return { ...figures, plan: named };
}

async function readAll(features: AsyncIterable<Feature>, type: PlanType) {
  const districts: (ReadDistrict & { feature: number })[] = [];
  const refused: ShapeReport["refused"] = [];
  let skipped = 0;
  let feature = 0;
  for await (const each of features) {
    feature += 1;
    const reading = readDistrict(type, each);
    if ("district" in reading) districts.push({ ...reading.district, feature });
    else if ("problem" in reading) refused.push({ feature, why: reading.problem });
    else skipped += 1;
  }
  return { districts, refused, skipped };
}

function pointsOf(stored: Iterable<Stored>): number {
  let points = 0;
  for (const { shape } of stored) for (const ring of shape.flat()) points += ring.length / 2;
  return points;
}

function nameOf(type: PlanType, given: ShapePlan, { edition }: ReadDistrict) {
  const term = type === "cd" && edition ? termOfCongress(Number(edition)) : null;
  return {
    key: given.key ?? `${type}${edition ?? ""}`,
    startsOn: given.startsOn ?? term?.startsOn ?? null,
    endsOn: given.endsOn ?? term?.endsOn ?? null,
  };
}

type Writing = { type: PlanType; plan: ShapePlan; named: ReturnType<typeof nameOf>; stored: Stored[] };

async function write(tx: Tx, { type, plan, named, stored }: Writing): Promise<void> {
  const { key: sourceKey, ...source } = plan.source;
  await tx.source.upsert({ where: { key: sourceKey }, create: { key: sourceKey, ...source }, update: {} });
  const date = (day: string | null) => (day === null ? null : new Date(day));
  const facts = {
    ...(named.startsOn && { startsOn: date(named.startsOn) }),
    ...(named.endsOn && { endsOn: date(named.endsOn) }),
    asOf: new Date(plan.asOf),
  };
  await tx.districtPlan.upsert({
    where: { key: named.key },
    create: { key: named.key, type, name: named.key, sourceKey, ...facts },
    update: facts,
  });
  await ensureDivisions(tx, stored);
  // A district that only ZIP codes are told of has no shape to lose.
  await tx.$executeRaw`
    UPDATE district SET shape = NULL, bounds = '{}' WHERE plan_key = ${named.key} AND shape IS NOT NULL`;
  for (const { id, shape } of stored) {
    const bounds = boundsOf(shape).map((units) => units / UNITS);
    await tx.$executeRaw`
      INSERT INTO district (plan_key, division_id, bounds, shape)
      VALUES (${named.key}, ${id}, ${bounds}::float8[], ${encodeShape(shape)})
      ON CONFLICT (plan_key, division_id) DO UPDATE SET bounds = excluded.bounds, shape = excluded.shape`;
  }
}
