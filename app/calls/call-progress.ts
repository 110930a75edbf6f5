import type { CallOutcome } from "#app/platform/prisma/enums.ts";

/** A call of today, as far as it says who is left. */
export type CallMade = { officialId: string; outcome: CallOutcome };

/** Somebody to call, with how many numbers there are for them. */
export type ToCall = { officialId: string; numbers: number };

/** How many offices of an official were busy today: the next number is tried after them. */
export function busyOffices(officialId: string, made: readonly CallMade[]): number {
  return made.filter((call) => call.officialId === officialId && call.outcome === "busy").length;
}

/**
 * Whether nothing is left to be done about an official today. A busy office sends the caller to the next one, until all of
 * them were; every other outcome is an end for the day, also that the caller passed them over.
 */
export function isDone({ officialId, numbers }: ToCall, made: readonly CallMade[]): boolean {
  const ended = made.some((call) => call.officialId === officialId && call.outcome !== "busy");
  return ended || busyOffices(officialId, made) >= Math.max(1, numbers);
}

/** Where in the list the next one to call stands; null when everybody was. */
export function nextToCall(list: readonly ToCall[], made: readonly CallMade[]): number | null {
  const at = list.findIndex((each) => !isDone(each, made));
  return at < 0 ? null : at;
}
