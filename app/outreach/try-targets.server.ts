import { congressDivision, legislatureDivision, stateDivision } from "#app/geography/division.ts";
import { divisionsById } from "#app/geography/known-divisions.server.ts";
import { findState } from "#app/geography/states.ts";
import type { Language } from "#app/i18n/language.ts";
import { bodyOf, isCongress } from "#app/measures/body.ts";
import type { Stance } from "#app/measures/stance.ts";
import type { Chamber } from "#app/officials/houses.ts";
import { prisma } from "#app/platform/db.server.ts";
import { isoDate } from "#app/platform/iso-date.ts";
import { targetsFor } from "#app/targets/targets-for.server.ts";

/** Where a supporter lives whom nobody has met: districts by number, and a state where Congress decides. */
export type Somewhere = { state: string; lower: string; upper: string };

export type TriedTargets =
  | {
      targets: { name: string; title: string; stance: Stance }[];
      by: "rule" | "fallback";
    }
  /** There is no such district, or no such state. */
  | { unknown: keyof Somewhere };

/** Whom a page asks of somebody who lives there, as it stands now: for staff who want to see what a change does. */
export async function tryTargets(
  pageId: string,
  where: Somewhere,
  { language, now }: { language: Language; now: Date },
): Promise<TriedTargets | null> {
  const page = await prisma.outreachPage.findUnique({
    where: { id: pageId },
    include: { campaign: { select: { measureId: true, measure: { select: { jurisdictionId: true } } } } },
  });
  if (!page) return null;
  const { measure, measureId } = page.campaign;
  const home = homeOf((measure && bodyOf(measure.jurisdictionId)) ?? "US", where);
  if ("unknown" in home) return home;
  const known = new Set((await divisionsById(home.divisions.map(([, id]) => id))).map(({ id }) => id));
  const missing = home.divisions.find(([, id]) => !known.has(id));
  if (missing) return { unknown: missing[0] };
  const { rule, chambers, committeeId, fallback, heldStageId } = page;
  const { targets, by } = await targetsFor(
    { rule, chambers: chambers as Chamber[], committeeId, fallback, heldStageId, measureId },
    { divisions: home.divisions.map(([, id]) => id), day: isoDate(now) },
  );
  return {
    by,
    targets: targets.map(({ official, office, stance }) => ({
      name: official.name,
      title: office.titles[language],
      stance,
    })),
  };
}

type Home = { divisions: [keyof Somewhere, string][] } | { unknown: keyof Somewhere };

function homeOf(body: string, { state, lower, upper }: Somewhere): Home {
  const code = isCongress(body) ? state.toUpperCase() : body;
  if (!findState(code)) return { unknown: "state" };
  const divisions: [keyof Somewhere, string][] = [["state", stateDivision(code)]];
  if (isCongress(body)) divisions.push(["lower", congressDivision(code, lower || "at-large")]);
  else {
    if (lower) divisions.push(["lower", legislatureDivision(code, "lower", lower)]);
    if (upper) divisions.push(["upper", legislatureDivision(code, "upper", upper)]);
  }
  return { divisions };
}
