import type { Language } from "#app/i18n/language.ts";
import { petitionName } from "#app/petitions/petition-name.ts";
import { prisma } from "#app/platform/db.server.ts";
import { isUuid } from "#app/platform/uuid.ts";
import { type Filter, FilterSchema } from "#app/segments/filter.ts";

export type ExportablePetition = { id: string; slug: string; campaignId: string; title: string };

/** The petitions somebody may take signatures of; `campaigns`: those they are held to, null: all. */
export async function exportablePetitions(
  language: Language,
  campaigns: readonly string[] | null,
): Promise<ExportablePetition[]> {
  const rows = await prisma.petition.findMany({
    where: campaigns ? { campaignId: { in: [...campaigns] } } : {},
    select: {
      id: true,
      slug: true,
      campaignId: true,
      translations: { select: { language: true, title: true } },
    },
    orderBy: { createdAt: "desc" },
  });
  return rows.map(({ translations, ...row }) => ({
    ...row,
    title: petitionName({ slug: row.slug, translations }, language),
  }));
}

/** A petition by its id or slug; null when there is none. */
export async function findExportable(key: string): Promise<Omit<ExportablePetition, "title"> | null> {
  const where = isUuid(key) ? { id: key } : { slug: key };
  return prisma.petition.findUnique({ where, select: { id: true, slug: true, campaignId: true } });
}

/** Saved segments by name. */
export async function exportableSegments(): Promise<{ id: string; name: string }[]> {
  return prisma.segment.findMany({
    where: { deletedAt: null },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
}

/** What an export was asked for: a segment by its id, a filter as it stands in a form, or everybody. Null: neither. */
export async function readExportFilter(form: URLSearchParams): Promise<Filter | null> {
  const segment = form.get("segment");
  if (segment) {
    const row = isUuid(segment)
      ? await prisma.segment.findFirst({ where: { id: segment, deletedAt: null } })
      : null;
    const parsed = row && FilterSchema.safeParse(row.filter);
    return parsed?.success ? parsed.data : null;
  }
  try {
    const parsed = FilterSchema.safeParse(JSON.parse(form.get("filter") || "{}"));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
