import { readDivisionId, stateDivision } from "#app/geography/division.ts";
import { findState, regionCode } from "#app/geography/states.ts";
import type { Row } from "#app/sources/read-records.server.ts";
import { localOffice, localOfficeFacts } from "./local-offices.ts";
import { foldedName, type OfficeFacts, type PersonFacts } from "./official-facts.ts";
import { dayOf, linksOf, phoneOf, textOf } from "./read-contacts.ts";

/** The columns of our own list (docs/officials-data.md); the first three are needed. */
export const ownColumns = [
  ...([
    "state",
    "office",
    "name",
    "division",
    "county",
    "place",
    "district",
    "seat",
    "seats",
    "office_es",
  ] as const),
  ...(["party", "start", "end", "phone", "fax", "email", "form", "website"] as const),
  ...(["address", "city", "zip", "source_url"] as const),
];

/** Divisions by their names: "los angeles county" of CA. */
export type FindArea = (
  kind: "county" | "place",
  state: string,
  name: string,
) => { id: string; name: string } | null;

export type OwnRow =
  | { office: OfficeFacts; person: PersonFacts | null }
  | { problem: string; values: Record<string, string> };

/** Reads one row of our own list; a row without a name tells of a vacant office. */
export function readOwnRow(row: Row, findArea: FindArea): OwnRow {
  const state = findState(regionCode("US", row.get("state")) ?? "")?.code;
  if (!state) return { problem: "noState", values: { state: row.get("state") } };
  if (!row.get("office")) return { problem: "noOffice", values: {} };
  const area = areaOf(row, state, findArea);
  if (!area)
    return {
      problem: "noArea",
      values: { area: row.get("division") || row.get("county") || row.get("place") },
    };
  const seats = row.get("seats") || "1";
  if (!/^[1-9]\d?$/.test(seats)) return { problem: "badSeats", values: { seats } };
  for (const column of ["start", "end"] as const) {
    const given = row.get(column);
    if (given && !/^\d{4}-\d{2}-\d{2}$/.test(given))
      return { problem: "badDay", values: { column, day: given } };
  }
  if (row.get("phone") && !phoneOf(row.get("phone")))
    return { problem: "badPhone", values: { phone: row.get("phone") } };
  const district = textOf(row.get("district"));
  const words = localOffice({ office: row.get("office"), spanish: textOf(row.get("office_es")) });
  const office = localOfficeFacts(words, {
    divisionId: district
      ? `${area.id}/council_district:${district.toLowerCase().replace(/\s+/g, "_")}`
      : area.id,
    area: area.name,
    district,
    state,
    seat: row.get("seat"),
    seats: Number(seats),
  });
  if (!readDivisionId(office.divisionId)) return { problem: "noArea", values: { area: office.divisionId } };
  return { office, person: row.get("name") ? personOf(row, office) : null };
}

function areaOf(row: Row, state: string, findArea: FindArea): { id: string; name: string } | null {
  const id = row.get("division");
  if (id) return readDivisionId(id)?.stateCode === state ? { id, name: nameOfId(id) } : null;
  if (row.get("county")) return findArea("county", state, row.get("county"));
  const place = row.get("place");
  if (!place) return null;
  const slug = place
    .toLowerCase()
    .replace(/['’]/g, "~")
    .replace(/[^\p{L}\p{N}.~-]+/gu, "_");
  return findArea("place", state, place) ?? { id: `${stateDivision(state)}/place:${slug}`, name: place };
}

const nameOfId = (id: string) =>
  id
    .split(":")
    .at(-1)!
    .replaceAll("_", " ")
    .replace(/(^|\s)\p{L}/gu, (letter) => letter.toUpperCase());

function personOf(row: Row, office: OfficeFacts): PersonFacts {
  const name = row.get("name");
  const [phone, fax] = [phoneOf(row.get("phone")), phoneOf(row.get("fax"))];
  const address = { street: textOf(row.get("address")), locality: textOf(row.get("city")) };
  const region = readDivisionId(office.divisionId)!.stateCode;
  const postalCode = /^\d{5}/.exec(row.get("zip"))?.[0] ?? null;
  const place = {
    kind: "district",
    key: "office",
    ...address,
    region,
    postalCode,
    lat: null,
    lon: null,
    phone,
    fax,
  } as const;
  return {
    where: `${row.number}`,
    identifiers: [],
    name,
    familyName: name.split(" ").at(-1)!,
    givenName: name.includes(" ") ? name.split(" ")[0]! : null,
    party: textOf(row.get("party")),
    photoUrl: null,
    sourceUrl: linksOf([["website", row.get("source_url")]])[0]?.value ?? null,
    terms: [{ office, startOn: dayOf(row.get("start"), "start"), endOn: dayOf(row.get("end"), "end") }],
    places: phone || fax || address.street ? [place] : [],
    links: linksOf([
      ["email", row.get("email")],
      ["form", row.get("form")],
      ["website", row.get("website")],
    ]),
  };
}

/** Whether two rows speak of one person: the same name in the same county or place. */
export const samePerson = ({ name, terms }: PersonFacts): string =>
  `${foldedName(name)} ${terms[0]!.office.divisionId.split("/").slice(0, 4).join("/")}`;
