import type { ImportOrder } from "#app/sources/import-order.ts";
import { type InputFile, withInput } from "#app/sources/open-input.server.ts";
import { readHeadings, readRows } from "#app/sources/read-records.server.ts";
import {
  type ImportResult,
  type ImportWork,
  RefusedFile,
  runImport,
} from "#app/sources/run-import.server.ts";
import { sources } from "#app/sources/source.ts";
import type { PlanType } from "./district-plan.ts";
import { readDivisionId } from "./division.ts";
import { ensureDivisions } from "./ensure-divisions.server.ts";
import { numberedDivisions } from "./numbered-divisions.server.ts";
import { storeZipTable, type ZipPart } from "./store-zip-table.server.ts";
import { addTerritories, isTerritoryAtLarge } from "./territory-zips.server.ts";
import { findZipFormat, type ZipTableFormat } from "./zip-table-format.ts";

export type ZipTableOrder = ImportOrder & {
  type: PlanType;
  /** Of which Congress the districts of a table are that does not say it. */
  congress: number;
};

/**
 * Reads a table of ZIP codes by district into the plan it tells of: the Census's relationship files (parted by pipes,
 * columns found by name) and two tables as CSV (see findZipFormat). Every overlap is kept, with its share of the ZIP
 * code's land where areas are given. State legislative districts and counties must be known by their numbers.
 * Errors: UnreadableInput; a file that is no such table, or would remove most of a plan, is refused.
 */
export function importZipTable(where: string, order: ZipTableOrder): Promise<ImportResult> {
  return withInput(where, { stranger: order.stranger }, async (input) => {
    const file = input.files[0]!;
    const { headings } = await readHeadings(file);
    const format = findZipFormat(headings, order.type, order.congress);
    const source = format?.source ?? sources.censusZips;
    return runImport({ ...order, ...input, source }, async (work) => {
      if (!format) throw new RefusedFile([{ code: "noZipTable", values: { type: order.type } }]);
      const parts = await readParts(file, format, work);
      if (parts.length === 0) throw new RefusedFile([{ code: "noZips", values: { file: file.name } }]);
      const hasTerritories = parts.some(({ divisionId }) => isTerritoryAtLarge(divisionId));
      const keep = (id: string) => !hasTerritories && isTerritoryAtLarge(id);
      await storeZipTable(work, format.plan, parts, { allowEnding: order.allowEnding, keep });
      await addTerritories(work);
    });
  });
}

type Reading = { zip: string; divisionId: string; part: number | null };

async function readParts(file: InputFile, format: ZipTableFormat, work: ImportWork): Promise<ZipPart[]> {
  const byNumber = await numberedDivisions(work.tx, format.plan.type);
  const readings = new Map<string, Reading>();
  const lands = new Map<string, number>();
  for await (const row of readRows(file)) {
    const zip = format.zip(row.get);
    // Land that belongs to no ZIP code.
    if (zip === "") continue;
    const part = format.landPart(row.get);
    lands.set(zip, (lands.get(zip) ?? 0) + (part ?? 0));
    const district = format.district(row.get);
    if (district === "") continue;
    const divisionId = district && (readDivisionId(district)?.id ?? byNumber(district));
    if (!/^\d{5}$/.test(zip)) work.tally.refuse(`${row.number}`, "noZip", { zip });
    else if (!divisionId)
      work.tally.refuse(`${row.number}`, "unknownDistrict", { district: district ?? "?" });
    else readings.set(`${zip} ${divisionId}`, { zip, divisionId, part });
  }
  const parts = [...readings.values()].map((reading) => partOf(reading, lands.get(reading.zip)!));
  await ensureDivisions(work.tx, new Set(parts.map(({ divisionId }) => divisionId)));
  return parts;
}

/** A share to the millionth; of a ZIP code without land, and where areas are not told, none is known. */
function partOf({ zip, divisionId, part }: Reading, land: number): ZipPart {
  const share = part === null || land === 0 ? null : Math.round((part / land) * 1e6) / 1e6;
  return { zip, divisionId, share };
}
