import { placeTotals, topSharers } from "#app/petitions/signature-statistics.server.ts";
import { csvLine } from "#app/platform/csv.ts";
import { type ReportQuestion, reportOf } from "./report-of.server.ts";

/** The tables of a report that can be taken along. */
export const reportTables = ["time", "sources", "sharers", "places"] as const;

export type ReportTable = (typeof reportTables)[number];

const MOST = 10_000;

/** One table of a report as lines of CSV: the numbers that the page shows, and where it cuts a list the whole of it. */
export async function* reportCsv(table: ReportTable, question: ReportQuestion): AsyncGenerator<string> {
  if (table === "sharers") {
    yield csvLine(["signature", "name", "brought"]);
    const sharers = await topSharers(question.petitionIds, MOST);
    for (const { signatureId, name, brought } of sharers) yield csvLine([signatureId, name, brought]);
    return;
  }
  if (table === "places") {
    yield csvLine(["level", "place", "name", "counted"]);
    for (const level of ["country", "region", "county"] as const) {
      const rows = await placeTotals(question.petitionIds, level, MOST);
      for (const { place, name, counted } of rows) yield csvLine([level, place, name, counted]);
    }
    return;
  }
  const { buckets, sources, step } = await reportOf(question);
  if (table === "time") {
    yield csvLine([`${step}_begins_utc`, "counted", "not_yet_counted", "visits"]);
    for (const { at, counted, waiting, visits } of buckets) yield csvLine([at, counted, waiting, visits]);
    return;
  }
  yield csvLine(["source", "counted", "not_yet_counted", "visits", "signatures_for_a_visit"]);
  for (const { source, counted, waiting, visits, conversion } of sources) {
    yield csvLine([source, counted, waiting, visits, conversion && Number(conversion.toFixed(4))]);
  }
}
