import { v7 as newId } from "uuid";
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
    if (!row) added.push({ id, ...data, sourceKey: source.key, asOf });
    else if (!mayTell(work, row)) tally.count("official", "unchanged");
    else if (differs)
      await tx.official.update({ where: { id }, data: { ...data, sourceKey: source.key, asOf } });
    else confirmed.push(id);
    if (!row) tally.count("official", "added");
    else if (mayTell(work, row)) tally.count("official", differs ? "changed" : "unchanged");
  }
  await tx.official.createMany({ data: added });
  await tx.official.updateMany({
    where: { id: { in: confirmed }, asOf: { lt: asOf } },
    data: { asOf, sourceKey: source.key },
  });
  await tx.officialIdentifier.createMany({
    data: people.flatMap(({ identifiers }, at) =>
      identifiers.map((one) => ({ ...one, officialId: ids[at]! })),
    ),
    skipDuplicates: true,
  });
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
