import { stat } from "node:fs/promises";
import { UnreadableInput } from "#app/sources/open-input.server.ts";
import type { ImportResult } from "#app/sources/run-import.server.ts";
import { importShapes, isShapeFile, type ShapeOrder } from "./import-shapes.server.ts";
import { importZipTable, type ZipTableOrder } from "./import-zip-table.server.ts";

/**
 * Reads districts by the kind of what is named: a table of ZIP codes (.txt, .csv, .tsv), or shapes (.zip, .geojson, .json, or a folder of
 * them); from this machine or an address. Errors: UnreadableInput, also for a file of another kind.
 */
export async function importDistricts(
  where: string,
  order: ZipTableOrder & ShapeOrder,
): Promise<ImportResult> {
  const name = where.replace(/[?#].*$/, "");
  if (/\.(txt|csv|tsv)$/i.test(name)) return importZipTable(where, order);
  const isFolder = await stat(where).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isFolder || isShapeFile(name)) return importShapes(where, order);
  throw new UnreadableInput({ code: "unknownKind", values: { file: name } });
}
