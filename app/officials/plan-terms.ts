import type { OfficeLevel } from "#app/platform/prisma/enums.ts";
import { bodyOf } from "./official-facts.ts";

export type StoredOffice = { divisionId: string; key: string; seat: string; level: OfficeLevel };

/** A term as it stands. Days as "2026-08-05"; `sourceKey` null: staff entered it. */
export type StoredTerm = {
  id: string;
  officialId: string;
  officeId: string;
  office: StoredOffice;
  startOn: string | null;
  endOn: string | null;
  sourceKey: string | null;
  mayTell: boolean;
};

export type ToldTerm = { officialId: string; officeId: string; startOn: string | null; endOn: string | null };

export type TermPlan = {
  add: ToldTerm[];
  change: { id: string; startOn: string | null; endOn: string | null }[];
  /** Terms that are as they are told. */
  same: string[];
  /** Terms of the source that it tells of no more. */
  end: StoredTerm[];
  /** Bodies that would lose members: how many of how many who sit. */
  losses: { body: string; lost: number; of: number }[];
};

const sits = ({ endOn }: { endOn: string | null }, asOf: string) => endOn === null || endOn > asOf;

const overlaps = (a: ToldTerm | StoredTerm, b: ToldTerm | StoredTerm) =>
  (a.endOn ?? "9999") > (b.startOn ?? "") && (b.endOn ?? "9999") > (a.startOn ?? "");

/**
 * What a source's terms (`told`) make of those that stand: of one person in one office a term that begins on the same
 * day, or shares a day, is the same term; days that are not told stay. A current one of the source (`sourceKey`) in an
 * office that it covers, of which it says nothing more, has ended by the day of its facts.
 */
export function planTerms(
  told: readonly ToldTerm[],
  stored: readonly StoredTerm[],
  { sourceKey, asOf, covers }: { sourceKey: string; asOf: string; covers: (office: StoredOffice) => boolean },
): TermPlan {
  const plan: TermPlan = { add: [], change: [], same: [], end: [], losses: [] };
  const byHolder = new Map<string, StoredTerm[]>();
  for (const term of stored) {
    const holder = `${term.officialId} ${term.officeId}`;
    byHolder.set(holder, [...(byHolder.get(holder) ?? []), term]);
  }
  const found = new Set<string>();
  const losing: StoredTerm[] = [];
  for (const term of told) {
    const held = (byHolder.get(`${term.officialId} ${term.officeId}`) ?? []).filter(
      ({ id }) => !found.has(id),
    );
    const match =
      held.find(({ startOn }) => startOn === term.startOn) ?? held.find((one) => overlaps(one, term));
    if (!match) plan.add.push(term);
    else {
      found.add(match.id);
      const startOn = term.startOn ?? match.startOn;
      if (!match.mayTell || (match.startOn === startOn && match.endOn === term.endOn))
        plan.same.push(match.id);
      else plan.change.push({ id: match.id, startOn, endOn: term.endOn });
      if (match.mayTell && sits(match, asOf) && !sits(term, asOf)) losing.push(match);
    }
  }
  const own = stored.filter((term) => term.sourceKey === sourceKey && sits(term, asOf));
  const inBody = own.filter(({ office }) => covers(office));
  plan.end = inBody.filter(({ id }) => !found.has(id));
  plan.losses = lossesOf([...plan.end, ...losing.filter((term) => own.includes(term))], own);
  return plan;
}

function lossesOf(lost: StoredTerm[], sitting: StoredTerm[]): TermPlan["losses"] {
  const count = (terms: StoredTerm[]) => {
    const counts = new Map<string, number>();
    for (const { office } of terms) counts.set(bodyOf(office), (counts.get(bodyOf(office)) ?? 0) + 1);
    return counts;
  };
  const all = count(sitting);
  return [...count(lost)].map(([body, number]) => ({ body, lost: number, of: all.get(body)! }));
}
