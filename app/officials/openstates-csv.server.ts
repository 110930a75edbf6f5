import { findState } from "#app/geography/states.ts";
import type { Tally } from "#app/sources/import-report.ts";
import type { InputFile } from "#app/sources/open-input.server.ts";
import { type Row, readHeadings, readRows } from "#app/sources/read-records.server.ts";
import { RefusedFile } from "#app/sources/run-import.server.ts";
import { type House, legislatureOffice } from "./offices.ts";
import { type OfficeFacts, officeId, type PersonFacts, type PlaceFacts } from "./official-facts.ts";
import { countSeats } from "./openstates-seats.ts";
import { partyName } from "./read-congress.ts";
import { accountPage, addressOf, linksOf, phoneOf, textOf } from "./read-contacts.ts";

const HOUSES = new Set(["upper", "lower", "legislature"]);

type Seat = { row: Row; house: House; district: string };

/**
 * The people of a state's legislature in Open States' bulk file (data.openstates.org/people/current/ca.csv), which says
 * no days and names its state only in its own name. Errors: RefusedFile for a file of another name or other columns.
 */
export async function readBulk(file: InputFile, { tally }: { tally: Tally }): Promise<PersonFacts[]> {
  const state = /([a-z]{2})\.csv$/i.exec(file.name)?.[1]?.toUpperCase() ?? "";
  if (!findState(state)) throw new RefusedFile([{ code: "noStateInName", values: { file: file.name } }]);
  const { headings } = await readHeadings(file);
  if (!headings.includes("current_chamber")) throw new RefusedFile([{ code: "noPeople", values: {} }]);
  const held: Seat[] = [];
  for await (const row of readRows(file)) {
    const [house, district] = [row.get("current_chamber"), row.get("current_district")];
    if (!row.get("id") || !row.get("name")) tally.refuse(`${row.number}`, "noName");
    else if (!HOUSES.has(house) || !district)
      tally.refuse(`${row.number}`, "noSeat", { name: row.get("name") });
    else held.push({ row, house: house as House, district });
  }
  const offices = held.map(({ house, district }) => legislatureOffice(state, house, district));
  const seats = countSeats(offices, []);
  return held.map(({ row, house, district }, at) =>
    personOf(row, legislatureOffice(state, house, district, seats.get(officeId(offices[at]!)))),
  );
}

const first = (cell: string) => cell.split(";")[0]!.trim();

function personOf(row: Row, office: OfficeFacts): PersonFacts {
  const name = row.get("name");
  const accounts = (["facebook", "instagram", "twitter", "youtube"] as const).map(
    (site): [typeof site, string | null] => [site, accountPage(site, row.get(site))],
  );
  const wikidata = row.get("wikidata");
  return {
    where: `${row.number}`,
    identifiers: [
      { scheme: "openstates", value: row.get("id").replace(/^ocd-person\//, "") },
      ...(wikidata ? [{ scheme: "wikidata", value: wikidata }] : []),
    ],
    name,
    familyName: textOf(row.get("family_name")) ?? name.split(" ").at(-1)!,
    givenName: textOf(row.get("given_name")),
    party: partyName(row.get("current_party")),
    photoUrl: linksOf([["website", row.get("image")]])[0]?.value ?? null,
    sourceUrl: linksOf([["website", first(row.get("sources"))]])[0]?.value ?? null,
    terms: [{ office, startOn: null, endOn: null }],
    places: (["capitol", "district"] as const).flatMap((kind) => placeOf(row, kind)),
    links: linksOf([["email", row.get("email")], ["website", first(row.get("links"))], ...accounts]),
  };
}

function placeOf(row: Row, kind: "capitol" | "district"): PlaceFacts[] {
  const [phone, fax] = [phoneOf(row.get(`${kind}_voice`)), phoneOf(row.get(`${kind}_fax`))];
  const address = addressOf(row.get(`${kind}_address`));
  if (!phone && !fax && !address.street) return [];
  return [{ kind, key: `${kind}-1`, ...address, lat: null, lon: null, phone, fax }];
}
