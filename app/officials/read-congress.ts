import { findState } from "#app/geography/states.ts";
import type { Tally } from "#app/sources/import-report.ts";
import { isDistrict } from "./apportionment.ts";
import { houseOffice, senateOffice } from "./offices.ts";
import type { PersonFacts, PlaceFacts, TermFacts } from "./official-facts.ts";
import { accountPage, addressOf, dayOf, linksOf, phoneOf, textOf } from "./read-contacts.ts";

type Fields = Record<string, unknown>;

/** The three lists of github.com/unitedstates/congress-legislators, as YAML or JSON has them. */
export type CongressDocuments = { members: unknown; offices: unknown; social: unknown };

const listOf = (document: unknown): Fields[] =>
  Array.isArray(document)
    ? document.filter((one): one is Fields => typeof one === "object" && one !== null)
    : [];
const fieldsOf = (value: unknown): Fields =>
  typeof value === "object" && value !== null ? (value as Fields) : {};

/**
 * The members of Congress with the term of each that runs on `asOf`, their places and pages. Those whose row cannot be
 * read are refused with a reason.
 */
export function readCongress(
  documents: CongressDocuments,
  { tally, asOf }: { tally: Tally; asOf: string },
): PersonFacts[] {
  const offices = byBioguide(documents.offices);
  const social = byBioguide(documents.social);
  const people: PersonFacts[] = [];
  for (const [at, member] of listOf(documents.members).entries()) {
    const bioguide = textOf(fieldsOf(member.id).bioguide);
    const where = `${at + 1} (${bioguide ?? "?"})`;
    const name = nameOf(fieldsOf(member.name));
    const term = currentTerm(member.terms, asOf);
    const held = term && termOf(term);
    if (!bioguide || !name) tally.refuse(where, "noName");
    else if (!term) tally.refuse(where, "noTerm", { name: name.name });
    else if (!held) tally.refuse(where, "noSeat", { name: name.name });
    else
      people.push(
        personOf({ where, bioguide, name, member, term, held }, offices.get(bioguide), social.get(bioguide)),
      );
  }
  return people;
}

function byBioguide(document: unknown): Map<string, Fields> {
  return new Map(listOf(document).map((one) => [textOf(fieldsOf(one.id).bioguide) ?? "", one]));
}

type Name = Pick<PersonFacts, "name" | "familyName" | "givenName">;

/** Members who are new have no full name yet: it is put together of its parts. */
function nameOf(name: Fields): Name | null {
  const [given, family] = [textOf(name.nickname) ?? textOf(name.first), textOf(name.last)];
  if (!given || !family) return null;
  const full = textOf(name.official_full) ?? [given, family, textOf(name.suffix)].filter(Boolean).join(" ");
  return { name: full, familyName: family, givenName: given };
}

/** The latest term of a member that has begun and has not ended. */
function currentTerm(terms: unknown, asOf: string): Fields | null {
  const runs = listOf(terms).filter((term) => {
    const [start, end] = [dayOf(term.start, "start"), dayOf(term.end, "end")];
    return start !== null && start <= asOf && (end === null || end > asOf);
  });
  return runs.at(-1) ?? null;
}

function termOf(term: Fields): TermFacts | null {
  const state = textOf(term.state) ?? "";
  if (!findState(state)) return null;
  const days = { startOn: dayOf(term.start, "start"), endOn: dayOf(term.end, "end") };
  if (term.type === "sen") return { office: senateOffice(state), ...days };
  const district = textOf(term.district);
  if (term.type !== "rep" || district === null || !isDistrict(state, district)) return null;
  return { office: houseOffice(state, district), ...days };
}

type Read = { where: string; bioguide: string; name: Name; member: Fields; term: Fields; held: TermFacts };

function personOf(
  { where, bioguide, name, member, term, held }: Read,
  offices?: Fields,
  social?: Fields,
): PersonFacts {
  const accounts = fieldsOf(social?.social);
  const wikidata = textOf(fieldsOf(member.id).wikidata);
  return {
    where,
    ...name,
    identifiers: [
      { scheme: "bioguide", value: bioguide },
      ...(wikidata ? [{ scheme: "wikidata", value: wikidata }] : []),
    ],
    party: partyName(term.party),
    photoUrl: null,
    sourceUrl: null,
    terms: [held],
    places: [...capitol(term), ...listOf(offices?.offices).map(districtOffice)],
    links: linksOf([
      ["website", term.url],
      ["form", term.contact_form],
      ["facebook", accountPage("facebook", accounts.facebook)],
      ["instagram", accountPage("instagram", accounts.instagram)],
      ["twitter", accountPage("twitter", accounts.twitter)],
      ["youtube", accountPage("youtube", accounts.youtube ?? channel(accounts.youtube_id))],
    ]),
  };
}

const channel = (id: unknown) => (textOf(id) ? `channel/${textOf(id)}` : null);

/** Sources call its members and the party by one word or the other. */
export const partyName = (party: unknown): string | null => {
  const name = textOf(party);
  return name === "Democrat" ? "Democratic" : name;
};

function capitol(term: Fields): PlaceFacts[] {
  const [phone, fax] = [phoneOf(term.phone), phoneOf(term.fax)];
  const address = addressOf(term.address);
  if (!phone && !address.street) return [];
  return [{ kind: "capitol", key: "capitol", ...address, lat: null, lon: null, phone, fax }];
}

function districtOffice(office: Fields, at: number): PlaceFacts {
  const street = [office.address, office.suite, office.building].map(textOf).filter(Boolean).join(", ");
  return {
    kind: "district",
    key: textOf(office.id) ?? `district-${at + 1}`,
    street: street || null,
    locality: textOf(office.city),
    region: textOf(office.state),
    postalCode: textOf(office.zip)?.padStart(5, "0") ?? null,
    lat: degrees(office.latitude),
    lon: degrees(office.longitude),
    phone: phoneOf(office.phone),
    fax: phoneOf(office.fax),
  };
}

const degrees = (value: unknown) => (typeof value === "number" && Math.abs(value) <= 180 ? value : null);
