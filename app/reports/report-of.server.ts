import {
  confirmations,
  countedInAll,
  type MailTotals,
  type PlaceTotal,
  placeTotals,
  type Sharer,
  signaturesBySource,
  signaturesOverTime,
  signerMails,
  topSharers,
} from "#app/petitions/signature-statistics.server.ts";
import type { Step } from "#app/platform/time-buckets.ts";
import { type Period, periodOf } from "./period.ts";
import { campaignVisits, firstVisitIn, visitsBySource, visitsOverTime } from "./visit-queries.server.ts";

export type ReportBucket = { at: string; counted: number; waiting: number; visits: number };

export type ReportSource = {
  source: string;
  counted: number;
  waiting: number;
  visits: number;
  /** Signatures for a visit; null without a visit. */
  conversion: number | null;
};

export type Report = {
  step: Step;
  buckets: ReportBucket[];
  sources: ReportSource[];
  /** Counted since the beginning. */
  inAll: number;
  /** Of this time: signed and counted, signed and not counted yet, visits of petitions and of the campaign's page. */
  counted: number;
  waiting: number;
  visits: number;
  hubVisits: number | null;
  conversion: number | null;
  /** Since when visits are known, where that is later than the period begins. */
  visitsSince: string | null;
  /** Of those who were asked to confirm; null when nobody was. */
  confirmed: number | null;
  mails: MailTotals;
};

export type ReportQuestion = {
  petitionIds: readonly string[];
  /** Whose own pages' visits are told as well. */
  campaignId?: string | null;
  period: Period;
  timeZone: string;
  now: Date;
};

/**
 * What a campaign or some of its petitions did in a period that ends now: of rollups alone, so that it costs the
 * same however many have signed. Everything is by the moment somebody signed, and a second behind at most; visits a
 * few. Signatures for a visit are counted from the first visit that is known.
 */
export async function reportOf(question: ReportQuestion): Promise<Report> {
  const { petitionIds, campaignId = null, period, timeZone, now } = question;
  const { step, starts, span } = periodOf(period, now, timeZone);
  const since = await firstVisitIn(petitionIds, span);
  const [signed, visited, bySource, visitsFrom, hubVisits, asked, mails, inAll] = await Promise.all([
    signaturesOverTime(petitionIds, span, step, timeZone),
    visitsOverTime(petitionIds, span, step, timeZone),
    signaturesBySource(petitionIds, span, since),
    visitsBySource(petitionIds, span),
    campaignId && campaignVisits([campaignId], span),
    confirmations(petitionIds, span),
    signerMails(petitionIds, span),
    countedInAll(petitionIds),
  ]);
  const buckets = fill(starts, signed, visited);
  const sum = (of: "counted" | "waiting" | "visits") => buckets.reduce((all, bucket) => all + bucket[of], 0);
  const visits = sum("visits");
  return {
    step,
    buckets,
    sources: withVisits(bySource, visitsFrom),
    inAll,
    counted: sum("counted"),
    waiting: sum("waiting"),
    visits,
    hubVisits: hubVisits === null ? null : Number(hubVisits),
    conversion: share(
      bySource.reduce((all, { since }) => all + since, 0),
      visits,
    ),
    visitsSince: since && since.getTime() >= starts[1]!.getTime() ? since.toISOString() : null,
    confirmed: share(asked.counted, asked.counted + asked.waiting),
    mails,
  };
}

const share = (part: number, whole: number) => (whole > 0 ? part / whole : null);

function fill(
  starts: Date[],
  signed: { at: string; counted: number; waiting: number }[],
  visited: { at: string; visits: number }[],
): ReportBucket[] {
  const signedAt = new Map(signed.map((bucket) => [bucket.at, bucket]));
  const visitedAt = new Map(visited.map(({ at, visits }) => [at, visits]));
  return starts.map((start) => {
    const at = start.toISOString();
    const { counted = 0, waiting = 0 } = signedAt.get(at) ?? {};
    return { at, counted, waiting, visits: visitedAt.get(at) ?? 0 };
  });
}

function withVisits(
  signed: { source: string; counted: number; waiting: number; since: number }[],
  visited: { source: string; visits: number }[],
): ReportSource[] {
  const visits = new Map(visited.map((row) => [row.source, row.visits]));
  const known = new Set(signed.map(({ source }) => source));
  const unsigned = visited
    .filter(({ source }) => !known.has(source))
    .map((row) => ({ source: row.source, counted: 0, waiting: 0, since: 0 }));
  return [...signed, ...unsigned].map(({ source, counted, waiting, since }) => {
    const opened = visits.get(source) ?? 0;
    return { source, counted, waiting, visits: opened, conversion: share(since, opened) };
  });
}

export type PeopleAndPlaces = {
  sharers: Sharer[];
  places: { level: "country" | "region"; rows: PlaceTotal[] };
  counties: PlaceTotal[];
};

/** Whose links brought most, and where signers are: since the beginning. */
export async function peopleAndPlaces(petitionIds: readonly string[], limit = 10): Promise<PeopleAndPlaces> {
  const [sharers, countries, regions, counties] = await Promise.all([
    topSharers(petitionIds, limit),
    placeTotals(petitionIds, "country", limit),
    placeTotals(petitionIds, "region", limit),
    placeTotals(petitionIds, "county", limit),
  ]);
  const home = countries[0]?.counted ?? 0;
  const all = countries.reduce((sum, { counted }) => sum + counted, 0);
  // Of a petition signed all over the world the countries tell more than the states of one.
  const abroad = home < all * 0.8 || regions.length === 0;
  return {
    sharers,
    places: abroad ? { level: "country", rows: countries } : { level: "region", rows: regions },
    counties,
  };
}
