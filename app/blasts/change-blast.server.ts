import type { Deed } from "#app/staff/actor.ts";
import type { Audience } from "./audience.ts";
import { readAudience } from "./audience.ts";
import { isBeingWritten } from "./blast-state.ts";
import type { WhichBlast } from "./blast-subject.ts";
import type { TrialMeasure, TrialPlan } from "./versions.ts";
import { type LockedBlast, withBlast } from "./with-blast.server.ts";

export type AudienceOutcome =
  | { outcome: "changed"; before: Audience | null }
  | { outcome: "unchanged" | "under-way" | "not-found" };

/** Says to whom a blast goes. Who that is, is found when it begins. */
export function changeAudience(
  which: WhichBlast,
  audience: Audience,
  acting: Deed,
): Promise<AudienceOutcome> {
  return withBlast(which, acting, async (tx, blast, record): Promise<AudienceOutcome> => {
    if (!isBeingWritten(blast.state)) return { outcome: "under-way" };
    const before = readAudience(blast.audience);
    if (JSON.stringify(before) === JSON.stringify(audience)) return { outcome: "unchanged" };
    await tx.blast.update({ where: { id: blast.id }, data: { audience, updatedAt: acting.now } });
    await record({ what: "blast.audience", before: { audience: before }, after: { audience } });
    return { outcome: "changed", before };
  });
}

/** Says how the versions of a blast are tried, and by what one of them is chosen. */
export function changeTrial(
  which: WhichBlast,
  plan: TrialPlan,
  acting: Deed,
): Promise<{ outcome: "changed" | "unchanged" | "under-way" | "not-found" }> {
  return withBlast(which, acting, async (tx, blast, record) => {
    if (!isBeingWritten(blast.state)) return { outcome: "under-way" as const };
    const before = trialPlanOf(blast);
    if (JSON.stringify(before) === JSON.stringify(plan)) return { outcome: "unchanged" as const };
    const { share, hours, by, auto } = plan;
    const data = { trialShare: share, trialHours: hours, trialBy: by, trialAuto: auto };
    await tx.blast.update({ where: { id: blast.id }, data: { ...data, updatedAt: acting.now } });
    await record({ what: "blast.trial", before: { ...before }, after: { ...plan } });
    return { outcome: "changed" as const };
  });
}

/** How the versions of a blast are tried, as it is kept. */
export const trialPlanOf = (
  row: Pick<LockedBlast, "trialShare" | "trialHours" | "trialBy" | "trialAuto">,
): TrialPlan => ({
  share: row.trialShare,
  hours: row.trialHours,
  by: row.trialBy as TrialMeasure,
  auto: row.trialAuto,
});

type Removal = { outcome: "changed" | "unchanged" | "under-way" | "not-found" };

/** Puts a draft away; it can be put back. What went out, or is about to, stays where everybody sees it. */
export function removeBlast(which: WhichBlast, acting: Deed): Promise<Removal> {
  return withBlast(which, acting, async (tx, blast, record): Promise<Removal> => {
    if (blast.removedAt) return { outcome: "unchanged" };
    if (blast.state !== "draft") return { outcome: "under-way" };
    const data = { removedAt: acting.now, updatedAt: acting.now };
    await tx.blast.update({ where: { id: blast.id }, data });
    await record({ what: "blast.removed" });
    return { outcome: "changed" };
  });
}

/** Puts a removed draft back. */
export function putBackBlast(which: WhichBlast, acting: Deed): Promise<Removal> {
  return withBlast(which, acting, async (tx, blast, record): Promise<Removal> => {
    if (!blast.removedAt) return { outcome: "unchanged" };
    await tx.blast.update({ where: { id: blast.id }, data: { removedAt: null, updatedAt: acting.now } });
    await record({ what: "blast.put-back" });
    return { outcome: "changed" };
  });
}
