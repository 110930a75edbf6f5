import { v7 as newId } from "uuid";
import { recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import { isoDate } from "#app/platform/iso-date.ts";
import { Tally } from "#app/sources/import-report.ts";
import type { Deed } from "#app/staff/actor.ts";
import { putCorrection } from "./correct-official.server.ts";
import { type OfficeFacts, officeId, type PersonFacts } from "./official-facts.ts";
import type { OfficialForm } from "./official-form.ts";
import { areasOf } from "./own-areas.server.ts";
import { readOwnRow } from "./read-own-officials.ts";
import { storeOffices } from "./store-offices.server.ts";

export type AddOutcome =
  | { outcome: "added"; id: string; name: string }
  /** A field that cannot be read: codes by field, as the form names them. */
  | { outcome: "invalid"; errors: Record<string, string> }
  /** Every seat of the office is held. */
  | { outcome: "taken"; by: string[] };

const DAY_MS = 86_400_000;

/** The field of the form that a row's problem is about. */
const fieldOf: Record<string, string> = {
  noState: "state",
  noOffice: "office",
  noArea: "county",
  badSeats: "seats",
  badDay: "start",
  badPhone: "phone",
};

/**
 * Adds somebody who holds a local office: a sheriff, a mayor, a member of a board. They are staff's own: no import changes them or takes
 * them away. Where all seats are held, whoever holds them has to be said to have left (`replaces`), by a correction that survives imports.
 */
export function addOfficial(form: OfficialForm, { actor, now }: Deed): Promise<AddOutcome> {
  return prisma.$transaction(async (tx) => {
    const row = {
      number: 1,
      get: (name: string) => (form as Record<string, unknown>)[name]?.toString() ?? "",
    };
    const read = readOwnRow(row, await areasOf(tx));
    if ("problem" in read)
      return { outcome: "invalid", errors: { [fieldOf[read.problem] ?? "office"]: read.problem } };
    const { office, person } = read;
    if (!person) return { outcome: "invalid", errors: { name: "required" } };
    // Of two who add to one office at once the second sees the first.
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${officeId(office)}, 0))::text`;
    const today = isoDate(now);
    const start = person.terms[0]!.startOn ?? today;
    const sitting = await whoSits(tx, office, start);
    if (sitting.length >= office.seats && !form.replaces)
      return { outcome: "taken", by: sitting.map(({ official }) => official.name) };
    const ids = await storeOffices({ tx, tally: new Tally() }, [office]);
    const id = await store(tx, person, { officeId: ids.get(officeId(office))!, asOf: new Date(today) });
    const leaving = form.replaces ? sitting.slice(0, sitting.length - office.seats + 1) : [];
    for (const term of leaving) {
      const wanted = { kind: "term" as const, subjectId: term.id, field: "endOn", expiresOn: null };
      // Whoever comes holds it on that day.
      const value = isoDate(new Date(new Date(start).getTime() - DAY_MS));
      const reason = `${person.name} holds the office from ${start} on.`;
      const subject = { official: term.official.name };
      await putCorrection(tx, { ...wanted, value, reason, subject }, { actor, now });
    }
    await recordAudit(tx, {
      actor,
      what: "official.added",
      subject: { kind: "official", id, name: person.name },
      after: { office: office.titles.en, start, party: person.party },
      now,
    });
    return { outcome: "added", id, name: person.name };
  });
}

/** Terms of an office that go on after a day, the longest first; those that a correction ends before are over. */
async function whoSits(tx: Tx, { divisionId, key, seat }: OfficeFacts, day: string) {
  const terms = await tx.term.findMany({
    where: { office: { divisionId, key, seat }, OR: [{ endOn: null }, { endOn: { gt: new Date(day) } }] },
    orderBy: [{ startOn: { sort: "asc", nulls: "first" } }, { id: "asc" }],
    include: { official: { select: { name: true } } },
  });
  const corrections = await tx.officialOverride.findMany({
    where: { subjectKind: "term", subjectId: { in: terms.map(({ id }) => id) }, withdrawnAt: null },
  });
  const isOver = (id: string) =>
    corrections.some(
      ({ subjectId, field, value }) =>
        subjectId === id &&
        ((field === "hidden" && value === true) || (field === "endOn" && String(value) <= day)),
    );
  return terms.filter(({ id }) => !isOver(id));
}

async function store(
  tx: Tx,
  person: PersonFacts,
  { officeId: office, asOf }: { officeId: string; asOf: Date },
): Promise<string> {
  const { name, familyName, givenName, party, sourceUrl, terms, places, links } = person;
  const { startOn, endOn } = terms[0]!;
  const day = (text: string | null) => text && new Date(text);
  const { id } = await tx.official.create({
    data: {
      ...{ name, familyName, givenName, party, sourceUrl, asOf },
      terms: { create: { officeId: office, startOn: day(startOn), endOn: day(endOn), asOf } },
      places: { create: places.map((place) => ({ ...place, key: `staff-${newId()}`, asOf })) },
      links: { create: links.map((link) => ({ ...link, asOf })) },
    },
    select: { id: true },
  });
  return id;
}
