import { findState } from "#app/geography/states.ts";
import type { Tally } from "#app/sources/import-report.ts";
import { governorOffice, type House, legislatureOffice, mayorOffice } from "./offices.ts";
import {
  type OfficeFacts,
  officeId,
  type PersonFacts,
  type PlaceFacts,
  type TermFacts,
} from "./official-facts.ts";
import { partyName } from "./read-congress.ts";
import { accountPage, addressOf, dayOf, linksOf, phoneOf, textOf } from "./read-contacts.ts";

type Fields = Record<string, unknown>;
const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? (value as Fields[]) : []);

/** What a role needs beside the person's file: names of places, and how many members a district has. */
export type OpenStatesContext = {
  asOf: string;
  tally: Tally;
  /** Jurisdiction of a municipality → its name. */
  placeNames: ReadonlyMap<string, string>;
  /** How many hold one of the offices of a district, and how many seats of it are vacant. */
  seats: ReadonlyMap<string, number>;
};

const HOUSES = new Set(["upper", "lower", "legislature"]);

/** A legislator's role that ended longer ago than this is of no use to know when it ended. */
const RECENT_DAYS = 400;

/** Roles of a file that concern us, with their days; null: a role of another kind, such as a treasurer's. */
export function readRole(
  role: Fields,
  context: Pick<OpenStatesContext, "placeNames" | "seats">,
): TermFacts | null {
  const jurisdiction = textOf(role.jurisdiction) ?? "";
  const state = /country:us\/(?:state|district|territory):([a-z]{2})\b/
    .exec(jurisdiction)?.[1]
    ?.toUpperCase();
  if (!state || !findState(state)) return null;
  const days = { startOn: dayOf(role.start_date, "start"), endOn: dayOf(role.end_date, "end") };
  const office = officeOf(role, { state, jurisdiction }, context);
  return office && { office, ...days };
}

function officeOf(
  role: Fields,
  { state, jurisdiction }: { state: string; jurisdiction: string },
  { placeNames, seats }: Pick<OpenStatesContext, "placeNames" | "seats">,
): OfficeFacts | null {
  const type = textOf(role.type) ?? "";
  const district = textOf(role.district);
  if (HOUSES.has(type)) {
    if (!district) return null;
    const office = legislatureOffice(state, type as House, district);
    return legislatureOffice(state, type as House, district, seats.get(officeId(office)) ?? 1);
  }
  if (type === "governor") return governorOffice(state);
  if (type !== "mayor") return null;
  const divisionId = jurisdiction.replace(/^ocd-jurisdiction/, "ocd-division").replace(/\/government$/, "");
  const slug = divisionId.split(":").at(-1)!.replaceAll("_", " ");
  const name =
    placeNames.get(jurisdiction) ?? slug.replace(/(^|[\s-])\p{L}/gu, (letter) => letter.toUpperCase());
  return divisionId.split("/").length > 3 ? mayorOffice(divisionId, name, state) : null;
}

/**
 * A person of github.com/openstates/people: who they are, the offices that they hold on `asOf`, and how they are reached.
 * Home addresses are left out. Null: nobody in an office that concerns us; a file that is no person is refused.
 */
export function readPerson(document: unknown, where: string, context: OpenStatesContext): PersonFacts | null {
  const person = (document ?? {}) as Fields;
  const [id, name] = [textOf(person.id), textOf(person.name)];
  if (!id || !name) {
    context.tally.refuse(where, "noName");
    return null;
  }
  const terms = termsOf(person, where, context);
  if (terms.length === 0) return null;
  return {
    where,
    identifiers: [{ scheme: "openstates", value: id.replace(/^ocd-person\//, "") }],
    name,
    familyName: textOf(person.family_name) ?? name.split(" ").at(-1)!,
    givenName: textOf(person.given_name),
    party: partyOf(person, context.asOf),
    photoUrl: linksOf([["website", person.image]])[0]?.value ?? null,
    sourceUrl: linksOf(listOf(person.sources).map(({ url }) => ["website", url]))[0]?.value ?? null,
    terms,
    places: placesOf(person),
    links: pagesOf(person),
  };
}

/**
 * Terms that run; of a legislator also those that ended of late, of a governor the last one, since sources forget to
 * write that somebody was elected again. A mayor's that ended tells nothing: not who sits now, nor that nobody does.
 */
function termsOf(person: Fields, where: string, context: OpenStatesContext): TermFacts[] {
  const roles = listOf(person.roles).flatMap((role) => readRole(role, context) ?? []);
  const recent = new Date(Date.parse(context.asOf) - RECENT_DAYS * 86_400_000).toISOString().slice(0, 10);
  const byEnd = roles.sort((a, b) => ((a.endOn ?? "9999") < (b.endOn ?? "9999") ? 1 : -1));
  const lastGoverned = byEnd.find(({ office }) => isGovernor(office));
  const kept = byEnd.filter(
    (term) =>
      term.endOn === null ||
      term.endOn > context.asOf ||
      term === lastGoverned ||
      (/(?:^|\/)legislature\//.test(where) && term.office.chamber && term.endOn > recent),
  );
  // Of a term that stands there twice, with an end and without, the later end counts.
  return [
    ...new Map(kept.reverse().map((term) => [`${officeId(term.office)} ${term.startOn}`, term])).values(),
  ];
}

const isGovernor = ({ level, chamber }: OfficeFacts) => level === "state" && chamber === null;

function partyOf(person: Fields, asOf: string): string | null {
  const parties = listOf(person.party);
  const current = parties.filter(({ end_date: end }) => !end || (dayOf(end, "end") ?? "9999") > asOf);
  return partyName((current.at(-1) ?? parties.at(-1))?.name);
}

function placesOf(person: Fields): PlaceFacts[] {
  const counts = new Map<string, number>();
  return listOf(person.offices).flatMap((office): PlaceFacts[] => {
    const classification = textOf(office.classification) ?? "capitol";
    const [phone, fax] = [phoneOf(office.voice), phoneOf(office.fax)];
    const address = addressOf(office.address);
    if (classification === "home" || (!phone && !fax && !address.street)) return [];
    const count = (counts.get(classification) ?? 0) + 1;
    counts.set(classification, count);
    const kind = classification.startsWith("district") ? "district" : "capitol";
    return [{ kind, key: `${classification}-${count}`, ...address, lat: null, lon: null, phone, fax }];
  });
}

/** The first page without a note is their own; one that a note calls a form is a form. */
function pagesOf(person: Fields): PersonFacts["links"] {
  const pages = listOf(person.links);
  const ids = (person.ids ?? {}) as Fields;
  const form = pages.find(({ note }) => /form|contact/i.test(textOf(note) ?? ""));
  return linksOf([
    ["email", person.email],
    ["website", pages.find(({ note }) => !textOf(note))?.url ?? pages.find((page) => page !== form)?.url],
    ["form", form?.url],
    ["facebook", accountPage("facebook", ids.facebook)],
    ["instagram", accountPage("instagram", ids.instagram)],
    ["twitter", accountPage("twitter", ids.twitter)],
    ["youtube", accountPage("youtube", ids.youtube)],
  ]);
}
