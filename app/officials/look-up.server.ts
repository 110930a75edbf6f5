import { createHmac, randomBytes } from "node:crypto";
import { LRUCache } from "lru-cache";
import { directoryVersion } from "#app/geography/directory-version.server.ts";
import type { DivisionType } from "#app/geography/division.ts";
import type { Division } from "#app/geography/known-divisions.server.ts";
import { locate, type Where } from "#app/geography/locate.server.ts";
import type { Precision, WhereSource } from "#app/geography/whereabouts.ts";
import { type Geocoder, getGeocoder } from "#app/platform/geocoder.server.ts";
import { isoDate } from "#app/platform/iso-date.ts";
import type { OfficeFound } from "./office-found.ts";
import { officialsFor } from "./officials-for.server.ts";

/** Who represents somebody, in no language yet, and without what they typed. */
export type LookUpAnswer = {
  precision: Precision;
  /** Of what is certain; null where it is not even known which state. */
  stateCode: string | null;
  divisions: Division[];
  /** Offices of the certain divisions. */
  offices: OfficeFound[];
  /** What is not certain: all that it may be, with its offices; none where nothing says which of the state's it is. */
  candidates: { type: DivisionType; divisions: (Division & { offices: OfficeFound[] })[] }[];
  needsStreet: boolean;
  sources: WhereSource[];
};

export type LookUpOutcome = { outcome: "answered"; answer: LookUpAnswer } | { outcome: "unknown-zip" };

/** How long an answer is good for; a change of the facts ends it sooner. */
const KEPT_MS = 60_000;
/** One that the geocoder did not take part in, though it was asked: it may be back in a moment. */
const KEPT_WITHOUT_GEOCODER_MS = 5_000;
const kept = new LRUCache<string, LookUpOutcome>({ max: 2_000 });
const secret = randomBytes(32);

/**
 * Who represents an address, a ZIP code or a point on the day of `now`.
 *
 * Answers are kept in memory for a minute under a hash that only this process can make; the question is in neither.
 * Errors: outcomes cover what a visitor can cause, and a geocoder that is away is told of in `sources`; only a database
 * failure throws.
 */
export async function lookUp(
  where: Where,
  { now, geocoder = getGeocoder() }: { now: Date; geocoder?: Geocoder },
): Promise<LookUpOutcome> {
  const day = isoDate(now);
  const { districts, officials } = await directoryVersion();
  const key = hashOf(JSON.stringify([where, day, districts, officials]).toLowerCase());
  const known = kept.get(key);
  if (known) return known;
  const found = await locate(where, { day, geocoder });
  const outcome: LookUpOutcome = found
    ? { outcome: "answered", answer: await answerFor(found, day) }
    : { outcome: "unknown-zip" };
  const isWhole = found?.sources.every(({ kind, status }) => kind !== "geocoder" || !isAway(status)) ?? true;
  kept.set(key, outcome, { ttl: isWhole ? KEPT_MS : KEPT_WITHOUT_GEOCODER_MS });
  return outcome;
}

const away = new Set<WhereSource["status"]>(["slow", "busy", "resting", "failed", "nonsense"]);

/** Whether a geocoder was asked and did not answer. */
export function isAway(status: WhereSource["status"]): boolean {
  return away.has(status);
}

async function answerFor(
  found: NonNullable<Awaited<ReturnType<typeof locate>>>,
  day: string,
): Promise<LookUpAnswer> {
  const { precision, stateCode, divisions, candidates, sources } = found;
  const asked = [...divisions, ...candidates.flatMap((each) => each.divisions)].map(({ id }) => id);
  const offices = await officialsFor(asked, day);
  const of = ({ id }: Division) => offices.filter(({ divisionId }) => divisionId === id);
  return {
    precision,
    stateCode,
    divisions,
    offices: divisions.flatMap(of),
    candidates: candidates.map((each) => ({
      ...each,
      divisions: each.divisions.map((division) => ({ ...division, offices: of(division) })),
    })),
    needsStreet: precision === "none" || (precision !== "exact" && candidates.length > 0),
    sources,
  };
}

const hashOf = (text: string) => createHmac("sha256", secret).update(text).digest("base64");
