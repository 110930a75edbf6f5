import { stat } from "node:fs/promises";
import type { PlanType } from "#app/geography/district-plan.ts";
import { importShapes, type ShapeReport } from "#app/geography/import-shapes.server.ts";
import { readShapeFile } from "#app/geography/read-shape-file.server.ts";
import { isoDate } from "#app/platform/iso-date.ts";
import { DONE, FAILED, type Print } from "./print.ts";

export type ShapeOptions = {
  type: PlanType;
  plan?: string;
  starts?: string;
  ends?: string;
  asOf?: string;
  dryRun: boolean;
};

/** The publisher of the files this is made for; those of others have the same columns. */
const census = {
  key: "census-shapes",
  name: "US Census Bureau, district boundaries",
  url: "https://www.census.gov/geographies/mapping-files/time-series/geo/tiger-line-file.html",
};
const number = (n: number) => n.toLocaleString("en-US");

/** Stores the shapes of districts out of a zipped shapefile or GeoJSON. Returns the exit code. */
export async function importShapeFile(file: string, options: ShapeOptions, print: Print): Promise<number> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) {
    print(`There is no file ${file}.`);
    return FAILED;
  }
  const { type, plan, starts, ends, asOf = isoDate(found.mtime), dryRun } = options;
  const began = performance.now();
  try {
    const report = await importShapes(readShapeFile(file), {
      type,
      dryRun,
      plan: {
        ...(plan && { key: plan }),
        ...(starts && { startsOn: starts }),
        ...(ends && { endsOn: ends }),
        asOf,
        source: census,
      },
    });
    return say(report, { dryRun, seconds: (performance.now() - began) / 1_000 }, print);
  } catch (error) {
    // A file may hold anything; what is wrong with it is the operator's to know.
    if (!(error instanceof Error) || "code" in error) throw error;
    print(`${file} cannot be read: ${error.message}.`);
    return FAILED;
  }
}

function say(
  { plan, districts, points, skipped, refused }: ShapeReport,
  { dryRun, seconds }: { dryRun: boolean; seconds: number },
  print: Print,
): number {
  for (const { feature, why } of refused) print(`feature ${feature}: refused. ${why}.`);
  const found = `${number(districts)} districts with ${number(points)} points`;
  const rest = `skipped ${number(skipped)} that are none, refused ${number(refused.length)}`;
  if (!plan) {
    print(`${found}; ${rest}. Nothing was written: too little of the file could be read.`);
    return FAILED;
  }
  const sits = `in force from ${plan.startsOn ?? "ever"} to ${plan.endsOn ?? "further notice"}`;
  print(`${found}; ${rest}; ${seconds.toFixed(1)} s.`);
  print(`Plan ${plan.key}, ${sits}${dryRun ? ": would be written" : ", is written"}.`);
  return DONE;
}
