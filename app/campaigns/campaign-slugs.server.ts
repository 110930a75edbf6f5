import { recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import { firstFreeSlug, slugOf } from "#app/platform/slug.ts";
import type { Deed } from "#app/staff/actor.ts";
import { nameOf } from "./campaign-name.ts";

/** A slug that no campaign has or had, as near to the wish as can be: "trust-act", else "trust-act-2". */
export async function freeSlug(tx: Tx, wish: string): Promise<string> {
  // Of two who ask for one slug at once the second gets the next.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('campaign slugs', 0))`;
  return firstFreeSlug(slugOf(wish) || "campaign", async (slug) => (await ownerOf(tx, slug)) !== null);
}

/** Which campaign has or had a slug. */
async function ownerOf(tx: Tx, slug: string): Promise<string | null> {
  const now = await tx.campaign.findUnique({ where: { slug }, select: { id: true } });
  if (now) return now.id;
  const before = await tx.campaignOldSlug.findUnique({ where: { slug } });
  return before?.campaignId ?? null;
}

export type SlugOutcome =
  | { outcome: "changed"; from: string }
  | { outcome: "unchanged" }
  /** Another campaign has it, or its old links lead there. */
  | { outcome: "taken" }
  | { outcome: "not-found" };

/** Gives a campaign another address. The old one leads to it from then on. `slug` has the form of one. */
export function changeCampaignSlug(id: string, slug: string, { actor, now }: Deed): Promise<SlugOutcome> {
  return prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('campaign slugs', 0))`;
    const campaign = await tx.campaign.findUnique({ where: { id }, include: { translations: true } });
    if (!campaign) return { outcome: "not-found" };
    const from = campaign.slug;
    if (from === slug) return { outcome: "unchanged" };
    const owner = await ownerOf(tx, slug);
    if (owner && owner !== id) return { outcome: "taken" };
    await tx.campaignOldSlug.deleteMany({ where: { slug } });
    await tx.campaignOldSlug.create({ data: { slug: from, campaignId: id } });
    await tx.campaign.update({ where: { id }, data: { slug } });
    await recordAudit(tx, {
      actor,
      what: "campaign.address-changed",
      subject: { kind: "campaign", id, name: nameOf(campaign) },
      campaignId: id,
      before: { slug: from },
      after: { slug },
      now,
    });
    return { outcome: "changed", from };
  });
}

/** Addresses that lead to a campaign besides its own. */
export async function oldSlugsOf(campaignId: string): Promise<string[]> {
  const rows = await prisma.campaignOldSlug.findMany({ where: { campaignId }, orderBy: { slug: "asc" } });
  return rows.map(({ slug }) => slug);
}
