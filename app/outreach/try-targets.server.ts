import { readPostalCode } from "#app/geography/postal-code.ts";
import type { Language } from "#app/i18n/language.ts";
import type { Stance } from "#app/measures/stance.ts";
import type { Chamber } from "#app/officials/houses.ts";
import { lookUp } from "#app/officials/look-up.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { isoDate } from "#app/platform/iso-date.ts";
import { targetsFor } from "#app/targets/targets-for.server.ts";

export type TriedTargets =
  | {
      zip: string;
      /** Whom the page asks of somebody who lives there, as far as the ZIP code says where. */
      targets: { name: string; title: string; stance: Stance }[];
      by: "rule" | "fallback";
      /** Several districts are possible: the page would ask which. */
      isOpen: boolean;
    }
  | { zip: string; problem: "unknown-zip" };

/** Whom a page asks of somebody with this ZIP code now: for staff who want to see what a change does. */
export async function tryTargets(
  pageId: string,
  typed: string,
  { language, now }: { language: Language; now: Date },
): Promise<TriedTargets | null> {
  const reading = readPostalCode("US", typed);
  const page = await prisma.outreachPage.findUnique({
    where: { id: pageId },
    include: { campaign: { select: { measureId: true } } },
  });
  if (!page) return null;
  if ("problem" in reading) return { zip: typed, problem: "unknown-zip" };
  const zip = reading.postalCode.slice(0, 5);
  const found = await lookUp({ kind: "zip", zip }, { now });
  if (found.outcome === "unknown-zip") return { zip, problem: "unknown-zip" };
  const { divisions, candidates } = found.answer;
  const { rule, chambers, committeeId, fallback, heldStageId, campaign } = page;
  const { targets, by } = await targetsFor(
    {
      rule,
      chambers: chambers as Chamber[],
      committeeId,
      fallback,
      heldStageId,
      measureId: campaign.measureId,
    },
    { divisions: divisions.map(({ id }) => id), day: isoDate(now) },
  );
  return {
    zip,
    targets: targets.map(({ official, office, stance }) => ({
      name: official.name,
      title: office.titles[language],
      stance,
    })),
    by,
    isOpen: candidates.some(({ type }) => ["cd", "sldu", "sldl"].includes(type)),
  };
}
