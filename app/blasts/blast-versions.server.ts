import { z } from "zod";
import { type Language, languages } from "#app/i18n/language.ts";
import { parseRichText, type RichText } from "#app/platform/rich-text.ts";
import { type FurtherLetter, furtherLetters, type Letter } from "./versions.ts";

/** A further version of a blast: what of it differs from the first; what is empty does not. */
export type BlastVersion = {
  letter: FurtherLetter;
  senderName: string;
  words: Record<Language, { subject: string; preheader: string; body: RichText | null }>;
};

const Words = z.object({ subject: z.string(), preheader: z.string(), body: z.unknown() });
const Kept = z.array(
  z.object({
    letter: z.enum(furtherLetters),
    senderName: z.string(),
    words: z.object({ en: Words, es: Words }),
  }),
);

/** Reads the further versions that were kept with a blast. Errors: throws on what none of ours wrote. */
export function readVersions(kept: unknown): BlastVersion[] {
  return Kept.parse(kept).map(({ words, ...version }) => {
    const read = (language: Language) => {
      const { body, ...lines } = words[language];
      return { ...lines, body: body ? parseRichText(body) : null };
    };
    return { ...version, words: { en: read("en"), es: read("es") } };
  });
}

/** Whether a version differs from the first. */
export const saysItsOwn = ({ senderName, words }: BlastVersion): boolean =>
  senderName !== "" || languages.some((each) => Object.values(words[each]).some(Boolean));

/** The versions that a blast has, the first one first. */
export const lettersOf = ({ versions }: { versions: unknown }): Letter[] => [
  "a",
  ...readVersions(versions)
    .filter(saysItsOwn)
    .map(({ letter }) => letter),
];

type Row = {
  senderName: string;
  versions: unknown;
  translations: { language: Language; subject: string; preheader: string; body: unknown }[];
};

/** A blast as one of its versions has it; as the first has it for a version that is none. */
export function inVersion<T extends Row>(blast: T, letter: Letter): T {
  const version = readVersions(blast.versions).find((each) => each.letter === letter);
  if (!version) return blast;
  return {
    ...blast,
    senderName: version.senderName || blast.senderName,
    translations: blast.translations.map((first) => {
      const own = version.words[first.language];
      return {
        ...first,
        subject: own.subject || first.subject,
        preheader: own.preheader || first.preheader,
        body: own.body ?? first.body,
      };
    }),
  };
}
