import { recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import { firstFreeSlug, slugOf } from "#app/platform/slug.ts";
import type { Deed } from "#app/staff/actor.ts";
import { petitionName } from "./petition-name.ts";

const lockSlugs = (tx: Tx) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('petition slugs', 0))`;

/** A slug that no petition has or had, as near to the wish as can be. */
export async function freePetitionSlug(tx: Tx, wish: string): Promise<string> {
  // Of two who ask for one slug at once the second gets the next.
  await lockSlugs(tx);
  return firstFreeSlug(slugOf(wish) || "petition", async (slug) => (await ownerOf(tx, slug)) !== null);
}

async function ownerOf(tx: Tx, slug: string): Promise<string | null> {
  const now = await tx.petition.findUnique({ where: { slug }, select: { id: true } });
  if (now) return now.id;
  const before = await tx.petitionOldSlug.findUnique({ where: { slug } });
  return before?.petitionId ?? null;
}

export type PetitionSlugOutcome =
  | { outcome: "changed"; from: string }
  | { outcome: "unchanged" }
  /** Another petition has it, or its old links lead there. */
  | { outcome: "taken" }
  | { outcome: "not-found" };

/** Gives a petition of a campaign another address. The old one leads to it from then on. */
export function changePetitionSlug(
  { id, campaignId }: { id: string; campaignId: string },
  slug: string,
  { actor, now }: Deed,
): Promise<PetitionSlugOutcome> {
  return prisma.$transaction(async (tx) => {
    await lockSlugs(tx);
    const petition = await tx.petition.findFirst({
      where: { id, campaignId },
      include: { translations: true },
    });
    if (!petition) return { outcome: "not-found" };
    const from = petition.slug;
    if (from === slug) return { outcome: "unchanged" };
    const owner = await ownerOf(tx, slug);
    if (owner && owner !== id) return { outcome: "taken" };
    await tx.petitionOldSlug.deleteMany({ where: { slug } });
    await tx.petitionOldSlug.create({ data: { slug: from, petitionId: id } });
    await tx.petition.update({ where: { id }, data: { slug } });
    await recordAudit(tx, {
      actor,
      what: "petition.address-changed",
      subject: { kind: "petition", id, name: petitionName(petition) },
      campaignId,
      before: { slug: from },
      after: { slug },
      now,
    });
    return { outcome: "changed", from };
  });
}
