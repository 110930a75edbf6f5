import type { Stance } from "#app/measures/stance.ts";
import { chambers } from "#app/officials/houses.ts";
import { remember } from "#app/platform/remember.ts";
import type { TargetPage } from "./target.ts";
import { targetsFor } from "./targets-for.server.ts";

/** Neighbours have the same officials: a campaign's people live in some thousands of sets of districts at most. */
const ANSWERED_MS = 300_000;

const found = remember(ANSWERED_MS, async (key) => {
  const { measureId, divisions, day } = JSON.parse(key);
  const page: TargetPage = {
    ...{ measureId, rule: "own", chambers: [...chambers], committeeId: null },
    ...{ fallback: "nobody", heldStageId: null },
  };
  const own = await targetsFor(page, { divisions, day });
  return own.targets.map(({ official, stance }) => ({ name: official.name, stance }));
});

/**
 * Who represents somebody in the houses that decide on a measure, first who may yet be moved. `divisions` are Open Civic
 * Data ids, `day` ISO 8601. The answer may be five minutes old.
 */
export function ownMembers(asked: {
  measureId: string | null;
  divisions: string[];
  day: string;
}): Promise<{ name: string; stance: Stance }[]> {
  const { measureId, divisions, day } = asked;
  return divisions.length === 0
    ? Promise.resolve([])
    : found.get(JSON.stringify({ measureId, divisions: [...divisions].sort(), day }));
}
