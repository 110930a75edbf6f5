import { type Language, languages } from "#app/i18n/language.ts";
import { prisma } from "#app/platform/db.server.ts";
import { parseRichText, plainText, type RichText } from "#app/platform/rich-text.ts";
import { isWhole } from "./blast-content.server.ts";
import type { WhichBlast } from "./blast-subject.ts";
import { inVersion, lettersOf } from "./blast-versions.server.ts";
import { compile } from "./compile-blast.server.ts";
import { linksThatFail } from "./links-that-fail.server.ts";
import { addressesIn } from "./mail-blocks.server.ts";
import { fieldsWithoutDefault, noValues } from "./merge-text.server.ts";
import { spamWordsIn } from "./spam-words.ts";
import type { FurtherLetter, Letter } from "./versions.ts";

/** Gmail shows the first 102 kB of a mail and hides the rest, the unsubscribe link with it. */
export const CLIPPED_AT = 102 * 1024;
const MOST_CAPITALS = 0.6;

/** What stands in a blast's way, or what its writer should know before it goes. Words are the page's. */
export type Check =
  | { kind: "no-words" | "campaign-hidden" | "no-address"; bad: true }
  | { kind: "translation"; language: Language; bad: false }
  | OwnCheck;

/** About the words of one language; `version`: of a version other than the first. */
type OwnCheck = { language: Language; version: FurtherLetter | null; bad: false } & (
  | { kind: "as-the-first" | "no-preheader" | "no-link" | "shouting" }
  | { kind: "no-default"; fields: string[] }
  | { kind: "no-alt"; count: number }
  | { kind: "dead-link"; addresses: string[] }
  | { kind: "spam-words"; words: string[] }
  | { kind: "too-long"; kilobytes: number }
);

/** Everything about a blast's words that somebody should look at before it goes; empty: nothing. */
export async function checklist(which: WhichBlast): Promise<Check[]> {
  const blast = await prisma.blast.findFirst({
    where: { id: which.id, campaignId: which.campaignId },
    include: { translations: true, campaign: { select: { slug: true, publishedAt: true } } },
  });
  if (!blast) return [];
  const organisation = await prisma.organisation.findUnique({ where: { id: 1 } });
  const written = blast.translations.filter(isWhole);
  const own = await Promise.all(lettersOf(blast).map((letter) => aboutVersion(blast, letter)));
  return [
    ...(written.length === 0 ? [{ kind: "no-words", bad: true } as const] : []),
    ...(blast.campaign.publishedAt ? [] : [{ kind: "campaign-hidden", bad: true } as const]),
    // CAN-SPAM: every bulk mail names a postal address.
    ...(organisation?.postalAddress.trim() ? [] : [{ kind: "no-address", bad: true } as const]),
    ...languages
      .filter((each) => written.length > 0 && !written.some(({ language }) => language === each))
      .map((language) => ({ kind: "translation", language, bad: false }) as const),
    ...own[0]!,
    ...own
      .slice(1)
      .flatMap((checks) => checks.filter((check) => !own[0]!.some((first) => isAlike(check, first)))),
  ];
}

const isAlike = ({ version: _, ...one }: OwnCheck, { version: __, ...other }: OwnCheck) =>
  JSON.stringify(one) === JSON.stringify(other);

type Checked = Parameters<typeof compile>[0] & Parameters<typeof inVersion>[0];

async function aboutVersion(blast: Checked, letter: Letter): Promise<OwnCheck[]> {
  const version = letter === "a" ? null : letter;
  const mine = inVersion(blast, letter);
  const each = mine.translations.filter(isWhole).map(async ({ language, ...words }): Promise<OwnCheck[]> => {
    const first = blast.translations.find((one) => one.language === language)!;
    const drawn = await compile(mine, language, new Map());
    const html = drawn?.writeTo({ values: noValues, token: null, links: null }).html ?? "";
    const about = { language, version, bad: false } as const;
    const same = version && mine.senderName === blast.senderName && isSame(words, first);
    const { subject, preheader } = words;
    const doc = parseRichText(words.body);
    const dead = await linksThatFail(addressesIn(doc), language);
    const told = { subject, preheader, doc, dead, size: Buffer.byteLength(html) };
    return [...(same ? [{ ...about, kind: "as-the-first" } as const] : []), ...aboutWords(told, about)];
  });
  return (await Promise.all(each)).flat();
}

type Said = { subject: string; preheader: string; body: unknown };

const isSame = (one: Said, other: Said) =>
  one.subject === other.subject &&
  one.preheader === other.preheader &&
  JSON.stringify(one.body) === JSON.stringify(other.body);

type Words = { subject: string; preheader: string; doc: RichText; dead: string[]; size: number };

function aboutWords(
  { subject, preheader, doc, dead, size }: Words,
  about: Pick<OwnCheck, "language" | "version" | "bad">,
): OwnCheck[] {
  const text = plainText(doc);
  const holes = fieldsWithoutDefault([subject, preheader, text].join("\n"));
  const missing = picturesWithoutAlt(doc);
  const spam = spamWordsIn(subject, about.language);
  return [
    ...(holes.length > 0 ? [{ ...about, kind: "no-default", fields: holes } as const] : []),
    ...(preheader.trim() === "" ? [{ ...about, kind: "no-preheader" } as const] : []),
    ...(addressesIn(doc).length === 0 ? [{ ...about, kind: "no-link" } as const] : []),
    ...(missing > 0 ? [{ ...about, kind: "no-alt", count: missing } as const] : []),
    ...(dead.length > 0 ? [{ ...about, kind: "dead-link", addresses: dead } as const] : []),
    ...(spam.length > 0 ? [{ ...about, kind: "spam-words", words: spam } as const] : []),
    ...(isShouting(subject) ? [{ ...about, kind: "shouting" } as const] : []),
    ...(size > CLIPPED_AT
      ? [{ ...about, kind: "too-long", kilobytes: Math.ceil(size / 1024) } as const]
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
