import { recordAudit } from "#app/audit/record-audit.server.ts";
import { type Language, languages } from "#app/i18n/language.ts";
import { replaceWords, shippedWords } from "#app/i18n/replaced-words.ts";
import type { Namespace } from "#app/i18n/resources.ts";
import { prisma } from "#app/platform/db.server.ts";
import { remember } from "#app/platform/remember.ts";
import { type WordedMail, type WordProblem, wordedMails, wordProblem } from "./mail-words.ts";

/** How old the words may be that a mail is written with. */
const FRESH_MS = 5_000;

const kept = remember(FRESH_MS, async () => {
  const rows = await prisma.mailWord.findMany();
  const namespaces = new Set(Object.values(wordedMails).map(([namespace]) => namespace));
  for (const namespace of namespaces)
    for (const language of languages) {
      const own = rows.filter((row) => row.namespace === namespace && row.language === language);
      replaceWords(language, namespace, new Map(own.map(({ key, text }) => [key, text])));
    }
});

/** Makes this process write mails with the words that staff chose. Asked before mails are composed; costs little. */
export const refreshMailWords = (): Promise<void> => kept.get("all");

export type MailText = { key: string; language: Language; text: string; ships: string };

/** Every text of a kind of mail, in the order in which it ships, in both languages. */
export async function textsOfMail(mail: WordedMail): Promise<MailText[]> {
  const [namespace, begin] = wordedMails[mail];
  const rows = await prisma.mailWord.findMany({ where: { namespace, key: { startsWith: `${begin}.` } } });
  return keysOf(namespace, begin).flatMap((key) =>
    languages.flatMap((language) => {
      const ships = shippedWords(language, namespace).get(key);
      // A language has plural forms that another one does not know.
      if (ships === undefined) return [];
      const own = rows.find((row) => row.key === key && row.language === language);
      return [{ key, language, ships, text: own?.text ?? ships }];
    }),
  );
}

function keysOf(namespace: Namespace, begin: string): string[] {
  const all = languages.flatMap((language) => [...shippedWords(language, namespace).keys()]);
  return [...new Set(all)].filter((key) => key.startsWith(`${begin}.`));
}

/** The name of a text's field in a form. */
export const fieldOfText = ({ key, language }: Pick<MailText, "key" | "language">): string =>
  `${key}.${language}`;

/** Tells whether the texts that a form was filled in from still stand. */
export const stateOf = (texts: MailText[]): string =>
  texts
    .filter(({ text, ships }) => text !== ships)
    .map((one) => `${fieldOfText(one)}=${one.text}`)
    .join("\n");

export type MailWordsOutcome =
  | { outcome: "saved" | "unchanged"; before: MailText[] }
  | { outcome: "invalid"; errors: Record<string, WordProblem> }
  /** Somebody else has changed them since. */
  | { outcome: "changed-meanwhile" };

type Acting = { actor: Parameters<typeof recordAudit>[1]["actor"]; now: Date };

/**
 * Puts texts of a mail in the place of those that ship; one that is as it ships is kept no more. `typed` by field; what is not
 * named stays. `seen`: the `stateOf` what was shown.
 */
export async function changeMailWords(
  mail: WordedMail,
  { typed, seen }: { typed: ReadonlyMap<string, string>; seen: string },
  { actor, now }: Acting,
): Promise<MailWordsOutcome> {
  const before = await textsOfMail(mail);
  const wanted = before.map((one) => {
    const text = typed.get(fieldOfText(one))?.replace(/\r\n?/g, "\n").trim();
    return { ...one, before: one.text, text: text ?? one.text };
  });
  const problems = wanted.flatMap((one) => {
    const problem = wordProblem(one.key, one.text, one.ships);
    return problem ? [[fieldOfText(one), problem] as const] : [];
  });
  if (problems.length > 0) return { outcome: "invalid", errors: Object.fromEntries(problems) };
  const changed = wanted.filter((one) => one.text !== one.before);
  if (changed.length === 0) return { outcome: "unchanged", before };
  const [namespace] = wordedMails[mail];
  const outcome = await prisma.$transaction(async (tx): Promise<MailWordsOutcome> => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('mail words', 0))::text`;
    if (stateOf(await textsOfMail(mail)) !== seen) return { outcome: "changed-meanwhile" };
    for (const { key, language, text, ships } of changed) {
      const where = { namespace_key_language: { namespace, key, language } };
      if (text === ships) await tx.mailWord.deleteMany({ where: { namespace, key, language } });
      else {
        const values = { text, updatedAt: now };
        await tx.mailWord.upsert({ where, create: { namespace, key, language, ...values }, update: values });
      }
    }
    await recordAudit(tx, {
      ...{ actor, now, what: "mail-words.changed", subject: { kind: "mail-words", id: mail, name: mail } },
      before: Object.fromEntries(changed.map((one) => [fieldOfText(one), one.before])),
      after: Object.fromEntries(changed.map((one) => [fieldOfText(one), one.text])),
    });
    return { outcome: "saved", before };
  });
  kept.forget();
  return outcome;
}
