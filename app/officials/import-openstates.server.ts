import type { ImportOrder } from "#app/sources/import-order.ts";
import { type InputFile, withInput } from "#app/sources/open-input.server.ts";
import { readDocument } from "#app/sources/read-records.server.ts";
import {
  type ImportResult,
  type ImportWork,
  RefusedFile,
  runImport,
} from "#app/sources/run-import.server.ts";
import { sources } from "#app/sources/source.ts";
import { legislatureOffice } from "./offices.ts";
import { type OfficeFacts, officeId, type PersonFacts } from "./official-facts.ts";
import { readBulk } from "./openstates-csv.server.ts";
import { countSeats, readVacancies, type Vacancy } from "./openstates-seats.ts";
import { textOf } from "./read-contacts.ts";
import { type OpenStatesContext, readPerson, readRole } from "./read-openstates.ts";
import { type OfficialsFacts, storeOfficials } from "./store-officials.server.ts";

const PERSON = /(?:^|\/)(?:legislature|executive|municipalities)\/[^/]+\.ya?ml$/;
const PLACES = /(?:^|\/)municipalities\.ya?ml$/;
const SETTINGS = /(?:^|\/)settings\.ya?ml$/;

/**
 * Reads legislatures, governors and mayors of Open States: a folder of github.com/openstates/people or of one state in
 * it, one person's file, or the bulk CSV of a legislature (named for its state, "ca.csv").
 * Errors: UnreadableInput; a file that is none of these, or has lost most of a body, is refused.
 */
export function importOpenStates(where: string, order: ImportOrder): Promise<ImportResult> {
  const wanted = (name: string) => PERSON.test(name) || PLACES.test(name) || SETTINGS.test(name);
  return withInput(where, { wanted, stranger: order.stranger }, (input) =>
    runImport({ ...order, ...input, source: sources.openStates }, async (work) => {
      const [first] = input.files;
      const isBulk = input.files.length === 1 && /\.csv$/i.test(first!.name);
      const facts = isBulk
        ? ({ people: await readBulk(first!, work), offices: [], tells: "bodies" } as const)
        : await readTree(input.files, work);
      if (facts.people.length === 0) throw new RefusedFile([{ code: "noPeople", values: {} }]);
      noteCrowds(facts.people, work);
      await storeOfficials(work, { ...facts, offices: [...facts.offices] }, order);
    }),
  );
}

type Read = { name: string; document: unknown };

async function readTree(files: InputFile[], work: ImportWork): Promise<OfficialsFacts> {
  const documents: Read[] = [];
  for (const file of files) documents.push({ name: file.name, document: await readDocument(file) });
  const named = (pattern: RegExp) => documents.filter(({ name }) => pattern.test(name));
  const people = documents.filter(({ name }) => !PLACES.test(name) && !SETTINGS.test(name));
  const placeNames = new Map(named(PLACES).flatMap(({ document }) => placesIn(document)));
  const vacancies = named(SETTINGS).flatMap(({ document }) => readVacancies(document));
  const context = { ...work, placeNames, seats: seatsIn(people, vacancies, work.asOf) };
  const read = people.flatMap(({ name, document }) => readPerson(document, name, context) ?? []);
  return { people: read, offices: vacantOffices(vacancies, read, context), tells: "bodies" };
}

function placesIn(document: unknown): [string, string][] {
  const places = Array.isArray(document) ? (document as Record<string, unknown>[]) : [];
  return places.flatMap(({ id, name }): [string, string][] =>
    textOf(id) && textOf(name) ? [[textOf(id)!, textOf(name)!]] : [],
  );
}

function seatsIn(people: Read[], vacancies: Vacancy[], asOf: string): Map<string, number> {
  const none = { placeNames: new Map<string, string>(), seats: new Map<string, number>() };
  const held = people.flatMap(({ document }) => {
    const roles = (document as { roles?: unknown } | null)?.roles;
    const terms = (Array.isArray(roles) ? roles : []).flatMap((role) => readRole(role, none) ?? []);
    const offices = terms.filter(({ endOn }) => endOn === null || endOn > asOf).map(({ office }) => office);
    // One person sits once in an office, however many of their terms a file tells.
    return [...new Map(offices.map((office) => [officeId(office), office])).values()];
  });
  return countSeats(held, vacancies);
}

/** Vacant seats in legislatures of which members are told: of others nothing is known that could be vacant. */
function vacantOffices(
  vacancies: Vacancy[],
  people: PersonFacts[],
  { seats }: OpenStatesContext,
): OfficeFacts[] {
  const bodies = new Set(people.flatMap(({ terms }) => terms.map(({ office }) => bodyName(office))));
  return vacancies.flatMap(({ state, house, district }) => {
    const office = legislatureOffice(state, house, district);
    const counted = legislatureOffice(state, house, district, seats.get(officeId(office)));
    return bodies.has(bodyName(counted)) ? [counted] : [];
  });
}

const bodyName = ({ divisionId, key }: OfficeFacts) =>
  `${divisionId.split("/").slice(0, 3).join("/")} ${key}`;

/** Tells where a source names more people than an office has seats: one of them has left, and it does not say who. */
function noteCrowds(people: readonly PersonFacts[], { tally, asOf }: ImportWork): void {
  const holders = new Map<string, { office: OfficeFacts; names: string[] }>();
  for (const { name, terms } of people) {
    for (const { office, endOn } of terms) {
      if (endOn !== null && endOn <= asOf) continue;
      const held = holders.get(officeId(office)) ?? { office, names: [] };
      held.names.push(name);
      holders.set(officeId(office), held);
    }
  }
  for (const { office, names } of holders.values())
    if (names.length > office.seats)
      tally.note("crowded", { office: office.titles.en, names: names.join(", ") });
}
