import type { ImportOrder } from "#app/sources/import-order.ts";
import { type Input, type InputFile, withInput } from "#app/sources/open-input.server.ts";
import { readDocument, readHeadings, readRows } from "#app/sources/read-records.server.ts";
import {
  type ImportResult,
  type ImportWork,
  RefusedFile,
  runImport,
} from "#app/sources/run-import.server.ts";
import { type SourceFacts, sources } from "#app/sources/source.ts";
import { censusNumber, readNumberRules } from "./census-number.ts";
import { countyDivision, goneCounties, renumberedCounties } from "./county-names.ts";
import { readDivisionId } from "./division.ts";
import { type DatedDivision, storeDivisions } from "./store-divisions.server.ts";

type Reader = {
  source: SourceFacts;
  read: (files: InputFile[], work: ImportWork) => Promise<DatedDivision[]>;
};

const countyNames: SourceFacts = {
  key: "census-counties",
  name: "US Census Bureau, counties and county equivalents",
  url: "https://www.census.gov/library/reference/code-lists/ansi.html",
  licence: "US public domain",
};

const readers: Record<"ids" | "numbers" | "counties", Reader> = {
  ids: { source: sources.divisionIds, read: readIds },
  numbers: { source: sources.divisionNumbers, read: readNumbers },
  counties: { source: countyNames, read: readCounties },
};

/**
 * Reads names and Census numbers of divisions: CSV files of Open Civic Data ids (github.com/opencivicdata/ocd-division-ids),
 * Open States' numbers of legislative districts (YAML, github.com/openstates/openstates-geo), or a list of counties
 * (Census national_county2020.txt, or with the columns fips_code_county and county_name). One kind at a time.
 * Errors: UnreadableInput; a file that is none of these is refused.
 */
export function importDivisions(where: string, order: ImportOrder): Promise<ImportResult> {
  const wanted = (name: string) => /\.(csv|txt|ya?ml)$/i.test(name);
  return withInput(where, { wanted, stranger: order.stranger }, async (input) => {
    const { source, read } = readers[await kindOf(input)];
    return runImport({ ...order, ...input, source }, async (work) => {
      await storeDivisions(work, await read(input.files, work));
    });
  });
}

async function kindOf({ files }: Input): Promise<keyof typeof readers> {
  if (files.some(({ name }) => /\.ya?ml$/i.test(name))) return "numbers";
  const { headings } = await readHeadings(files[0]!);
  return headings.some((heading) => COUNTY_COLUMNS.includes(heading)) ? "counties" : "ids";
}

const COUNTY_COLUMNS = ["fips_code_county", "COUNTYFP"];

async function readIds(files: InputFile[], { tally, asOf }: ImportWork): Promise<DatedDivision[]> {
  const divisions: DatedDivision[] = [];
  for (const file of files) {
    if (!/\.csv$/i.test(file.name)) continue;
    const { headings } = await readHeadings(file);
    // The list of states has no headings: its first row is the country.
    const [id, name] = headings[0] === "id" ? ["id", "name"] : [headings[0]!, headings[1] ?? ""];
    if (readDivisionId(id)) divisions.push({ id, name });
    for await (const row of readRows(file)) {
      const facts = { id: row.get(id), name: row.get(name), number: row.get("census_geoid") };
      if (readDivisionId(facts.id)) divisions.push(datedDivision(facts, row.get("validThrough"), asOf));
      else if (!isGoneTerritory(row.get("validThrough")))
        tally.refuse(`${file.name}, ${row.number}`, "noDivision", { id: facts.id });
    }
  }
  if (divisions.length === 0) throw new RefusedFile([{ code: "noDivisions", values: {} }]);
  return divisions;
}

/** Orleans and Dakota stand in the list of territories. */
const isGoneTerritory = (validThrough: string) => validThrough !== "" && validThrough < "1950";

const OBSOLETE = / \(obsolete(?: as of (\d{4}))?\)$/;

function datedDivision(
  { id, name, number }: { id: string; name: string; number: string },
  validThrough: string,
  asOf: string,
): DatedDivision {
  const [ending, year] = OBSOLETE.exec(name) ?? [];
  const geoid = number.replace(/^[a-z]+-/, "");
  const validUntil = validThrough || (year ? `${year}-12-31` : null);
  return {
    id,
    name: name.replace(OBSOLETE, ""),
    geoid: (renumberedCounties[geoid] ?? geoid) || null,
    validUntil,
    goneBy: ending && !validUntil ? asOf : null,
  };
}

async function readNumbers(files: InputFile[], { tx, tally }: ImportWork): Promise<DatedDivision[]> {
  const rows = await tx.division.findMany({
    where: { type: { in: ["cd", "sldu", "sldl"] }, validUntil: null },
    select: { id: true, stateCode: true },
  });
  const divisions: DatedDivision[] = [];
  for (const file of files) {
    const state = /(?:^|\/)([a-z]{2})\.ya?ml$/i.exec(file.name)?.[1]?.toUpperCase();
    const rules = state && readNumberRules(await readDocument(file));
    // Where islands have legislatures, nobody has numbered their districts.
    if (!rules || !(rules.patterns.sldl || rules.patterns.sldu || rules.named.size > 0)) continue;
    for (const { id } of rows.filter(({ stateCode }) => stateCode === state)) {
      const geoid = censusNumber(id, rules);
      if (geoid) divisions.push({ id, geoid });
      else tally.note("noNumber", { id });
    }
  }
  if (divisions.length === 0) throw new RefusedFile([{ code: "noNumbers", values: {} }]);
  return divisions;
}

/** Counties that no list of ids has named yet; those that are known by their number keep their ids and names. */
async function readCounties(files: InputFile[], { tx, tally }: ImportWork): Promise<DatedDivision[]> {
  const known = await tx.division.findMany({
    where: { type: { in: ["county", "place"] }, geoid: { not: null } },
    select: { id: true, geoid: true },
  });
  const byNumber = new Map(known.map(({ id, geoid }) => [geoid!, id]));
  const divisions: DatedDivision[] = [];
  for (const file of files) {
    for await (const row of readRows(file)) {
      const fips = row.get("fips_code_county") || row.get("STATEFP") + row.get("COUNTYFP");
      const name = row.get("county_name") || row.get("COUNTYNAME");
      const id = byNumber.get(fips) ?? countyDivision(fips, name);
      if (!/^\d{5}$/.test(fips) || !name || !id)
        tally.refuse(`${file.name}, ${row.number}`, "noCounty", { fips, name });
      else if (/state:|territory:/.test(id.split("/").at(-1)!) || /district:dc$/.test(id)) continue;
      else divisions.push({ id, geoid: fips, ...(!byNumber.has(fips) && { name }) });
    }
  }
  const gone = Object.entries(goneCounties).flatMap(([fips, validUntil]) => {
    const id = byNumber.get(fips);
    return id ? [{ id, validUntil }] : [];
  });
  return [...divisions, ...gone];
}
