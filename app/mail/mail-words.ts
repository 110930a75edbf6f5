import type { Namespace } from "#app/i18n/resources.ts";

/** Where the words of each kind of mail stand: a namespace, and the beginning of the keys in it. */
export const wordedMails = {
  confirmation: ["mail", "confirmation"],
  reminder: ["mail", "reminder"],
  thanks: ["mail", "thanks"],
  already: ["mail", "already"],
  receipt: ["donations", "mail"],
  letters: ["letters", "mail"],
  callReminder: ["mail", "callReminder"],
  preferences: ["mail", "preferences"],
  invitation: ["staff", "mail"],
  frame: ["mail", "footer"],
} as const satisfies Record<string, readonly [Namespace, string]>;

export type WordedMail = keyof typeof wordedMails;

export const isWordedMail = (text: string | null): text is WordedMail =>
  text !== null && Object.hasOwn(wordedMails, text);

/** Longest text, in characters; a subject and a button stand on one line. */
export const longestWord = (key: string): number => (isLine(key) ? 150 : 1_000);

/** Whether a text stands on one line. */
export const isLine = (key: string): boolean => /(?:subject|preheader|headline|button|link)$/i.test(key);

const FIELD = /\{\{-?\s*([^{},\s]+)[^{}]*\}\}/g;

const fieldsOf = (text: string) => new Set([...text.matchAll(FIELD)].map(([, name]) => name!));

export type WordProblem = "required" | "too-long" | "field" | "nesting" | "line";

/**
 * What is the matter with a text in the place of one that ships. It may leave out its fields ("{{petition}}") and bring none of
 * its own: nothing would stand there.
 */
export function wordProblem(key: string, text: string, ships: string): WordProblem | null {
  if (text.trim() === "") return "required";
  if ([...text].length > longestWord(key)) return "too-long";
  if (isLine(key) && /[\r\n]/.test(text)) return "line";
  if (/\$t\(|\{\{-/.test(text)) return "nesting";
  const known = fieldsOf(ships);
  const rest = text.replace(FIELD, "");
  if (/\{\{|\}\}/.test(rest) || [...fieldsOf(text)].some((name) => !known.has(name))) return "field";
  return null;
}
