import type { Language } from "#app/i18n/language.ts";
import { prisma } from "#app/platform/db.server.ts";
import { isUuid } from "#app/platform/uuid.ts";
import { inVersion } from "./blast-versions.server.ts";
import { compile } from "./compile-blast.server.ts";
import { noValues } from "./merge-text.server.ts";
import type { Letter } from "./versions.ts";

/**
 * The page of a blast that went out, as somebody gets it of whom nothing is known: nobody's name, nobody's token, links
 * that lead on directly. Null for one that has not begun, and for addresses that nothing has.
 */
export async function archivedBlast(id: string, language: Language): Promise<string | null> {
  if (!isUuid(id)) return null;
  const blast = await prisma.blast.findFirst({
    where: { id, frozenAt: { not: null } },
    include: { translations: true, campaign: { select: { slug: true } } },
  });
  const compiled =
    blast && (await compile(inVersion(blast, (blast.chosen ?? "a") as Letter), language, new Map()));
  return compiled?.writeTo({ values: noValues, token: null, links: null }).html ?? null;
}
