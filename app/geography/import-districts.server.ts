import { UnreadableInput } from "#app/sources/open-input.server.ts";
import type { ImportResult } from "#app/sources/run-import.server.ts";
import { importZipTable, type ZipTableOrder } from "./import-zip-table.server.ts";

type Reader = (where: string, order: ZipTableOrder) => Promise<ImportResult>;

/** What reads a file of districts, by the end of its name. */
const readers: [RegExp, Reader][] = [
  [/\.(txt|csv|tsv)$/i, importZipTable],
  [/\.(zip|geojson|json)$/i, refuseShapes],
];

/**
 * Reads a file of districts by its kind: a table of ZIP codes (.txt, .csv), file or address.
 * Errors: UnreadableInput, also for a file of another kind.
 */
export async function importDistricts(where: string, order: ZipTableOrder): Promise<ImportResult> {
  const name = where.replace(/[?#].*$/, "");
  const reader = readers.find(([ending]) => ending.test(name))?.[1];
  if (!reader) throw new UnreadableInput({ code: "unknownKind", values: { file: name } });
  return reader(where, order);
}

async function refuseShapes(where: string): Promise<never> {
  throw new UnreadableInput({ code: "notYetShapes", values: { file: where } });
}
