import { recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import type { PetitionStatus } from "#app/platform/prisma/enums.ts";
import { deleteRevisions } from "#app/revisions/save-revision.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import { canBeShown } from "./can-be-shown.ts";
import { petitionName } from "./petition-name.ts";
import { forgetPetitions } from "./petition-queries.server.ts";
import { petitionSubject, type WhichPetition } from "./save-petition.server.ts";

export type PetitionStatusOutcome =
  | { outcome: "changed"; from: PetitionStatus }
  | { outcome: "unchanged" | "not-found" }
  /** In no language are its title and target both written. */
  | { outcome: "incomplete" }
  /** Somebody has signed: it is closed, not hidden. */
  | { outcome: "signed" };

const deeds: Record<PetitionStatus, string> = { draft: "hidden", open: "opened", closed: "closed" };

/** Opens a petition, closes it, or takes it back to a draft while nobody has signed it. */
export function changePetitionStatus(
  which: WhichPetition,
  status: PetitionStatus,
  { actor, now }: Deed,
): Promise<PetitionStatusOutcome> {
  return withPetition(which, async (tx, petition) => {
    const from = petition.status;
    if (from === status) return { outcome: "unchanged" };
    if (status === "draft" && (await isSigned(tx, which.id))) return { outcome: "signed" };
    if (status !== "draft" && !petition.translations.some(canBeShown)) return { outcome: "incomplete" };
    await tx.petition.update({ where: { id: which.id }, data: { status } });
    await recordAudit(tx, {
      actor,
      what: `petition.${deeds[status]}`,
      subject: { kind: "petition", id: which.id, name: petitionName(petition) },
      campaignId: which.campaignId,
      before: { status: from },
      after: { status },
      now,
    });
    return { outcome: "changed", from };
  });
}

export type DeleteOutcome =
  | { outcome: "deleted"; name: string }
  | { outcome: "signed" }
  | { outcome: "not-found" };

/** Removes a petition that nobody has ever signed, with its history. */
export function deletePetition(which: WhichPetition, { actor, now }: Deed): Promise<DeleteOutcome> {
  return withPetition(which, async (tx, petition) => {
    if (await isSigned(tx, which.id)) return { outcome: "signed" };
    const name = petitionName(petition);
    await deleteRevisions(tx, petitionSubject(which));
    await tx.petition.delete({ where: { id: which.id } });
    await recordAudit(tx, {
      actor,
      what: "petition.deleted",
      subject: { kind: "petition", id: which.id, name },
      campaignId: which.campaignId,
      before: { slug: petition.slug, status: petition.status },
      now,
    });
    return { outcome: "deleted", name };
  });
}

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

const findRow = (tx: Tx, { id, campaignId }: WhichPetition) =>
  tx.petition.findFirst({ where: { id, campaignId }, include: { translations: true } });

async function withPetition<T>(
  which: WhichPetition,
  change: (tx: Tx, petition: Row) => Promise<T>,
): Promise<T | { outcome: "not-found" }> {
  const result = await prisma.$transaction(async (tx) => {
    // Whoever signs holds the row meanwhile by its foreign key: nobody signs what is being removed.
    await tx.$queryRaw`SELECT id FROM petition WHERE id = ${which.id}::uuid FOR UPDATE`;
    const petition = await findRow(tx, which);
    return petition ? change(tx, petition) : { outcome: "not-found" as const };
  });
  forgetPetitions();
  return result;
}

/** Whether anybody ever signed, counted or not. */
export async function isSigned(tx: Tx, petitionId: string): Promise<boolean> {
  // Nearly always the first half says so, out of the index of those that count; the second one reads.
  const [row] = await tx.$queryRaw<{ signed: boolean }[]>`
    SELECT EXISTS (SELECT FROM signature WHERE petition_id = ${petitionId}::uuid AND status = 'counted')
      OR EXISTS (SELECT FROM signature WHERE petition_id = ${petitionId}::uuid) AS signed`;
  return row!.signed;
}
