import { v7 as newId } from "uuid";
import { insertRows } from "#app/platform/insert-rows.server.ts";
import type { ImportWork } from "#app/sources/run-import.server.ts";
import { day } from "./match-officials.server.ts";
import type { PersonFacts } from "./official-facts.ts";

type Owned = { sourceKey: string | null; asOf: Date | null };

/**
 * Whether a source may say what a row holds: its own rows, and those of a source whose facts are older. What staff
 * entered has no source, and no import changes it.
 */
export function mayTell({ source, asOf }: Pick<ImportWork, "source" | "asOf">, row: Owned): boolean {
  if (row.sourceKey === null) return false;
  return row.sourceKey === source.key || (day(row.asOf) ?? "") < asOf;
}

/**
 * Stores the people of a source: those who are new, and what is told of those whom `matched` knows (ids by place in the
 * list). Returns the id of each.
 */
export async function storePeople(
  work: ImportWork,
  people: readonly PersonFacts[],
  matched: ReadonlyMap<number, string>,
): Promise<string[]> {
  const { tx, tally, source } = work;
  const asOf = new Date(work.asOf);
  const rows = await tx.official.findMany({ where: { id: { in: [...matched.values()] } } });
  const known = new Map(rows.map((row) => [row.id, row]));
  const ids = people.map((_, at) => matched.get(at) ?? newId());
  const added = [];
  const confirmed: string[] = [];
  for (const [at, person] of people.entries()) {
    const id = ids[at]!;
    const row = known.get(id);
    const data = dataOf(person);
    const differs =
      row && (Object.keys(data) as (keyof typeof data)[]).some((field) => data[field] !== row[field]);
    if (!row) added.push({ id, ...rowOf(data), source_key: source.key, as_of: work.asOf });
    else if (!mayTell(work, row)) tally.count("official", "unchanged");
    else if (differs)
      await tx.official.update({ where: { id }, data: { ...data, sourceKey: source.key, asOf } });
    else if (row.sourceKey === source.key) confirmed.push(id);
    if (!row) tally.count("official", "added");
    else if (mayTell(work, row)) tally.count("official", differs ? "changed" : "unchanged");
  }
  await insertRows(tx, "official", officialColumns, added);
  await tx.official.updateMany({
    where: { id: { in: confirmed }, asOf: { lt: asOf } },
    data: { asOf },
  });
  await insertRows(
    tx,
    "official_identifier",
    { scheme: "text", value: "text", official_id: "uuid" },
    people.flatMap(({ identifiers }, at) => identifiers.map((one) => ({ ...one, official_id: ids[at]! }))),
    { conflict: "ON CONFLICT DO NOTHING" },
  );
  return ids;
}

const dataOf = ({ name, familyName, givenName, party, photoUrl, sourceUrl }: PersonFacts) => ({
  name,
  familyName,
  givenName,
  party,
  photoUrl,
  sourceUrl,
});

const officialColumns = {
  ...{ id: "uuid", name: "text", family_name: "text", given_name: "text", party: "text" },
  ...{ photo_url: "text", source_url: "text", source_key: "text", as_of: "date" },
};

const rowOf = ({ name, familyName, givenName, party, photoUrl, sourceUrl }: ReturnType<typeof dataOf>) => ({
  ...{ name, family_name: familyName, given_name: givenName, party },
  ...{ photo_url: photoUrl, source_url: sourceUrl },
});
