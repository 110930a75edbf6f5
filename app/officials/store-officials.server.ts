import type { ImportWork } from "#app/sources/run-import.server.ts";
import { matchOfficials } from "./match-officials.server.ts";
import { bodyOf, type OfficeFacts, officeId, type PersonFacts } from "./official-facts.ts";
import type { StoredOffice } from "./plan-terms.ts";
import { storeContacts } from "./store-contacts.server.ts";
import { storeOffices } from "./store-offices.server.ts";
import { storePeople } from "./store-people.server.ts";
import { officesOf, storeTerms } from "./store-terms.server.ts";

export type OfficialsFacts = {
  people: PersonFacts[];
  /** Offices besides those that the people hold: vacant ones. */
  offices: OfficeFacts[];
  /** Of what they tell all: of the bodies they sit in (a list of a legislature), or of these very offices. */
  tells: "bodies" | "offices";
  /** Contacts that they do not tell of stay: the list of them was not there. */
  keepContacts?: boolean;
};

/**
 * Makes what a source tells of officials what stands: offices, people, their terms and contacts. Read twice, the second time writes no row. What staff entered or corrected, and what
 * a source with newer facts told, stays.
 * Errors: RefusedFile for facts that would put most of a body out of office, unless that is allowed.
 */
export async function storeOfficials(
  work: ImportWork,
  { people, offices, tells, keepContacts = false }: OfficialsFacts,
  { allowEnding }: { allowEnding: boolean },
): Promise<void> {
  const all = [...offices, ...officesOf(people)];
  const officeIds = await storeOffices(work, all);
  const matched = await matchOfficials(work.tx, people, officeIds);
  const ids = await storePeople(work, people, matched);
  const nameOf = tells === "bodies" ? bodyOf : officeId;
  const told = new Set(all.map(nameOf));
  const covers = (office: StoredOffice) => told.has(nameOf(office));
  await storeTerms(work, people, { people: ids, offices: officeIds }, { covers, allowEnding });
  await storeContacts(work, people, ids, keepContacts);
}
