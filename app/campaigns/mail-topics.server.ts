import type { Language } from "#app/i18n/language.ts";
import { prisma } from "#app/platform/db.server.ts";
import { nameOf } from "./campaign-name.ts";

/** A campaign that mailings may be about. */
export type MailTopic = { id: string; name: string };

/** More are never under way at a time; a page lists them all. */
const MOST = 100;

const named = { id: true, slug: true, translations: { select: { language: true, name: true } } } as const;

/** The campaigns under way, by name: what mailings may be about. */
export async function mailTopics(language: Language): Promise<MailTopic[]> {
  const rows = await prisma.campaign.findMany({
    where: { status: { in: ["live", "paused"] } },
    orderBy: [{ publishedAt: "desc" }, { id: "asc" }],
    take: MOST,
    select: named,
  });
  return rows
    .map((row) => ({ id: row.id, name: nameOf(row, language) }))
    .sort((one, other) => one.name.localeCompare(other.name, language));
}

/** One campaign as a topic of mailings; null once it is no more, or was never published. */
export async function mailTopic(id: string, language: Language): Promise<MailTopic | null> {
  const row = await prisma.campaign.findFirst({ where: { id, status: { not: "draft" } }, select: named });
  return row && { id: row.id, name: nameOf(row, language) };
}
