import type { Language } from "#app/i18n/language.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";
import { isUuid } from "#app/platform/uuid.ts";
import { type CampaignGroup, campaignGroups } from "./campaign-groups.ts";
import { namedIn, nameOf } from "./campaign-name.ts";
import type { CampaignStatus } from "./campaign-status.ts";

const groupIs: Record<CampaignGroup, Prisma.CampaignWhereInput> = {
  live: { status: "live" },
  scheduled: { status: "draft", publishAt: { not: null } },
  draft: { status: "draft", publishAt: null },
  paused: { status: "paused" },
  over: { status: { in: ["won", "lost"] } },
  archived: { status: "archived" },
};

export type ListedCampaign = {
  id: string;
  slug: string;
  name: string;
  status: CampaignStatus;
  /** ISO instants. */
  publishAt: string | null;
  updatedAt: string;
  languages: Language[];
  petitions: number;
};

type Seen = { campaigns: readonly string[] | null };

/** How many campaigns each part of the list has, of those that somebody may see. */
export async function campaignGroupCounts({ campaigns }: Seen): Promise<Record<CampaignGroup, number>> {
  const counts = await Promise.all(
    campaignGroups.map((group) =>
      prisma.campaign.count({ where: { ...seen(campaigns), ...groupIs[group] } }),
    ),
  );
  return Object.fromEntries(campaignGroups.map((group, at) => [group, counts[at]!])) as Record<
    CampaignGroup,
    number
  >;
}

/**
 * A page of the list, last changed first. `group` null: all but the archived. `after` is the `next` of the page
 * before; an unusable one starts from the first.
 */
export async function campaignList(
  { campaigns, group, language }: Seen & { group: CampaignGroup | null; language: Language },
  { after = null, limit = 50 }: { after?: string | null; limit?: number } = {},
): Promise<{ rows: ListedCampaign[]; next: string | null }> {
  const from = isUuid(after) ? await prisma.campaign.findUnique({ where: { id: after } }) : null;
  const rows = await prisma.campaign.findMany({
    where: {
      ...seen(campaigns),
      ...(group ? groupIs[group] : { status: { not: "archived" } }),
      ...(from && {
        OR: [{ updatedAt: { lt: from.updatedAt } }, { updatedAt: from.updatedAt, id: { lt: from.id } }],
      }),
    },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    include: {
      translations: { select: { language: true, name: true } },
      _count: { select: { petitions: true } },
    },
  });
  const page = rows.slice(0, limit).map((row) => ({
    id: row.id,
    slug: row.slug,
    name: nameOf(row, language),
    status: row.status,
    publishAt: row.publishAt?.toISOString() ?? null,
    updatedAt: row.updatedAt.toISOString(),
    languages: namedIn(row),
    petitions: row._count.petitions,
  }));
  return { rows: page, next: rows.length > limit ? page.at(-1)!.id : null };
}

function seen(campaigns: readonly string[] | null): Prisma.CampaignWhereInput {
  return campaigns ? { id: { in: [...campaigns] } } : {};
}
