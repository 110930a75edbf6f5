import { type Period, readPeriod } from "#app/reports/period.ts";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Which report an address asks for; null where its ids cannot be any. */
export function readReportQuery(
  campaignId: string,
  query: URLSearchParams,
): { petition: string; period: Period } | null {
  const petition = query.get("petition") ?? "";
  if (!UUID.test(campaignId) || (petition !== "" && !UUID.test(petition))) return null;
  return { petition, period: readPeriod(query.get("period")) };
}

/** The query of a report, with the table that is asked for as a file. */
export function reportSearch(query: { petition: string; period: Period }, table: string): string {
  const params = new URLSearchParams({ table, period: query.period });
  if (query.petition) params.set("petition", query.petition);
  return `?${params}`;
}
