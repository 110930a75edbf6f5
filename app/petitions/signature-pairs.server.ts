import type { Language } from "#app/i18n/language.ts";
import { prisma } from "#app/platform/db.server.ts";
import { pairUp } from "./join-signatures.server.ts";
import { petitionName } from "./petition-name.ts";

/** A petition that two people signed, and what a merge of the two does about it. */
export type SignaturePair = {
  petition: string;
  /** Whose signature stands for both. */
  standsWith: string;
  /** Whether the other one counts today, so that the petition's count falls by one. */
  oneLess: boolean;
};

/** What both signed, with the petitions' titles in the given language; and how many signatures they have together. */
export async function signaturePairs(
  ids: [string, string],
  language: Language,
): Promise<{ pairs: SignaturePair[]; all: number }> {
  const rows = await prisma.signature.findMany({
    where: { supporterId: { in: ids } },
    orderBy: { id: "asc" },
    select: {
      id: true,
      petitionId: true,
      supporterId: true,
      status: true,
      countedAt: true,
      signedAt: true,
      petition: { select: { slug: true, translations: { select: { language: true, title: true } } } },
    },
  });
  const pairs = pairUp(rows).map(({ stands, falls }) => ({
    petition: petitionName(stands.petition, language),
    standsWith: stands.supporterId,
    oneLess: falls.status === "counted",
  }));
  return { pairs, all: rows.length };
}
