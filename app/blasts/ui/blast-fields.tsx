import { TextInBoth } from "#app/campaigns/ui/text-in-both.tsx";
import { useT } from "#app/i18n/use-translate.tsx";
import type { Content } from "#app/revisions/revision.ts";
import type { TranslationState } from "#app/revisions/translation-state.ts";
import { useFieldLabel } from "#app/revisions/ui/use-field-label.ts";
import { Facts } from "#app/ui/admin/panels.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { longest, mergeNames } from "../blast-words.ts";
import { Lines } from "./lines.tsx";
import { VersionFields } from "./version-fields.tsx";

export type BlastFieldsProps = {
  content: Content;
  /** What was typed and not saved, by field; every value of a field. */
  typed: Record<string, string[]>;
  errors: Record<string, string>;
  states: Record<string, TranslationState>;
  /** For which pictures are uploaded. */
  campaignId: string;
  /** Who it comes from while nobody says otherwise. */
  house: { name: string; replyTo: string };
};

/** What a blast says, in both languages side by side. */
export function BlastFields(props: BlastFieldsProps) {
  const { content, typed, errors, states, campaignId } = props;
  const t = useT("blasts");
  return (
    <>
      <OwnFields {...props} />
      <Lines letter="a" field="subject" {...props} />
      <Lines letter="a" field="preheader" {...props} />
      <p className="adm-hint">{t("wordsHint", { example: '{{ given_name | default: "friend" }}' })}</p>
      <details>
        <summary className="adm-hint">{t("fields.title")}</summary>
        <Facts
          facts={mergeNames.map((name) => ({
            key: name,
            name: <code>{`{{ ${name} }}`}</code>,
            value: t(`fields.${name}`),
          }))}
        />
      </details>
      <TextInBoth kind="blast" field="body" {...{ content, typed, errors, states, campaignId }} />
      <VersionFields {...props} />
    </>
  );
}

function OwnFields({ content, typed, errors, house }: BlastFieldsProps) {
  const t = useT("blasts");
  const label = useFieldLabel("blast");
  const value = (name: string) => typed[name]?.[0] ?? String(content[name] ?? "");
  const field = (name: "name" | "senderName" | "replyTo") => ({
    name,
    label: label(name),
    defaultValue: value(name),
    error: errors[name],
    maxLength: longest[name],
    autoComplete: "off",
  });
  return (
    <div className="adm-grid">
      <TextField {...field("name")} hint={t("hints.name")} required />
      <TextField {...field("senderName")} hint={t("hints.senderName", { name: house.name })} />
      <TextField
        {...field("replyTo")}
        type="email"
        hint={t("hints.replyTo", { address: house.replyTo })}
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
      />
    </div>
  );
}
