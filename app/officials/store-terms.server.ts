import { v7 as newId } from "uuid";
import { insertRows } from "#app/platform/insert-rows.server.ts";
import { type ImportWork, RefusedFile } from "#app/sources/run-import.server.ts";
import { day } from "./match-officials.server.ts";
import { type OfficeFacts, officeId, type PersonFacts } from "./official-facts.ts";
import { planTerms, type StoredOffice, type StoredTerm, type TermPlan, type ToldTerm } from "./plan-terms.ts";
import { mayTell } from "./store-people.server.ts";

/** A body of fewer can lose most of its members in a day. */
const SMALLEST_BODY = 3;

/**
 * Stores the terms of a source's people. `covers`: offices of which the source tells all who hold them; whoever it
 * told of before and tells of no more has left.
 * Errors: RefusedFile where more than half of those who sit in a body of three or more would be out of it.
 */
export async function storeTerms(
  work: ImportWork,
  people: readonly PersonFacts[],
  ids: { people: readonly string[]; offices: ReadonlyMap<string, string> },
  { covers, allowEnding }: { covers: (office: StoredOffice) => boolean; allowEnding: boolean },
): Promise<void> {
  const told = people.flatMap(({ terms }, at) =>
    terms.map(
      ({ office, startOn, endOn }): ToldTerm => ({
        officialId: ids.people[at]!,
        officeId: ids.offices.get(officeId(office))!,
        startOn,
        endOn,
      }),
    ),
  );
  const plan = planTerms(told, await storedTerms(work, ids.people), {
    sourceKey: work.source.key,
    asOf: work.asOf,
    covers,
  });
  if (!allowEnding) refuseLosses(plan);
  await write(work, plan);
}

function refuseLosses({ losses }: TermPlan): void {
  const heavy = losses.filter(({ lost, of }) => of >= SMALLEST_BODY && lost > of / 2);
  if (heavy.length === 0) return;
  throw new RefusedFile(
    heavy.map(({ body, lost, of }) => ({ code: "wouldEnd", values: { body, lost, of } })),
  );
}

async function storedTerms(work: ImportWork, people: readonly string[]): Promise<StoredTerm[]> {
  const rows = await work.tx.term.findMany({
    where: { OR: [{ sourceKey: work.source.key }, { officialId: { in: [...people] } }] },
    include: { office: { select: { divisionId: true, key: true, seat: true, level: true } } },
  });
  return rows.map((row) => ({
    ...row,
    startOn: day(row.startOn),
    endOn: day(row.endOn),
    mayTell: mayTell(work, row),
  }));
}

async function write({ tx, tally, source, asOf }: ImportWork, plan: TermPlan): Promise<void> {
  const owned = { sourceKey: source.key, asOf: new Date(asOf) };
  const date = (text: string | null) => (text === null ? null : new Date(text));
  await insertRows(
    tx,
    "term",
    {
      ...{ id: "uuid", official_id: "uuid", office_id: "uuid", start_on: "date", end_on: "date" },
      ...{ source_key: "text", as_of: "date" },
    },
    plan.add.map(({ officialId, officeId: office, startOn, endOn }) => ({
      ...{ id: newId(), official_id: officialId, office_id: office, start_on: startOn, end_on: endOn },
      ...{ source_key: source.key, as_of: asOf },
    })),
  );
  for (const { id, startOn, endOn } of plan.change)
    await tx.term.update({ where: { id }, data: { startOn: date(startOn), endOn: date(endOn), ...owned } });
  await tx.term.updateMany({
    where: { id: { in: plan.end.map(({ id }) => id) } },
    data: { endOn: owned.asOf, asOf: owned.asOf },
  });
  await tx.term.updateMany({
    where: { id: { in: plan.same }, sourceKey: source.key, asOf: { lt: owned.asOf } },
    data: { asOf: owned.asOf },
  });
  tally.count("term", "added", plan.add.length);
  tally.count("term", "changed", plan.change.length);
  tally.count("term", "unchanged", plan.same.length);
  tally.count("term", "ended", plan.end.length);
}

/** The bodies in which offices sit. */
export const officesOf = (people: readonly PersonFacts[]): OfficeFacts[] =>
  people.flatMap(({ terms }) => terms.map(({ office }) => office));
