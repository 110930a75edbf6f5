import { z } from "zod";
import { emptyText, richText } from "#app/campaigns/campaign-content.ts";
import { type Language, languages } from "#app/i18n/language.ts";
import { parseRichText, type RichText } from "#app/platform/rich-text.ts";
import type { Content, FieldValue } from "#app/revisions/revision.ts";
import { longest } from "./blast-words.ts";
import { isMergeText } from "./merge-text.server.ts";

type Words = { language: Language; subject: string; preheader: string; body: unknown };
type Row = { name: string; senderName: string; replyTo: string; translations: Words[] };

/** The state of a blast's words, for its form and a revision. */
export function contentOf({ name, senderName, replyTo, translations }: Row): Content {
  const words = languages.flatMap((language): [string, FieldValue][] => {
    const own = translations.find((each) => each.language === language);
    return [
      [`subject.${language}`, own?.subject ?? ""],
      [`preheader.${language}`, own?.preheader ?? ""],
      [`body.${language}`, (own?.body ? parseRichText(own.body) : emptyText) as FieldValue],
    ];
  });
  return { ...Object.fromEntries(words), name, senderName, replyTo };
}

const line = (most: number) => z.string().trim().max(most, "too-long").default("");
const mergeLine = (most: number) => line(most).refine(isMergeText, "bad-merge");
const mergeBody = richText.refine((doc) => isMergeText(wordsIn(doc)), "bad-merge");

const wordsIn = (doc: unknown): string =>
  typeof doc === "object" && doc !== null
    ? Object.entries(doc)
        .map(([key, value]) => (key === "text" ? String(value) : wordsIn(value)))
        .join("\n")
    : "";

/** A blast as its form or a revision has it. Drafts may be half done: only what staff call it is needed. */
export const BlastContent = z
  .object({
    ...Object.fromEntries(
      languages.flatMap((language) => [
        [`subject.${language}`, mergeLine(longest.subject)] as const,
        [`preheader.${language}`, mergeLine(longest.preheader)] as const,
        [`body.${language}`, mergeBody] as const,
      ]),
    ),
    name: z.string({ error: "required" }).trim().min(1, "required").max(longest.name, "too-long"),
    senderName: line(longest.senderName).refine((text) => !/[\p{Cc}<>"]/u.test(text), "bad-sender"),
    replyTo: line(longest.replyTo).refine(
      (text) => text === "" || /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/.test(text),
      "bad-email",
    ),
  })
  .transform((content) => content as Content);

/** The rows of words that a content makes. */
export function rowsOf(content: Content): (Omit<Words, "body"> & { body: RichText | null })[] {
  return languages.map((language) => {
    const body = parseRichText(content[`body.${language}`] ?? emptyText);
    return {
      language,
      subject: String(content[`subject.${language}`] ?? ""),
      preheader: String(content[`preheader.${language}`] ?? ""),
      body: body.content.length > 0 ? body : null,
    };
  });
}

/** The words of a language, or of the other one where it is not written: what somebody is sent. */
export function wordsFor<T extends Words>(translations: readonly T[], language: Language): T | null {
  const whole = translations.filter(isWhole);
  return whole.find((each) => each.language === language) ?? whole[0] ?? null;
}

/** A mail needs a subject and something to say. */
export function isWhole({ subject, body }: Pick<Words, "subject" | "body">): boolean {
  return subject.trim() !== "" && body !== null;
}
