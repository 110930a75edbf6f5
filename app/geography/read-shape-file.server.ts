import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import shp from "shpjs";
import { type Feature, geojsonFeatures } from "./geojson-features.ts";

/** A zip is unpacked in memory; the largest the Census publishes is a tenth of this. */
const MOST_ZIPPED = 1024 * 1024 * 1024;

/**
 * The features of a file of shapes: GeoJSON as it comes, or the shapefiles in a zip, brought into degrees by their
 * own projection. Throws an Error whose message says what is wrong with the file.
 */
export async function* readShapeFile(path: string): AsyncGenerator<Feature> {
  if (!/\.zip$/i.test(path)) {
    yield* geojsonFeatures(createReadStream(path));
    return;
  }
  if ((await stat(path)).size > MOST_ZIPPED) throw new Error("the zip is larger than 1 GB");
  const layers = await shp(await readFile(path)).catch((error: Error) => {
    throw new Error(`the zip holds no shapefile that can be read (${error.message})`);
  });
  for (const layer of [layers].flat()) yield* layer.features as Feature[];
}
