import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import shp from "shpjs";
import { type Feature, geojsonFeatures } from "./geojson-features.ts";

/** A zip is unpacked in memory; the largest the Census publishes is a tenth of this. */
const MOST_ZIPPED = 1024 * 1024 * 1024;

/** A file of shapes that cannot be read; the message says what is wrong with it. */
export class BrokenShapes extends Error {}

/**
 * The features of a file of shapes: GeoJSON as it comes, or the shapefiles in a zip, brought into degrees by their
 * own projection. `name` says which it is. Throws BrokenShapes.
 */
export async function* readShapeFile(path: string, name: string): AsyncGenerator<Feature> {
  if (!/\.zip$/i.test(name)) {
    try {
      yield* geojsonFeatures(createReadStream(path));
    } catch (error) {
      // What the disk says has a code.
      if (!(error instanceof Error) || "code" in error) throw error;
      throw new BrokenShapes(error.message);
    }
    return;
  }
  if ((await stat(path)).size > MOST_ZIPPED) throw new BrokenShapes("the zip is larger than 1 GB");
  const layers = await shp(await readFile(path)).catch((error: Error) => {
    throw new BrokenShapes(`the zip holds no shapefile that can be read (${error.message})`);
  });
  for (const layer of [layers].flat()) yield* layer.features as Feature[];
}
