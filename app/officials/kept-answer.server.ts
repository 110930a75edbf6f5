import { type DivisionType, readDivisionId } from "#app/geography/division.ts";
import { divisionsById } from "#app/geography/known-divisions.server.ts";
import type { LookUpAnswer } from "./look-up.server.ts";
import { officialsFor } from "./officials-for.server.ts";

/** An answer as a browser can keep it: where, and how that is known; who holds the offices is asked again. */
export type KeptAnswer = Pick<LookUpAnswer, "precision" | "stateCode" | "sources"> & {
  /** Open Civic Data ids. */
  divisions: string[];
  /** Those of them that the visitor named. */
  named: string[];
  candidates: { type: DivisionType; divisions: string[] }[];
};

/**
 * Takes along of an answer what tells of divisions of these types, with those that a visitor has named out of what was
 * open. What they typed is not in it.
 */
export function keepAnswer(
  { precision, stateCode, sources, divisions, candidates }: LookUpAnswer,
  { types, named }: { types: DivisionType[]; named: string[] },
): KeptAnswer {
  const settled = new Set(named.map((id) => readDivisionId(id)?.type));
  const open = candidates.filter(({ type }) => types.includes(type) && !settled.has(type));
  const isAnswered = open.length === 0 && precision !== "none";
  const ids = (some: { id: string }[]) => some.map(({ id }) => id);
  return {
    // Of what is kept nothing is open any more.
    precision: isAnswered ? "exact" : precision,
    stateCode,
    sources,
    divisions: [...ids(divisions), ...named],
    named,
    candidates: open.map(({ type, divisions: possible }) => ({ type, divisions: ids(possible) })),
  };
}

/** The answer again, with whoever holds the offices on a day (ISO 8601). Only a database failure throws. */
export async function recallAnswer(kept: KeptAnswer, day: string): Promise<LookUpAnswer> {
  const asked = [...kept.divisions, ...kept.candidates.flatMap(({ divisions }) => divisions)];
  const [known, offices] = await Promise.all([divisionsById(asked), officialsFor(asked, day)]);
  const among = (ids: string[]) => known.filter(({ id }) => ids.includes(id));
  const of = (id: string) => offices.filter(({ divisionId }) => divisionId === id);
  const { precision, stateCode, sources, candidates } = kept;
  return {
    precision,
    stateCode,
    sources,
    divisions: among(kept.divisions),
    offices: kept.divisions.flatMap(of),
    candidates: candidates.map(({ type, divisions }) => ({
      type,
      divisions: among(divisions).map((division) => ({ ...division, offices: of(division.id) })),
    })),
    needsStreet: candidates.length > 0,
  };
}
