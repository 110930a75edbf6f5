import type { Tx } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";
import { firstFreeSlug } from "#app/platform/slug.ts";

/** Copies every fundraising page of a campaign to another one, as drafts that nobody has given to; part of duplicating the campaign. */
export async function copyFundraising(tx: Tx, { from, to }: { from: string; to: string }): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('fundraising slugs', 0))`;
  const rows = await tx.fundraisingPage.findMany({
    where: { campaignId: from },
    include: { translations: true },
  });
  for (const row of rows) {
    const { id: _, translations, slug, version: __, createdAt: ___, updatedAt: ____, ...settings } = row;
    await tx.fundraisingPage.create({
      data: {
        ...settings,
        ...{ campaignId: to, status: "draft", triedSince: null, offers: row.offers as Prisma.InputJsonArray },
        slug: await firstFreeSlug(slug, async (wish) =>
          Boolean(await tx.fundraisingPage.findUnique({ where: { slug: wish } })),
        ),
        translations: { create: translations.map(({ pageId: _____, ...words }) => words) },
      },
    });
  }
}
