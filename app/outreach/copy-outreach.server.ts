import type { Tx } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";
import { firstFreeSlug } from "#app/platform/slug.ts";

/** Copies every page of calls and letters of a campaign to another one, as drafts; part of duplicating the campaign. */
export async function copyOutreach(tx: Tx, { from, to }: { from: string; to: string }): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('outreach slugs', 0))`;
  const rows = await tx.outreachPage.findMany({
    where: { campaignId: from },
    orderBy: { position: "asc" },
    include: { translations: true },
  });
  for (const row of rows) {
    const { kind, position, rule, chambers, committeeId, fallback, hourlyRate, showsWall, translations } =
      row;
    const slug = await firstFreeSlug(row.slug, async (wish) =>
      Boolean(await tx.outreachPage.findUnique({ where: { kind_slug: { kind, slug: wish } } })),
    );
    const words = translations.map(
      ({ pageId: _, ...each }): Prisma.OutreachTranslationCreateWithoutPageInput => each,
    );
    await tx.outreachPage.create({
      data: {
        ...{
          campaignId: to,
          kind,
          slug,
          position,
          rule,
          chambers,
          committeeId,
          fallback,
          hourlyRate,
          showsWall,
        },
        translations: { create: words },
      },
    });
  }
}
