import type { Tx } from "#app/platform/db.server.ts";
import { mergeOfficials } from "./merge-officials.server.ts";
import { foldedName, officeId, type PersonFacts } from "./official-facts.ts";

/**
 * Which official each person of a source is: by what sources call them, else by name where somebody of that name holds
 * or held the same office in the same time, whoever entered them. A name alone says nothing: Louisiana has sent a Mike
 * Johnson to Congress and another to its own House. Officials whom a source knows as one person become one.
 * Returns ids by place in the list; those that are missing are new.
 */
export async function matchOfficials(
  tx: Tx,
  people: readonly PersonFacts[],
  offices: ReadonlyMap<string, string>,
): Promise<Map<number, string>> {
  const matched = await byIdentifier(tx, people);
  const rest = people.flatMap((person, at) => (matched.has(at) ? [] : [{ person, at }]));
  const taken = new Set(matched.values());
  const holders = await holdersOf(
    tx,
    rest.flatMap(({ person }) => person.terms.map(({ office }) => offices.get(officeId(office))!)),
  );
  for (const { person, at } of rest) {
    const names = [person.name, `${person.givenName ?? ""}${person.familyName}`].map(foldedName);
    const found = person.terms
      .flatMap((term) =>
        (holders.get(offices.get(officeId(term.office))!) ?? []).filter((held) => overlap(term, held)),
      )
      .find((held) => !taken.has(held.officialId) && held.names.some((name) => names.includes(name)));
    if (!found) continue;
    taken.add(found.officialId);
    matched.set(at, found.officialId);
  }
  return matched;
}

async function byIdentifier(tx: Tx, people: readonly PersonFacts[]): Promise<Map<number, string>> {
  const wanted = people.flatMap(({ identifiers }) => identifiers);
  const rows = await tx.officialIdentifier.findMany({
    where: { scheme: { in: [...new Set(wanted.map(({ scheme }) => scheme))] } },
  });
  const known = new Map(rows.map(({ scheme, value, officialId }) => [`${scheme} ${value}`, officialId]));
  const matched = new Map<number, string>();
  for (const [at, { identifiers }] of people.entries()) {
    const ids = new Set(identifiers.flatMap(({ scheme, value }) => known.get(`${scheme} ${value}`) ?? []));
    if (ids.size > 0) matched.set(at, ids.size > 1 ? await mergeOfficials(tx, [...ids]) : [...ids][0]!);
  }
  return matched;
}

type Held = { officialId: string; names: string[]; startOn: string | null; endOn: string | null };

async function holdersOf(tx: Tx, officeIds: string[]): Promise<Map<string, Held[]>> {
  const rows = await tx.term.findMany({
    where: { officeId: { in: [...new Set(officeIds)] } },
    include: { official: true },
  });
  const holders = new Map<string, Held[]>();
  for (const { officeId: id, officialId, official, startOn, endOn } of rows) {
    const names = [official.name, `${official.givenName ?? ""}${official.familyName}`].map(foldedName);
    const days = { startOn: day(startOn), endOn: day(endOn) };
    holders.set(id, [...(holders.get(id) ?? []), { officialId, names, ...days }]);
  }
  return holders;
}

/** The day of a date, as facts have it. */
export const day = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

type Days = { startOn: string | null; endOn: string | null };

/** Whether two terms share a day; one whose days are not known may. */
export function overlap(a: Days, b: Days): boolean {
  return (a.endOn ?? "9999") > (b.startOn ?? "") && (b.endOn ?? "9999") > (a.startOn ?? "");
}
