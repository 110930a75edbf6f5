import type { Language } from "#app/i18n/language.ts";

export const customKinds = ["text", "number", "date", "choice", "yes_no"] as const;

export type CustomKind = (typeof customKinds)[number];

export type Choice = { value: string; en: string; es: string };

/** A field of its own that the organisation keeps of its supporters. */
export type CustomField = {
  id: string;
  /** Key among a supporter's answers, and column in files. */
  key: string;
  kind: CustomKind;
  labels: Record<Language, string>;
  /** Of a choice; empty otherwise. */
  choices: Choice[];
  archived: boolean;
};

/** An answer as it is kept: a date as "2013-01-14", a choice by its `value`. */
export type CustomValue = string | number | boolean;

export type CustomValues = Record<string, CustomValue>;

/** `null`: nothing was typed. Problems are codes: "number", "day", "choice", "yes-no", "too-long". */
export type CustomReading = { value: CustomValue | null } | { problem: string };

const LONGEST = 500;
const yes = ["yes", "y", "true", "1", "on", "x", "sí", "si", "s", "verdadero"];
const no = ["no", "n", "false", "0", "off", "falso"];

/** Reads an answer as a form or a file has it. Dates: "2013-01-14", or with slashes month first. */
export function readCustomValue(
  { kind, choices }: Pick<CustomField, "kind" | "choices">,
  typed: string,
): CustomReading {
  const text = typed
    .normalize("NFC")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
  if (text === "") return { value: null };
  switch (kind) {
    case "text":
      return [...text].length > LONGEST ? { problem: "too-long" } : { value: text };
    case "number": {
      const number = Number(text.replaceAll(/(?<=\d),(?=\d{3}\b)/g, ""));
      return Number.isFinite(number) && Math.abs(number) < 1e15 ? { value: number } : { problem: "number" };
    }
    case "date":
      return readDay(text);
    case "choice":
      return readChoice(choices, text);
    case "yes_no": {
      const said = text.toLowerCase();
      return yes.includes(said)
        ? { value: true }
        : no.includes(said)
          ? { value: false }
          : { problem: "yes-no" };
    }
  }
}

function readDay(text: string): CustomReading {
  const slashes = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const iso = slashes
    ? `${slashes[3]}-${slashes[1]!.padStart(2, "0")}-${slashes[2]!.padStart(2, "0")}`
    : text.slice(0, 10);
  const day = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? new Date(`${iso}T00:00:00Z`) : null;
  const exists = day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso);
  return exists ? { value: iso } : { problem: "day" };
}

function readChoice(choices: Choice[], text: string): CustomReading {
  const said = text.toLowerCase();
  const found = choices.find(({ value, en, es }) =>
    [value, en, es].some((name) => name.toLowerCase() === said),
  );
  return found ? { value: found.value } : { problem: "choice" };
}

/** An answer as somebody reads it; dates and numbers stay as they are kept. `words` of yes and no. */
export function showCustomValue(
  { kind, choices }: Pick<CustomField, "kind" | "choices">,
  value: CustomValue,
  language: Language,
  words: { yes: string; no: string },
): string {
  if (kind === "yes_no") return value ? words.yes : words.no;
  if (kind === "choice") return choices.find((choice) => choice.value === value)?.[language] ?? String(value);
  return String(value);
}
