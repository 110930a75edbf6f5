import type { Chamber } from "#app/officials/houses.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { Phase, TargetPage } from "./target.ts";

/** The body that a page's measure is before, and where it is: where the page is held, else where the measure is. */
export async function findPhase({
  measureId,
  heldStageId,
}: Pick<TargetPage, "measureId" | "heldStageId">): Promise<{
  jurisdictionId: string | null;
  phase: Phase | null;
}> {
  if (!measureId) return { jurisdictionId: null, phase: null };
  const measure = await prisma.measure.findUnique({
    where: { id: measureId },
    select: {
      jurisdictionId: true,
      stages: {
        where: { OR: [{ outcome: "here" }, ...(heldStageId ? [{ id: heldStageId }] : [])] },
        select: { id: true, kind: true, chamber: true, committeeId: true },
      },
    },
  });
  if (!measure) return { jurisdictionId: null, phase: null };
  const { jurisdictionId, stages } = measure;
  const stage = stages.find(({ id }) => id === heldStageId) ?? stages[0];
  if (!stage) return { jurisdictionId, phase: null };
  const { id, kind, chamber, committeeId } = stage;
  return { jurisdictionId, phase: { stageId: id, kind, chamber: chamber as Chamber | null, committeeId } };
}
