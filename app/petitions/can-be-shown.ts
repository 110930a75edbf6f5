/** What a page cannot do without. */
export const neededWords = ["title", "target"] as const;

/** Whether a language of a petition can be shown. One that cannot stands back for the other. */
export function canBeShown(words: Record<(typeof neededWords)[number], string>): boolean {
  return neededWords.every((name) => words[name].trim() !== "");
}
