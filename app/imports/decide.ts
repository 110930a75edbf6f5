import type { KnownPerson, Met, PersonDetails } from "#app/supporters/imported-person.ts";
import type { Plan } from "./import-plan.ts";
import type { Problem } from "./import-problem.ts";
import type { ReadRow } from "./read-row.ts";

export type Was = Record<string, [unknown, unknown]>;
export type Answer = { purpose: "email" | "sms"; granted: boolean };

/** What becomes of one row. */
export type Decision =
  | { effect: "refused"; problem: Problem }
  | {
      effect: "created";
      details: PersonDetails;
      answers: Answer[];
      /** A "yes" of the file that is not taken over. */
      declined: boolean;
    }
  | {
      effect: "known";
      id: string;
      /** As they are from now on; `was` null: as they were. */
      details: PersonDetails;
      was: Was | null;
      answers: Answer[];
      declined: boolean;
    };

/**
 * What an import does about a row, given what we know of its address. Pure: the dry look and the import ask it alike.
 *
 * Somebody erased at their own wish, and an address that is never mailed and belongs to nobody, are not brought in. A
 * "no" never becomes a "yes". What is filled in already stays, unless the plan wants the file's; an address is taken
 * as a whole or not at all.
 */
export function decide(row: ReadRow, met: Met, plan: Plan): Decision {
  const { person } = met;
  if (!person && met.erased)
    return { effect: "refused", problem: { code: "person.erased", column: emailColumn(plan) } };
  if (!person && met.suppressed)
    return { effect: "refused", problem: { code: "person.suppressed", column: emailColumn(plan) } };
  const { answers, declined } = answersOf(row, met, plan);
  if (!person) return { effect: "created", details: newDetails(row, plan), answers, declined };
  const details = plan.existing === "keep" ? person : merged(person, row, plan);
  return { effect: "known", id: person.id, details, was: differences(person, details), answers, declined };
}

const emailColumn = ({ targets }: Plan) => targets.indexOf("email");

const newDetails = (row: ReadRow, plan: Plan): PersonDetails => ({
  givenName: row.givenName ?? "",
  familyName: row.familyName,
  phone: row.phone,
  streetAddress: row.streetAddress,
  locality: row.locality,
  region: row.region,
  postalCode: row.postalCode,
  country: row.country ?? plan.country,
  language: row.language ?? plan.language,
  custom: row.custom,
});

function merged(person: KnownPerson, row: ReadRow, plan: Plan): PersonDetails {
  const replace = plan.existing === "replace";
  const pick = <T>(ours: T | null, theirs: T | null): T | null =>
    replace ? (theirs ?? ours) : (ours ?? theirs);
  return {
    ...namesOf(person, row, replace),
    phone: pick(person.phone, row.phone),
    ...addressOf(person, row, plan),
    language: replace ? (row.language ?? person.language) : person.language,
    custom: replace ? { ...person.custom, ...row.custom } : { ...row.custom, ...person.custom },
  };
}

const same = (a: string, b: string | null) =>
  b !== null && a.localeCompare(b, "en", { sensitivity: "base" }) === 0;

/** A family name belongs to its given name: two who share a mailbox do not become one. */
function namesOf(person: KnownPerson, row: ReadRow, replace: boolean) {
  const ours = { givenName: person.givenName, familyName: person.familyName };
  const given = row.givenName;
  if (person.givenName === "" || (replace && given))
    return {
      givenName: given ?? ours.givenName,
      familyName: row.familyName ?? (given && !same(given, ours.givenName) ? null : ours.familyName),
    };
  if (given !== null && !same(given, person.givenName)) return ours;
  return {
    ...ours,
    familyName: replace ? (row.familyName ?? ours.familyName) : (ours.familyName ?? row.familyName),
  };
}

type Address = Pick<PersonDetails, "streetAddress" | "locality" | "region" | "postalCode" | "country">;

function addressOf(person: KnownPerson, row: ReadRow, plan: Plan): Address {
  const ours: Address = {
    streetAddress: person.streetAddress,
    locality: person.locality,
    region: person.region,
    postalCode: person.postalCode,
    country: person.country,
  };
  const theirs: Address = {
    streetAddress: row.streetAddress,
    locality: row.locality,
    region: row.region,
    postalCode: row.postalCode,
    country: row.country ?? (hasPlace(row) ? plan.country : person.country),
  };
  if (!hasPlace(theirs)) return plan.existing === "replace" && !hasPlace(ours) ? theirs : ours;
  if (!hasPlace(ours)) return theirs;
  const elsewhere = differs(ours, theirs);
  if (elsewhere) return plan.existing === "replace" ? theirs : ours;
  const first = plan.existing === "replace" ? theirs : ours;
  const second = first === ours ? theirs : ours;
  return {
    streetAddress: first.streetAddress ?? second.streetAddress,
    locality: first.locality ?? second.locality,
    region: first.region ?? second.region,
    postalCode: first.postalCode ?? second.postalCode,
    country: first.country,
  };
}

const hasPlace = ({ streetAddress, locality, region, postalCode }: Omit<Address, "country">) =>
  [streetAddress, locality, region, postalCode].some((part) => part !== null);

/** Whether two addresses are plainly of two places. */
const differs = (a: Address, b: Address) =>
  a.country !== b.country ||
  (a.postalCode !== null && b.postalCode !== null && a.postalCode.slice(0, 5) !== b.postalCode.slice(0, 5)) ||
  (a.region !== null && b.region !== null && a.region !== b.region);

const fields = [
  "givenName",
  "familyName",
  "phone",
  "streetAddress",
  "locality",
  "region",
  "postalCode",
  "country",
  "language",
] as const;

/** [before, after] by field; null when nothing differs. */
function differences(before: PersonDetails, after: PersonDetails): Was | null {
  const was: Was = {};
  for (const field of fields) if (before[field] !== after[field]) was[field] = [before[field], after[field]];
  for (const [key, value] of Object.entries(after.custom))
    if (before.custom[key] !== value) was[`custom.${key}`] = [before.custom[key] ?? null, value];
  return Object.keys(was).length > 0 ? was : null;
}

/** What a row says to each purpose; null where it says nothing. */
function saidIn(row: ReadRow, { consent }: Plan): ReadRow["consents"] {
  if (consent.kind === "column") return row.consents;
  return consent.kind === "given" ? { email: true, sms: consent.sms || null } : { email: null, sms: null };
}

function answersOf(row: ReadRow, { person, suppressed, erased }: Met, plan: Plan) {
  const said = saidIn(row, plan);
  const answers: Answer[] = [];
  let declined = false;
  for (const purpose of ["email", "sms"] as const) {
    const granted = said[purpose];
    const before = person?.consents[purpose] ?? null;
    if (granted === null || granted === before) continue;
    // Whoever said no, complained or was erased can only change that themselves.
    const barred = before === false || erased || (purpose === "email" && suppressed);
    if (granted && barred) declined = true;
    else answers.push({ purpose, granted });
  }
  return { answers, declined };
}
