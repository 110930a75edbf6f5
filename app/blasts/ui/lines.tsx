import { useT } from "#app/i18n/use-translate.tsx";
import { BothLanguages } from "#app/revisions/ui/both-languages.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { longest } from "../blast-words.ts";
import { fieldOf, type Letter } from "../versions.ts";
import type { BlastFieldsProps } from "./blast-fields.tsx";

type LinesProps = Pick<BlastFieldsProps, "content" | "typed" | "errors" | "states"> & {
  letter: Letter;
  field: "subject" | "preheader";
};

/** A line of a version of a blast, in both languages side by side. */
export function Lines({ letter, field, content, typed, errors, states }: LinesProps) {
  const t = useT("blasts");
  return (
    <BothLanguages kind="blast" field={fieldOf(field, letter)} states={states}>
      {({ language, name, label }) => (
        <TextField
          {...{ name, label }}
          hint={letter === "a" ? t(`hints.${field}`) : undefined}
          error={errors[name]}
          lang={language}
          maxLength={longest[field]}
          defaultValue={typed[name]?.[0] ?? String(content[name] ?? "")}
          autoComplete="off"
        />
      )}
    </BothLanguages>
  );
}
