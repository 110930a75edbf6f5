import { TextInBoth } from "#app/campaigns/ui/text-in-both.tsx";
import { useT } from "#app/i18n/use-translate.tsx";
import type { Content } from "#app/revisions/revision.ts";
import { useFieldLabel } from "#app/revisions/ui/use-field-label.ts";
import { TextField } from "#app/ui/text-field.tsx";
import { longest } from "../blast-words.ts";
import { type FurtherLetter, fieldOf, furtherLetters } from "../versions.ts";
import type { BlastFieldsProps } from "./blast-fields.tsx";
import { Lines } from "./lines.tsx";

type VersionFieldsProps = Pick<BlastFieldsProps, "content" | "typed" | "errors" | "states" | "campaignId">;

/** The further versions of a blast that are tried against the first, and room for the next one. */
export function VersionFields(props: VersionFieldsProps) {
  const { content, typed } = props;
  return offered(content, typed).map((letter) => <Version key={letter} letter={letter} {...props} />);
}

const emptyDocument = '"content":[]';

/** Whether a version says something of its own, kept or typed. */
function isWritten(letter: FurtherLetter, content: Content, typed: Record<string, string[]>): boolean {
  const ending = `_${letter}`;
  const isOwn = (name: string) => name.split(".")[0]!.endsWith(ending);
  const says = (value: unknown) =>
    typeof value === "string" ? value.trim() !== "" && !value.includes(emptyDocument) : hasContent(value);
  return (
    Object.entries(content).some(([name, value]) => isOwn(name) && says(value)) ||
    Object.entries(typed).some(([name, values]) => isOwn(name) && values.some(says))
  );
}

const hasContent = (value: unknown) =>
  typeof value === "object" && value !== null && "content" in value && JSON.stringify(value.content) !== "[]";

/** The versions that there are, and the next one. */
function offered(content: Content, typed: Record<string, string[]>): FurtherLetter[] {
  const written = furtherLetters.filter((letter) => isWritten(letter, content, typed));
  const next = furtherLetters.find((letter) => !written.includes(letter));
  return furtherLetters.filter((letter) => written.includes(letter) || letter === next);
}

/** What a further version says otherwise. */
function Version({ letter, ...props }: VersionFieldsProps & { letter: FurtherLetter }) {
  const { content, typed, errors, states, campaignId } = props;
  const t = useT("blasts");
  const label = useFieldLabel("blast");
  const written = isWritten(letter, content, typed);
  const name = fieldOf("senderName", letter);
  return (
    <details className="adm-version" open={written}>
      <summary>
        {written
          ? t("version.one", { version: letter.toUpperCase() })
          : t("version.add", { version: letter.toUpperCase() })}
      </summary>
      <p className="adm-hint">{t("version.hint")}</p>
      <Lines letter={letter} field="subject" {...props} />
      <Lines letter={letter} field="preheader" {...props} />
      <div className="adm-grid">
        <TextField
          name={name}
          label={label(name)}
          defaultValue={typed[name]?.[0] ?? String(content[name] ?? "")}
          error={errors[name]}
          maxLength={longest.senderName}
          autoComplete="off"
        />
      </div>
      <TextInBoth
        kind="blast"
        field={fieldOf("body", letter)}
        {...{ content, typed, errors, states, campaignId }}
      />
    </details>
  );
}
