import { v7 as newId } from "uuid";
import type { Tx } from "#app/platform/db.server.ts";
import { insertRows } from "#app/platform/insert-rows.server.ts";
import type { ImportWork } from "#app/sources/run-import.server.ts";
import type { LinkFacts, PersonFacts, PlaceFacts } from "./official-facts.ts";

const placeFields = [
  ...(["kind", "street", "locality", "region", "postalCode", "lat", "lon", "phone", "fax"] as const),
];

const ownedColumns = { id: "uuid", official_id: "uuid", source_key: "text", as_of: "date" };
const placeColumns = {
  ...ownedColumns,
  ...{ kind: '"ContactPlaceKind"', key: "text", street: "text", locality: "text", region: "text" },
  ...{ postal_code: "text", lat: "float", lon: "float", phone: "text", fax: "text" },
};
const linkColumns = { ...ownedColumns, kind: '"ContactLinkKind"', value: "text" };

/**
 * Makes what a source tells of its people's places and pages what stands under its name, and leaves alone what others
 * told or staff entered. `ids`: of the people, in their order. `keep`: what it does not tell of stays.
 */
export async function storeContacts(
  work: ImportWork,
  people: readonly PersonFacts[],
  ids: readonly string[],
  keep: boolean,
): Promise<void> {
  const { tx, source } = work;
  const owned = { officialId: { in: [...ids] }, sourceKey: source.key };
  const places = await storePlaces(work, await tx.contactPlace.findMany({ where: owned }), people, ids);
  const links = await storeLinks(work, await tx.contactLink.findMany({ where: owned }), people, ids);
  if (keep) return;
  await tx.contactPlace.deleteMany({ where: { id: { in: places } } });
  await tx.contactLink.deleteMany({ where: { id: { in: links } } });
  work.tally.count("place", "ended", places.length);
  work.tally.count("link", "ended", links.length);
}

type PlaceRow = Awaited<ReturnType<Tx["contactPlace"]["findMany"]>>[number];
type LinkRow = Awaited<ReturnType<Tx["contactLink"]["findMany"]>>[number];

/** Returns the rows that were not told of. */
async function storePlaces(
  { tx, tally, source, asOf }: ImportWork,
  rows: PlaceRow[],
  people: readonly PersonFacts[],
  ids: readonly string[],
): Promise<string[]> {
  const owned = { sourceKey: source.key, asOf: new Date(asOf) };
  const known = new Map(rows.map((row) => [`${row.officialId} ${row.key}`, row]));
  const added: (PlaceFacts & { officialId: string })[] = [];
  const confirmed: string[] = [];
  for (const [at, { places }] of people.entries()) {
    const officialId = ids[at]!;
    for (const place of places) {
      const name = `${officialId} ${place.key}`;
      const row = known.get(name);
      known.delete(name);
      const same = row && placeFields.every((field) => row[field] === place[field]);
      tally.count("place", same ? "unchanged" : row ? "changed" : "added");
      if (!row) added.push({ ...place, officialId });
      else if (same) confirmed.push(row.id);
      else await tx.contactPlace.update({ where: { id: row.id }, data: { ...place, ...owned } });
    }
  }
  await insertRows(
    tx,
    "contact_place",
    placeColumns,
    added.map(({ officialId, postalCode, ...place }) => ({
      ...{ id: newId(), official_id: officialId, source_key: source.key, as_of: asOf },
      ...place,
      postal_code: postalCode,
    })),
  );
  await tx.contactPlace.updateMany({
    where: { id: { in: confirmed }, asOf: { lt: owned.asOf } },
    data: owned,
  });
  return [...known.values()].map(({ id }) => id);
}

/** Returns the rows that were not told of. */
async function storeLinks(
  { tx, tally, source, asOf }: ImportWork,
  rows: LinkRow[],
  people: readonly PersonFacts[],
  ids: readonly string[],
): Promise<string[]> {
  const owned = { sourceKey: source.key, asOf: new Date(asOf) };
  const known = new Map(rows.map((row) => [`${row.officialId} ${row.kind} ${row.value}`, row]));
  const added: (LinkFacts & { officialId: string })[] = [];
  const confirmed: string[] = [];
  for (const [at, { links }] of people.entries()) {
    const officialId = ids[at]!;
    for (const link of links) {
      const name = `${officialId} ${link.kind} ${link.value}`;
      const row = known.get(name);
      known.delete(name);
      tally.count("link", row ? "unchanged" : "added");
      if (row) confirmed.push(row.id);
      else added.push({ ...link, officialId });
    }
  }
  await insertRows(
    tx,
    "contact_link",
    linkColumns,
    added.map(({ officialId, kind, value }) => ({
      ...{ id: newId(), official_id: officialId, source_key: source.key, as_of: asOf },
      ...{ kind, value },
    })),
  );
  await tx.contactLink.updateMany({
    where: { id: { in: confirmed }, asOf: { lt: owned.asOf } },
    data: owned,
  });
  return [...known.values()].map(({ id }) => id);
}
