import { z } from "zod";
import { emptyText, richText } from "#app/campaigns/campaign-content.ts";
import { type Language, languages } from "#app/i18n/language.ts";
import { parseRichText } from "#app/platform/rich-text.ts";
import type { Content, FieldValue } from "#app/revisions/revision.ts";
import { type BlastVersion, readVersions, saysItsOwn } from "./blast-versions.server.ts";
import { longest } from "./blast-words.ts";
import { isMergeText } from "./merge-text.server.ts";
import { fieldOf, furtherLetters, type Letter, letters } from "./versions.ts";

type Words = { language: Language; subject: string; preheader: string; body: unknown };
type Row = { name: string; senderName: string; replyTo: string; translations: Words[]; versions: unknown };

/** The state of a blast's words in all versions, for its form and a revision. */
export function contentOf({ name, senderName, replyTo, translations, versions }: Row): Content {
  const first = languages.map((language) => {
    const own = translations.find((each) => each.language === language);
    return wordFields("a", language, own);
  });
  const further = furtherLetters.flatMap((letter) => {
    const kept = readVersions(versions).find((each) => each.letter === letter);
    return [
      { [fieldOf("senderName", letter)]: kept?.senderName ?? "" },
      ...languages.map((language) => wordFields(letter, language, kept?.words[language])),
    ];
  });
  return { ...Object.assign({}, ...first, ...further), name, senderName, replyTo };
}

function wordFields(letter: Letter, language: Language, own: Omit<Words, "language"> | undefined): Content {
  const name = (field: string) => `${fieldOf(field, letter)}.${language}`;
  return {
    [name("subject")]: own?.subject ?? "",
    [name("preheader")]: own?.preheader ?? "",
    [name("body")]: (own?.body ? parseRichText(own.body) : emptyText) as FieldValue,
  };
}

const line = (most: number) => z.string().trim().max(most, "too-long").default("");
const mergeLine = (most: number) => line(most).refine(isMergeText, "bad-merge");
const mergeBody = richText.refine((doc) => isMergeText(wordsIn(doc)), "bad-merge");
// A version that nobody has begun has no fields in the form.
const furtherBody = z.preprocess((given) => given ?? "", mergeBody);

const senderName = line(longest.senderName).refine((text) => !/[\p{Cc}<>"]/u.test(text), "bad-sender");

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
      letters.flatMap((letter) =>
        languages.flatMap((language) => [
          [`${fieldOf("subject", letter)}.${language}`, mergeLine(longest.subject)] as const,
          [`${fieldOf("preheader", letter)}.${language}`, mergeLine(longest.preheader)] as const,
          [`${fieldOf("body", letter)}.${language}`, letter === "a" ? mergeBody : furtherBody] as const,
        ]),
      ),
    ),
    ...Object.fromEntries(furtherLetters.map((letter) => [fieldOf("senderName", letter), senderName])),
    name: z.string({ error: "required" }).trim().min(1, "required").max(longest.name, "too-long"),
    senderName,
    replyTo: line(longest.replyTo).refine(
      (text) => text === "" || /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/.test(text),
      "bad-email",
    ),
  })
  .transform((content) => content as Content);

/** The rows of words that a content makes. */
export const rowsOf = (content: Content) =>
  languages.map((language) => ({ language, ...wordsOf(content, "a", language) }));

function wordsOf(content: Content, letter: Letter, language: Language) {
  const value = (field: string) => content[`${fieldOf(field, letter)}.${language}`];
  const body = parseRichText(value("body") ?? emptyText);
  return {
    subject: String(value("subject") ?? ""),
    preheader: String(value("preheader") ?? ""),
    body: body.content.length > 0 ? body : null,
  };
}

/** The further versions that a content makes: those that differ from the first. */
export function versionsOf(content: Content): BlastVersion[] {
  return furtherLetters
    .map((letter) => ({
      letter,
      senderName: String(content[fieldOf("senderName", letter)] ?? ""),
      words: { en: wordsOf(content, letter, "en"), es: wordsOf(content, letter, "es") },
    }))
    .filter(saysItsOwn);
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
