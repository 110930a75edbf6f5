import { useT } from "#app/i18n/use-translate.tsx";
import { TextArea, TextField } from "#app/ui/text-field.tsx";
import type { MailText } from "../mail-words.server.ts";
import { isLine, longestWord, type WordProblem } from "../mail-words.ts";

const parts = [
  "subject",
  "preheader",
  "headline",
  "lead",
  "ask",
  "why",
  "button",
  "notYou",
  "reason",
  "greeting",
] as const;

type MailWordFieldsProps = {
  texts: MailText[];
  /** What was typed and not saved, by field. */
  typed: Record<string, string>;
  /** Sentences, by field. */
  errors: Record<string, string>;
};

/** The texts of a mail, each in both languages beside one another; under one that was changed stands how it ships. */
export function MailWordFields({ texts, typed, errors }: MailWordFieldsProps) {
  const t = useT("settings");
  const common = useT("common");
  const keys = [...new Set(texts.map(({ key }) => key))];
  return keys.map((key) => (
    <div key={key} className="adm-both">
      {texts
        .filter((one) => one.key === key)
        .map(({ language, text, ships }) => {
          const name = `${key}.${language}`;
          const part = parts.find((each) => key.endsWith(`.${each}`));
          const what = part ? t(`words.parts.${part}`) : t("words.text");
          const Field = isLine(key) ? TextField : TextArea;
          return (
            <Field
              key={language}
              name={name}
              id={name}
              label={`${what} (${common(`language.${language}`)})`}
              hint={text === ships ? undefined : t("words.ships", { text: ships })}
              defaultValue={typed[name] ?? text}
              error={errors[name]}
              maxLength={longestWord(key)}
              lang={language}
            />
          );
        })}
    </div>
  ));
}

/** The sentences for what is the matter with texts, by field. */
export function useWordProblems(): (
  problems: Record<string, WordProblem> | undefined,
) => Record<string, string> {
  const t = useT("settings");
  return (problems = {}) =>
    Object.fromEntries(
      Object.entries(problems).map(([field, problem]) => [field, t(`words.problems.${problem}`)]),
    );
}
