import type { ImportOrder } from "#app/sources/import-order.ts";
import { type InputFile, withInput } from "#app/sources/open-input.server.ts";
import { readHeadings, readRows } from "#app/sources/read-records.server.ts";
import {
  type ImportResult,
  type ImportWork,
  RefusedFile,
  runImport,
} from "#app/sources/run-import.server.ts";
import { sources } from "#app/sources/source.ts";
import { officeId, type PersonFacts } from "./official-facts.ts";
import { areasOf } from "./own-areas.server.ts";
import { ownColumns, readOwnRow, samePerson } from "./read-own-officials.ts";
import { type OfficialsFacts, storeOfficials } from "./store-officials.server.ts";

/**
 * Reads our own list of officials, a CSV file with one row an office and holder (columns in docs/officials-data.md):
 * sheriffs, county boards, mayors, councils. Rows are refused one by one. Of the offices it names it tells all holders;
 * of others nothing. Errors: UnreadableInput; a file without the columns, or of which no row can be read, is refused.
 */
export function importOwnOfficials(where: string, order: ImportOrder): Promise<ImportResult> {
  return withInput(where, { stranger: order.stranger }, (input) =>
    runImport({ ...order, ...input, source: sources.ownOfficials }, async (work) => {
      await storeOfficials(work, await readList(input.files[0]!, work), order);
    }),
  );
}

async function readList(file: InputFile, work: ImportWork): Promise<OfficialsFacts> {
  const { headings } = await readHeadings(file);
  const missing = ownColumns.slice(0, 3).filter((column) => !headings.includes(column));
  if (missing.length > 0)
    throw new RefusedFile([{ code: "noColumns", values: { columns: missing.join(", ") } }]);
  for (const heading of headings)
    if (!ownColumns.some((column) => column === heading))
      work.tally.note("unknownColumn", { column: heading });
  const findArea = await areasOf(work.tx);
  const people = new Map<string, PersonFacts>();
  const facts: OfficialsFacts = { people: [], offices: [], tells: "offices" };
  for await (const row of readRows(file)) {
    const read = readOwnRow(row, findArea);
    if ("problem" in read) work.tally.refuse(`${row.number}`, read.problem, read.values);
    else {
      facts.offices.push(read.office);
      if (read.person) addPerson(people, read.person);
    }
  }
  if (facts.offices.length === 0) throw new RefusedFile([{ code: "noPeople", values: {} }]);
  facts.people = [...people.values()];
  return facts;
}

/** A row more of somebody adds the office; how they are reached is said by the first one. */
function addPerson(people: Map<string, PersonFacts>, person: PersonFacts): void {
  const known = people.get(samePerson(person));
  const has = known?.terms.some((term) => officeId(term.office) === officeId(person.terms[0]!.office));
  if (!known) people.set(samePerson(person), person);
  else if (!has) known.terms.push(...person.terms);
}
