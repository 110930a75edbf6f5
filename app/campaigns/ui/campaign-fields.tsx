import { useT } from "#app/i18n/use-translate.tsx";
import type { RichText } from "#app/platform/rich-text.ts";
import type { Content } from "#app/revisions/revision.ts";
import type { TranslationState } from "#app/revisions/translation-state.ts";
import { BothLanguages } from "#app/revisions/ui/both-languages.tsx";
import { TextArea, TextField } from "#app/ui/text-field.tsx";
import { type campaignTexts, emptyText, longest } from "../campaign-content.ts";
import { RichTextField } from "./rich-text-field.tsx";

type CampaignFieldsProps = {
  content: Content;
  /** What was typed and not saved, by field. */
  typed: Record<string, string[]>;
  errors: Record<string, string>;
  states: Record<string, TranslationState>;
};

type Text = (typeof campaignTexts)[number];

const long: Text[] = ["ask"];

/** The words of a campaign, both languages side by side. */
export function CampaignFields({ content, typed, errors, states }: CampaignFieldsProps) {
  const t = useT("content");
  const text = (field: Text) => (
    <BothLanguages key={field} kind="campaign" field={field} states={states}>
      {({ language, name, label }) => {
        const own = {
          name,
          label,
          hint: t(`campaign.hints.${field}`),
          error: errors[name],
          lang: language,
          maxLength: longest[field],
          defaultValue: typed[name]?.[0] ?? String(content[name] ?? ""),
        };
        return long.includes(field) ? <TextArea {...own} /> : <TextField {...own} autoComplete="off" />;
      }}
    </BothLanguages>
  );
  return (
    <>
      {text("name")}
      {text("headline")}
      {text("ask")}
      {text("storyTitle")}
      <BothLanguages kind="campaign" field="story" states={states}>
        {({ language, name, label }) => (
          <RichTextField
            name={name}
            label={label}
            error={errors[name]}
            value={(content[name] ?? emptyText) as RichText}
            typed={typed[name]?.[0]}
            lang={language}
          />
        )}
      </BothLanguages>
      {text("artAlt")}
      {text("notice")}
    </>
  );
}
