import type { Language } from "#app/i18n/language.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { WallAnswer } from "./letter-view.ts";

const MOST = 50;

/** What offices answered and staff made public, latest first. Whom they answered is never told. */
export async function answersOnWall(pageId: string, language: Language): Promise<WallAnswer[]> {
  const rows = await prisma.letterAnswer.findMany({
    where: { isPublic: true, letter: { pageId } },
    orderBy: [{ answeredOn: "desc" }, { id: "desc" }],
    take: MOST,
    include: {
      letter: {
        select: {
          official: {
            select: {
              name: true,
              terms: {
                orderBy: { startOn: { sort: "desc", nulls: "last" } },
                take: 1,
                select: { office: { select: { translations: true } } },
              },
            },
          },
        },
      },
    },
  });
  return rows.map(({ id, body, answeredOn, letter: { official } }) => ({
    id,
    official: official.name,
    title: official.terms[0]?.office.translations.find((words) => words.language === language)?.title ?? "",
    on: answeredOn.toISOString().slice(0, 10),
    body,
  }));
}
