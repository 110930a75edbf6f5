import { type Language, languages } from "#app/i18n/language.ts";
import { prisma } from "#app/platform/db.server.ts";
import { parseRichText, plainText, type RichText } from "#app/platform/rich-text.ts";
import { isWhole } from "./blast-content.server.ts";
import type { WhichBlast } from "./blast-subject.ts";
import { compile } from "./compile-blast.server.ts";
import { addressesIn } from "./mail-blocks.server.ts";
import { fieldsWithoutDefault } from "./merge-text.server.ts";

/** Gmail shows the first 102 kB of a mail and hides the rest, the unsubscribe link with it. */
export const CLIPPED_AT = 102 * 1024;
const MOST_CAPITALS = 0.6;

/** What stands in a blast's way, or what its writer should know before it goes. Words are the page's. */
export type Check =
  | { kind: "no-words" | "campaign-hidden" | "no-address"; bad: true }
  | { kind: "translation"; language: Language; bad: false }
  | { kind: "no-preheader" | "no-link" | "shouting"; language: Language; bad: false }
  | { kind: "no-default"; language: Language; fields: string[]; bad: false }
  | { kind: "no-alt"; language: Language; count: number; bad: false }
  | { kind: "too-long"; language: Language; kilobytes: number; bad: false };

/** Everything about a blast's words that somebody should look at before it goes; empty: nothing. */
export async function checklist(which: WhichBlast): Promise<Check[]> {
  const blast = await prisma.blast.findFirst({
    where: { id: which.id, campaignId: which.campaignId },
    include: { translations: true, campaign: { select: { slug: true, publishedAt: true } } },
  });
  if (!blast) return [];
  const organisation = await prisma.organisation.findUnique({ where: { id: 1 } });
  const written = blast.translations.filter(isWhole);
  const own = await Promise.all(
    written.map(async ({ language, subject, preheader, body }) => {
      const drawn = await compile(blast, language, new Map());
      const nobody = { given_name: "", family_name: "", city: "", state: "" };
      const size = drawn
        ? Buffer.byteLength(drawn.writeTo({ values: nobody, token: null, links: null }).html)
        : 0;
      return aboutWords({ language, subject, preheader, doc: parseRichText(body), size });
    }),
  );
  return [
    ...(written.length === 0 ? [{ kind: "no-words", bad: true } as const] : []),
    ...(blast.campaign.publishedAt ? [] : [{ kind: "campaign-hidden", bad: true } as const]),
    // CAN-SPAM: every bulk mail names a postal address.
    ...(organisation?.postalAddress.trim() ? [] : [{ kind: "no-address", bad: true } as const]),
    ...languages
      .filter((each) => written.length > 0 && !written.some(({ language }) => language === each))
      .map((language) => ({ kind: "translation", language, bad: false }) as const),
    ...own.flat(),
  ];
}

type Words = { language: Language; subject: string; preheader: string; doc: RichText; size: number };

function aboutWords({ language, subject, preheader, doc, size }: Words): Check[] {
  const text = plainText(doc);
  const holes = fieldsWithoutDefault([subject, preheader, text].join("\n"));
  const missing = picturesWithoutAlt(doc);
  return [
    ...(holes.length > 0 ? [{ kind: "no-default", language, fields: holes, bad: false } as const] : []),
    ...(preheader.trim() === "" ? [{ kind: "no-preheader", language, bad: false } as const] : []),
    ...(addressesIn(doc).length === 0 ? [{ kind: "no-link", language, bad: false } as const] : []),
    ...(missing > 0 ? [{ kind: "no-alt", language, count: missing, bad: false } as const] : []),
    ...(isShouting(subject) ? [{ kind: "shouting", language, bad: false } as const] : []),
    ...(size > CLIPPED_AT
      ? [{ kind: "too-long", language, kilobytes: Math.ceil(size / 1024), bad: false } as const]
      : []),
  ];
}

function picturesWithoutAlt(doc: RichText): number {
  const look = (value: unknown): number => {
    if (typeof value !== "object" || value === null) return 0;
    const node = value as { type?: string; attrs?: { alt?: string } };
    const own = node.type === "image" && !node.attrs?.alt?.trim() ? 1 : 0;
    return own + Object.values(node).reduce<number>((sum, inner) => sum + look(inner), 0);
  };
  return look(doc);
}

/** Filters of mail houses count capitals and exclamation marks in a subject. */
function isShouting(subject: string): boolean {
  const letters = subject.replace(/\{\{.*?\}\}/g, "").match(/\p{L}/gu) ?? [];
  const capitals = letters.filter((letter) => /\p{Lu}/u.test(letter)).length;
  return (letters.length >= 8 && capitals / letters.length > MOST_CAPITALS) || /!.*!/.test(subject);
}
