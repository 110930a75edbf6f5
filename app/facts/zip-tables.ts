import { readDivisionId } from "#app/geography/division.ts";
import type { ZipPart } from "#app/geography/store-zip-table.server.ts";
import { longId, shortId } from "./fact-table.ts";

type Part = { zip: string; divisionId: string; landShare: number | null };
type Numbered = { id: string; geoid: string | null };

/** A city can be its own county: it is a place with a county's number. */
const typeOf = (id: string) => {
  const type = readDivisionId(id)?.type;
  return type === "place" ? "county" : type;
};

/**
 * One row a ZIP code: its divisions by the Census's numbers (by their ids where they have none among districts or
 * counties), each with its share of the land where that is known: "06037=0.98".
 */
export function shippedZips(parts: readonly Part[], divisions: readonly Numbered[]): string[][] {
  const numbers = new Map(divisions.map(({ id, geoid }) => [id, geoid]));
  const name = (id: string) =>
    (["cd", "county"].includes(typeOf(id) ?? "") && numbers.get(id)) || shortId(id);
  const byZip = new Map<string, string[]>();
  for (const { zip, divisionId, landShare } of parts) {
    const text = `${name(divisionId)}${landShare === null ? "" : `=${landShare}`}`;
    byZip.set(zip, [...(byZip.get(zip) ?? []), text]);
  }
  return [...byZip].map(([zip, names]) => [zip, names.sort().join(" ")]);
}

/** `type`: of the plan whose table it is; `divisions`: those that ship, to find them by their numbers. */
export function readZips(
  rows: readonly Record<string, string>[],
  type: string,
  divisions: readonly Numbered[],
): ZipPart[] {
  const ids = new Map(
    divisions.flatMap(({ id, geoid }) => (geoid && typeOf(id) === type ? [[geoid, id]] : [])),
  );
  return rows.flatMap(({ zip, divisions: parts }) =>
    parts!.split(" ").map((part) => {
      const [division, share] = part.split("=");
      const divisionId = ids.get(division!) ?? longId(division!);
      return { zip: zip!, divisionId, share: share === undefined ? null : Number(share) };
    }),
  );
}
