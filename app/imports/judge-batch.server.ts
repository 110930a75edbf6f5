import type { Pool, PoolClient } from "pg";
import { tagsWornBy } from "#app/segments/tag-imported.server.ts";
import { tagSlug } from "#app/segments/tag-supporters.server.ts";
import type { ImportedConsent } from "#app/supporters/imported-person.ts";
import { meetPeople } from "#app/supporters/meet-people.server.ts";
import type { Batch, GoodRow } from "./batches.server.ts";
import { type Decision, decide } from "./decide.ts";
import type { Plan } from "./import-plan.ts";
import type { Problem } from "./import-problem.ts";

/** The id of a tag by its name; null for one that there is not. */
export type TagIds = (name: string) => string | null;

export type Judged = GoodRow & {
  decision: Exclude<Decision, { effect: "refused" }>;
  effect: "created" | "changed" | "unchanged";
  tagIds: string[];
};

export type Judgement = {
  taken: Judged[];
  refused: (GoodRow & { problem: Problem })[];
  /** "No" said again further down by somebody an earlier batch has brought. */
  late: ImportedConsent[];
};

type Asks = { plan: Plan; tagIds: TagIds; importId: string | null; hold: boolean };

/** What becomes of the good rows of a batch, given what we know of their people now. */
export async function judgeBatch(
  db: Pool | PoolClient,
  batch: Batch,
  { plan, tagIds, importId, hold }: Asks,
): Promise<Judgement> {
  const addresses = [...batch.good.map(({ row }) => row.emailCanonical), ...batch.noes.keys()];
  const met = await meetPeople(db, [...new Set(addresses)], { importId, hold });
  const known = [...met.values()].flatMap(({ person }) => (person ? [person.id] : []));
  const worn = await tagsWornBy(db, known);
  const judgement: Judgement = { taken: [], refused: [], late: [] };
  const rowOf = new Map<string, number>();
  for (const good of batch.good) {
    const { row } = good;
    const theirs = met.get(row.emailCanonical)!;
    const noes = batch.noes.get(row.emailCanonical);
    const otherRow = theirs.person && (theirs.person.row ?? rowOf.get(theirs.person.id) ?? null);
    const decision: Decision =
      otherRow === null
        ? decide(withNoes(row, noes), theirs, plan)
        : { effect: "refused", problem: { code: "person.twice", column: null, otherRow } };
    if (decision.effect === "refused") {
      judgement.refused.push({ ...good, problem: decision.problem });
      continue;
    }
    if (decision.effect === "known") rowOf.set(decision.id, row.number);
    judgement.taken.push(weigh(good, decision, { plan, tagIds, worn }));
  }
  judgement.late = lateNoes(batch, met);
  return judgement;
}

function withNoes(row: GoodRow["row"], noes: ReadonlySet<"email" | "sms"> | undefined): GoodRow["row"] {
  if (!noes) return row;
  const consents = { ...row.consents };
  for (const purpose of noes) consents[purpose] = false;
  return { ...row, consents };
}

type Weights = { plan: Plan; tagIds: TagIds; worn: Map<string, Set<string>> };

function weigh(good: GoodRow, decision: Judged["decision"], { plan, tagIds, worn }: Weights): Judged {
  const names = [...plan.tags, ...good.row.tags].filter((name) => tagSlug(name) !== "");
  const ids = [...new Set(names.map(tagIds).filter((id) => id !== null))];
  if (decision.effect === "created") return { ...good, decision, effect: "created", tagIds: ids };
  const theirs = worn.get(decision.id);
  const newTag = names.some((name) => {
    const id = tagIds(name);
    return id === null || !theirs?.has(id);
  });
  const changed = decision.was !== null || decision.answers.length > 0 || newTag;
  return { ...good, decision, effect: changed ? "changed" : "unchanged", tagIds: ids };
}

function lateNoes({ good, noes }: Batch, met: Awaited<ReturnType<typeof meetPeople>>): ImportedConsent[] {
  const here = new Set(good.map(({ row }) => row.emailCanonical));
  return [...noes].flatMap(([address, purposes]) => {
    const person = met.get(address)?.person;
    if (!person || here.has(address)) return [];
    return [...purposes]
      .filter((purpose) => person.consents[purpose] !== false)
      .map((purpose) => ({ supporterId: person.id, purpose, granted: false }));
  });
}
