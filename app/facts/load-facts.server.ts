import { existsSync } from "node:fs";
import path from "node:path";
import { commandLine } from "#app/audit/record-audit.server.ts";
import type { PlanFacts } from "#app/geography/district-plan.ts";
import { storeDivisions } from "#app/geography/store-divisions.server.ts";
import { storeZipTable } from "#app/geography/store-zip-table.server.ts";
import { storeOfficials } from "#app/officials/store-officials.server.ts";
import { type ImportWork, runImport } from "#app/sources/run-import.server.ts";
import { type SourceFacts, sources } from "#app/sources/source.ts";
import { knownDay, lastHash } from "#app/sources/source-queries.server.ts";
import { longId } from "./fact-table.ts";
import { loadCorrections } from "./load-corrections.server.ts";
import { readFolder, readOffices, readPeople, readTables } from "./read-shipped.server.ts";
import { readZips } from "./zip-tables.ts";

/** Where the facts lie that come with the product. */
export const shippedFolder = () => path.resolve("prisma/facts");

export type LoadedFacts = {
  outcome: "loaded" | "known" | "missing";
  /** What became of each source: its facts were stored, or newer ones are here. */
  sources: Record<string, "stored" | "newer">;
};

type Rows = Record<string, string>[];
type Tables = Map<string, Rows>;

/**
 * Loads the facts of a folder that `groundswell facts export` wrote, source by source, each as an import of the day its
 * facts are of. A source of which newer facts were imported is left alone, and so is what staff entered or corrected.
 * A version that was loaded before is not loaded again unless `again`. `missing`: there is no such folder.
 */
export async function loadFacts(
  folder: string,
  { now, again = false }: { now: Date; again?: boolean },
): Promise<LoadedFacts> {
  if (!existsSync(folder)) return { outcome: "missing", sources: {} };
  const { hash, texts } = await readFolder(folder);
  if (!again && (await lastHash(sources.shipped.key)) === hash) return { outcome: "known", sources: {} };
  const tables = readTables(texts);
  const result: LoadedFacts = { outcome: "loaded", sources: {} };
  const how = { label: "prisma/facts", hash, modifiedOn: null, dryRun: false, actor: commandLine, now };
  for (const { asOf, ...source } of sourcesOf(tables)) {
    const work = worksOf(tables).get(source.key);
    if (!work) continue;
    const known = await knownDay(source.key);
    const isNewer = known !== null && known > asOf;
    result.sources[source.key] = isNewer ? "newer" : "stored";
    if (!isNewer) await runImport({ ...how, source, asOf }, work);
  }
  const day = now.toISOString().slice(0, 10);
  await runImport({ ...how, source: sources.shipped, asOf: day }, (work) =>
    loadCorrections(work, tables.get("corrections") ?? []),
  );
  return result;
}

/** Divisions before the tables that name them, and Congress before the states: whoever sat in both is one official. */
const ORDER = [
  sources.divisionIds,
  sources.zipDistricts,
  sources.zipCounties,
  sources.congress,
  sources.openStates,
];

function sourcesOf(tables: Tables): (SourceFacts & { asOf: string })[] {
  const rank = (key: string) =>
    (ORDER.findIndex((source) => source.key === key) + ORDER.length + 1) % (ORDER.length + 1);
  const rows = (tables.get("sources") ?? []).map((row) => ({
    key: row.key!,
    name: row.name!,
    url: row.url || null,
    licence: row.licence || null,
    asOf: row.as_of!,
  }));
  return rows.sort((a, b) => rank(a.key) - rank(b.key));
}

type Work = (work: ImportWork) => Promise<void>;

/** What is to be stored of each source. */
function worksOf(tables: Tables): Map<string, Work> {
  const works = new Map<string, Work>();
  const divisions = [...divisionsOf(tables)];
  works.set(sources.divisionIds.key, (work) => storeDivisions(work, divisions));
  works.set(sources.divisionNumbers.key, async () => {});
  works.set("census-counties", async () => {});
  for (const plan of tables.get("plans") ?? [])
    works.set(plan.source!, (work) =>
      storeZipTable(
        work,
        planOf(plan),
        readZips(tables.get(`zips-${plan.key}`) ?? [], plan.type!, divisions),
        {
          allowEnding: true,
          keep: () => false,
        },
      ),
    );
  const offices = readOffices(tables);
  for (const source of [sources.congress, sources.openStates, sources.review])
    works.set(source.key, (work) => {
      const people = readPeople(tables, source.key, offices);
      const vacant = [...offices.values()].filter(({ level }) => level === "federal");
      const more = source === sources.congress ? vacant : [];
      const tells = source === sources.review ? "offices" : "bodies";
      return storeOfficials(work, { people, offices: more, tells }, { allowEnding: true });
    });
  return works;
}

function* divisionsOf(tables: Tables) {
  for (const { id, name, geoid, valid_until: gone } of tables.get("divisions") ?? [])
    yield { id: longId(id!), name: name!, geoid: geoid || null, validUntil: gone || null };
}

const planOf = (row: Record<string, string>): PlanFacts => ({
  key: row.key!,
  type: row.type as PlanFacts["type"],
  name: row.name!,
  startsOn: row.starts_on || null,
  endsOn: row.ends_on || null,
});
