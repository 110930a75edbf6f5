import { type PlanFilter, planStates } from "#app/donations/panel-plan.ts";
import { seal, unseal } from "#app/platform/secrets.server.ts";

export const PLANS = "/admin/donations/monthly";
const PURPOSE = "plan-list";
// As long as somebody may want to come back to a page of their history.
const SECONDS = 30 * 86_400;

const stateIn = (query: URLSearchParams) => planStates.find((each) => each === query.get("state")) ?? null;

/** Which monthly givers are asked for, from an address. The words are sealed: they may be somebody's name. */
export const readPlanList = (query: URLSearchParams): PlanFilter => ({
  words: unseal<string>(PURPOSE, query.get("q") ?? "") ?? "",
  state: stateIn(query),
});

/** The same from the form of the list. */
export const readPlanSearch = (fields: URLSearchParams): PlanFilter => ({
  words: (fields.get("words") ?? "").trim().slice(0, 200),
  state: stateIn(fields),
});

/** The address of a list of monthly givers; of the words nothing can be read in it. */
export function planListHref(
  { words, state }: PlanFilter,
  at: { after?: string; before?: string } = {},
): string {
  const q = words && seal(words, PURPOSE, SECONDS);
  const kept = Object.entries({ state, q, ...at }).filter((each): each is [string, string] => !!each[1]);
  const text = new URLSearchParams(kept).toString();
  return text ? `${PLANS}?${text}` : PLANS;
}
