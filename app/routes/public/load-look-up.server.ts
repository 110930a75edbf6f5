import { readWhere } from "#app/geography/read-where.server.ts";
import type { Language } from "#app/i18n/language.ts";
import { lookUp } from "#app/officials/look-up.server.ts";
import { lookUpPage } from "#app/officials/look-up-page.server.ts";
import type { LookUpPage } from "#app/officials/look-up-view.ts";
import type { Problem } from "#app/officials/ui/look-up-form.tsx";
import { isoDate } from "#app/platform/iso-date.ts";

type Loaded = {
  /** Somebody asked for something: the page is theirs. */
  isAsked: boolean;
  typed: { address: string; zip: string; lat: string; lon: string };
  error: { field: "address" | "zip"; problem: Problem } | null;
  result: LookUpPage | null;
};

/** What the page of officials shows for a query. */
export async function loadLookUp(
  query: URLSearchParams,
  { language, now }: { language: Language; now: Date },
): Promise<Loaded> {
  const typed = (name: string) => query.get(name)?.trim() ?? "";
  const page = {
    isAsked: ["address", "zip", "lat", "lon"].some((name) => query.has(name)),
    typed: { address: typed("address"), zip: typed("zip"), lat: typed("lat"), lon: typed("lon") },
    error: null,
    result: null,
  };
  if (!page.isAsked) return page;
  const reading = readWhere(query);
  if ("problem" in reading) return { ...page, error: reading };
  const outcome = await lookUp(reading.where, { now });
  if (outcome.outcome === "unknown-zip") return { ...page, error: { field: "zip", problem: "unknown-zip" } };
  const chosen = { cd: typed("cd"), sldu: typed("sldu"), sldl: typed("sldl") };
  return { ...page, result: await lookUpPage(outcome.answer, { language, day: isoDate(now), chosen }) };
}
