import { pool } from "#app/platform/db.server.ts";
import { directoryVersion } from "./directory-version.server.ts";
import type { DivisionType } from "./division.ts";
import type { Division } from "./known-divisions.server.ts";
import { decodeShape, type Shape } from "./shape-bytes.ts";
import { indexShapes, type ShapeIndex } from "./shape-index.ts";

/** A division as a plan draws it. Days are ISO 8601; null: since or for ever. */
type Drawn = Division & {
  planKey: string;
  startsOn: string | null;
  endsOn: string | null;
  source: string;
  asOf: string;
};

/** A division that a point lies in, with who drew it. */
export type DivisionAt = Division & { source: string; asOf: string };

/** Shapes read at a time: other requests are answered in between. */
const BATCH = 2_000;

const DRAWN = `
  SELECT d.plan_key AS "planKey", d.division_id AS id, v.type, v.name, v.state_code AS "stateCode",
         p.starts_on::text AS "startsOn", p.ends_on::text AS "endsOn", s.name AS source, p.as_of::text AS "asOf"
  FROM district d JOIN division v ON v.id = d.division_id JOIN district_plan p ON p.key = d.plan_key
    JOIN source s ON s.key = p.source_key
  WHERE d.shape IS NOT NULL`;

const SHAPES = `
  SELECT plan_key AS plan, division_id AS id, shape FROM district
  WHERE shape IS NOT NULL AND (plan_key, division_id) > ($1, $2)
  ORDER BY plan_key, division_id LIMIT ${BATCH}`;

let kept: { version: string; index: Promise<ShapeIndex<Drawn>> } | null = null;

/**
 * The divisions whose imported shapes hold a point, in the plans in force on a day (ISO 8601). `lat` and `lon` are
 * degrees. Where two plans of a type are in force in a state it is the later one. None without imported shapes.
 *
 * All shapes lie in memory from the first look-up on, about four kilobytes each, and are read again when a plan changed.
 */
export async function divisionsAt(lat: number, lon: number, day: string): Promise<DivisionAt[]> {
  const inForce = (await currentIndex())
    .at(lat, lon)
    .filter(({ startsOn, endsOn }) => (startsOn ?? day) <= day && (endsOn ?? day) >= day);
  const latest = new Map<DivisionType, string>();
  for (const { type, startsOn } of inForce) {
    if ((startsOn ?? "") > (latest.get(type) ?? "")) latest.set(type, startsOn!);
  }
  const found = inForce.filter(({ type, startsOn }) => (startsOn ?? "") === (latest.get(type) ?? ""));
  return [...new Map(found.map((each) => [each.id, divisionOf(each)])).values()];
}

function divisionOf({ id, type, name, stateCode, source, asOf }: Drawn): DivisionAt {
  return { id, type, name, stateCode, source, asOf };
}

async function currentIndex(): Promise<ShapeIndex<Drawn>> {
  const { districts } = await directoryVersion();
  if (kept?.version !== districts) {
    const index = readShapes().then(indexShapes);
    kept = { version: districts, index };
    index.catch(() => {
      kept = null;
    });
  }
  return kept!.index;
}

async function readShapes(): Promise<{ owner: Drawn; shape: Shape }[]> {
  const { rows } = await pool.query<Drawn>(DRAWN);
  const owners = new Map(rows.map((owner) => [`${owner.planKey} ${owner.id}`, owner]));
  const shapes: { owner: Drawn; shape: Shape }[] = [];
  let batch = await readBatch("", "");
  while (batch.length > 0) {
    const last = batch.at(-1)!;
    // The database looks for the next while these are unpacked.
    const next = batch.length < BATCH ? [] : readBatch(last.plan, last.id);
    for (const { plan, id, shape } of batch) {
      const owner = owners.get(`${plan} ${id}`);
      // One that was imported between the two questions is there next time.
      if (owner) shapes.push({ owner, shape: decodeShape(shape) });
    }
    batch = await next;
  }
  return shapes;
}

async function readBatch(plan: string, id: string): Promise<{ plan: string; id: string; shape: Buffer }[]> {
  return (await pool.query(SHAPES, [plan, id])).rows;
}
