import type { Language } from "#app/i18n/language.ts";

/** Words in a subject that filters of mail houses are known to hold against a sender. */
const words: Record<Language, string[]> = {
  en: [
    ...[
      "act now",
      "100% free",
      "free money",
      "click here",
      "click below",
      "winner",
      "congratulations",
      "guarantee",
    ],
    ...["no cost", "risk free", "risk-free", "urgent", "last chance", "limited time", "cash", "$$$"],
  ],
  es: [
    ...[
      "gratis",
      "haga clic",
      "haz clic",
      "ganador",
      "felicidades",
      "garantizado",
      "sin costo",
      "sin riesgo",
    ],
    ...["urgente", "última oportunidad", "tiempo limitado", "dinero", "$$$"],
  ],
};

/** Those of them that a line has, in the order of the list. */
export function spamWordsIn(line: string, language: Language): string[] {
  const text = ` ${line.toLocaleLowerCase(language).replace(/\s+/g, " ")} `;
  return words[language].filter((word) =>
    word === "$$$"
      ? text.includes(word)
      : new RegExp(`(?<!\\p{L})${escaped(word)}(?!\\p{L})`, "u").test(text),
  );
}

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
