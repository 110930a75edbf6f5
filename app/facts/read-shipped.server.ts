import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { LinkFacts, OfficeFacts, PersonFacts, PlaceFacts } from "#app/officials/official-facts.ts";
import { longId, readTable } from "./fact-table.ts";

type Rows = Record<string, string>[];

/** SHA-256 over the tables of a folder: which version of the facts it holds. */
export async function readFolder(folder: string): Promise<{ hash: string; texts: [string, string][] }> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".tsv")).sort();
  const texts = await Promise.all(
    names.map(
      async (name): Promise<[string, string]> => [name, await readFile(path.join(folder, name), "utf8")],
    ),
  );
  const hash = createHash("sha256");
  for (const [name, text] of texts) hash.update(`${name}\0${text}`);
  return { hash: hash.digest("hex"), texts };
}

export function readTables(texts: readonly [string, string][]): Map<string, Rows> {
  return new Map(texts.map(([name, text]) => [name.replace(/\.tsv$/, ""), readTable(text, name)]));
}

const orNull = (cell: string | undefined): string | null => cell || null;
const numberOrNull = (cell: string | undefined): number | null => (cell ? Number(cell) : null);

/** "bioguide:C000127" */
export function readReference(text: string): { scheme: string; value: string } {
  const at = text.indexOf(":");
  return { scheme: text.slice(0, at), value: text.slice(at + 1) };
}

const officeName = (row: Record<string, string>) => `${row.division} ${row.key} ${row.seat}`;

/** The offices that ship, by the three columns that name one. */
export function readOffices(tables: Map<string, Rows>): Map<string, OfficeFacts> {
  return new Map(
    (tables.get("offices") ?? []).map((row) => [
      officeName(row),
      {
        divisionId: longId(row.division!),
        key: row.key!,
        seat: row.seat!,
        level: row.level as OfficeFacts["level"],
        chamber: orNull(row.chamber) as OfficeFacts["chamber"],
        seats: Number(row.seats),
        titles: { en: row.title_en!, es: row.title_es! },
      },
    ]),
  );
}

/** The people of whom a source tells something, with all that it tells of them. */
export function readPeople(
  tables: Map<string, Rows>,
  source: string,
  offices: Map<string, OfficeFacts>,
): PersonFacts[] {
  const of = (table: string) =>
    groupByOfficial((tables.get(table) ?? []).filter((row) => row.source === source));
  const [terms, places, links] = [of("terms"), of("places"), of("links")];
  return (tables.get("officials") ?? []).flatMap((row): PersonFacts[] => {
    const name = row.official!;
    if (row.source !== source && ![terms, places, links].some((told) => told.has(name))) return [];
    return [
      {
        where: name,
        identifiers: [name, ...row.also!.split(" ").filter(Boolean)].map(readReference),
        name: row.name!,
        familyName: row.family_name!,
        givenName: orNull(row.given_name),
        party: orNull(row.party),
        photoUrl: orNull(row.photo_url),
        sourceUrl: orNull(row.source_url),
        terms: (terms.get(name) ?? []).map((term) => ({
          office: offices.get(officeName(term))!,
          startOn: orNull(term.start_on),
          endOn: orNull(term.end_on),
        })),
        places: (places.get(name) ?? []).map(placeOf),
        links: (links.get(name) ?? []).map(({ kind, value }) => ({
          kind: kind as LinkFacts["kind"],
          value: value!,
        })),
      },
    ];
  });
}

function groupByOfficial(rows: Rows): Map<string, Rows> {
  const groups = new Map<string, Rows>();
  for (const row of rows) {
    const group = groups.get(row.official!);
    if (group) group.push(row);
    else groups.set(row.official!, [row]);
  }
  return groups;
}

const placeOf = (row: Record<string, string>): PlaceFacts => ({
  kind: row.kind as PlaceFacts["kind"],
  key: row.key!,
  street: orNull(row.street),
  locality: orNull(row.locality),
  region: orNull(row.region),
  postalCode: orNull(row.postal_code),
  lat: numberOrNull(row.lat),
  lon: numberOrNull(row.lon),
  phone: orNull(row.phone),
  fax: orNull(row.fax),
});
