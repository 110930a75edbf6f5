import type { ImportOrder } from "#app/sources/import-order.ts";
import type { RefusedRow } from "#app/sources/import-report.ts";
import { withInput } from "#app/sources/open-input.server.ts";
import {
  type ImportResult,
  type ImportWork,
  RefusedFile,
  runImport,
} from "#app/sources/run-import.server.ts";
import { sources } from "#app/sources/source.ts";
import { termOfCongress } from "./congress.ts";
import type { PlanType } from "./district-plan.ts";
import { knownDivisions } from "./known-divisions.server.ts";
import { type ReadDistrict, readDistrict } from "./read-district.ts";
import { BrokenShapes, readShapeFile } from "./read-shape-file.server.ts";
import type { Shape } from "./shape-bytes.ts";
import { type NamedPlan, storeShapes } from "./store-shapes.server.ts";

export type ShapeOrder = ImportOrder & {
  type: PlanType;
  /** What files do not say of themselves: the plan's key, and the days (ISO 8601) between which it is in force. */
  plan?: string | undefined;
  starts?: string | undefined;
  ends?: string | undefined;
};

/** What reads as a file of shapes, by its name. */
export const isShapeFile = (name: string) => /\.(zip|geojson|json)$/i.test(name);

const MOST_REFUSED = 0.1;

/**
 * Stores the shapes of a plan's districts out of zipped shapefiles or GeoJSON: a file, a folder of them, or an address. What the plan
 * had before is replaced. A plan is named after what the files say of themselves ("cd119", "sldl2024") and, for Congress, sits as long
 * as that Congress does. Errors: UnreadableInput; files of which more than a tenth cannot be read, or that would take their shape from
 * most of a plan's districts, are refused.
 */
export function importShapes(where: string, order: ShapeOrder): Promise<ImportResult> {
  return withInput(where, { wanted: isShapeFile, stranger: order.stranger }, async (input) => {
    // Read before the transaction is opened: a whole country's shapes take their time.
    const reading = await readAll(input.files, order.type);
    return runImport({ ...order, ...input, source: sources.censusShapes }, async (work) => {
      if ("broken" in reading) throw new RefusedFile([reading.broken]);
      await take(work, reading, order);
    });
  });
}

type Found = ReadDistrict & { where: string };
type Reading = { districts: Found[]; refused: RefusedRow[]; skipped: number };

async function readAll(
  files: { name: string; path: string }[],
  type: PlanType,
): Promise<Reading | { broken: RefusedRow }> {
  const reading: Reading = { districts: [], refused: [], skipped: 0 };
  for (const { name, path } of files) {
    let feature = 0;
    try {
      for await (const each of readShapeFile(path, name)) {
        feature += 1;
        const where = files.length > 1 ? `${name} ${feature}` : `feature ${feature}`;
        const read = readDistrict(type, each);
        if ("district" in read) reading.districts.push({ ...read.district, where });
        else if ("problem" in read)
          reading.refused.push({ where, code: "badFeature", values: { why: read.problem } });
        else reading.skipped += 1;
      }
    } catch (error) {
      if (!(error instanceof BrokenShapes)) throw error;
      return { broken: { where: name, code: "brokenShapes", values: { file: name, why: error.message } } };
    }
  }
  return reading;
}

async function take(
  work: ImportWork,
  { districts, refused, skipped }: Reading,
  order: ShapeOrder,
): Promise<void> {
  const { type } = order;
  for (const { where, code, values } of refused) work.tally.refuse(where, code, values);
  const known = await knownDivisions(districts.map(({ geoid, id }) => ({ type, geoid, id })));
  const shapes = new Map<string, { id: string; geoid: string; name: string | null; shape: Shape }>();
  let unknown = 0;
  for (const { geoid, id: told, name, where, shape } of districts) {
    const there = known.find((each) => each.geoid === geoid) ?? known.find((each) => each.id === told);
    const id = there?.id ?? told;
    if (!id) {
      unknown += 1;
      work.tally.refuse(where, "unknownShape", { name, geoid });
      continue;
    }
    // Several features may be one district: their shapes belong together.
    shapes.set(id, {
      id,
      geoid,
      name: there ? null : name,
      shape: [...(shapes.get(id)?.shape ?? []), ...shape],
    });
  }
  if (shapes.size === 0) throw new RefusedFile([{ code: "noShapes", values: {} }]);
  if (refused.length + unknown > MOST_REFUSED * districts.length)
    throw new RefusedFile([{ code: "mostRefused", values: { refused: refused.length + unknown } }]);
  const plan = nameOf(order, districts[0]!);
  await storeShapes(work, { type, plan, shapes: [...shapes.values()] }, order);
  if (skipped > 0) work.tally.note("noDistricts", { skipped });
}

function nameOf({ type, plan, starts, ends }: ShapeOrder, { edition }: ReadDistrict): NamedPlan {
  const term = type === "cd" && edition ? termOfCongress(Number(edition)) : null;
  return {
    key: plan ?? `${type}${edition ?? ""}`,
    startsOn: starts ?? term?.startsOn ?? null,
    endsOn: ends ?? term?.endsOn ?? null,
  };
}
