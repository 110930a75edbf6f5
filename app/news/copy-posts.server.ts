import type { Tx } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";

/** Copies every post of a campaign to another one, as drafts; part of duplicating the campaign. */
export async function copyPosts(tx: Tx, { from, to }: { from: string; to: string }): Promise<void> {
  const rows = await tx.post.findMany({
    where: { campaignId: from, removedAt: null },
    include: { translations: true },
  });
  for (const { id: _, campaignId: __, translations, updatedAt: ___, ...post } of rows) {
    await tx.post.create({
      data: {
        ...post,
        campaignId: to,
        publishedAt: null,
        publishAt: null,
        firstPublishedAt: null,
        translations: {
          create: translations.map(({ postId: ____, body, ...words }) => ({
            ...words,
            ...(body !== null && { body: body as Prisma.InputJsonObject }),
          })),
        },
      },
    });
  }
}
