import { prisma } from "#app/platform/db.server.ts";

/** Slugs of every petition of a published campaign and when each last changed, for the sitemap. */
export async function petitionAddresses(): Promise<{ slug: string; updatedAt: string }[]> {
  const rows = await prisma.petition.findMany({
    where: { status: { not: "draft" }, campaign: { status: { not: "draft" }, publishedAt: { not: null } } },
    orderBy: { slug: "asc" },
    select: { slug: true, updatedAt: true },
  });
  return rows.map(({ slug, updatedAt }) => ({ slug, updatedAt: updatedAt.toISOString() }));
}
