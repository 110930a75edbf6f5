import { useT } from "#app/i18n/use-translate.tsx";
import type { Content } from "#app/revisions/revision.ts";
import type { TranslationState } from "#app/revisions/translation-state.ts";
import { BothLanguages } from "#app/revisions/ui/both-languages.tsx";
import { TextArea, TextField } from "#app/ui/text-field.tsx";
import { type campaignTexts, longest } from "../campaign-content.ts";
import { TextInBoth } from "./text-in-both.tsx";

type CampaignFieldsProps = {
  content: Content;
  /** What was typed and not saved, by field. */
  typed: Record<string, string[]>;
  errors: Record<string, string>;
  states: Record<string, TranslationState>;
  /** For which pictures are uploaded. */
  campaignId: string;
};

type Text = (typeof campaignTexts)[number];

const long: Text[] = ["ask"];

/** The words of a campaign, both languages side by side. */
export function CampaignFields({ content, typed, errors, states, campaignId }: CampaignFieldsProps) {
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
      <TextInBoth kind="campaign" field="story" {...{ content, typed, errors, states, campaignId }} />
      {text("artAlt")}
      {text("notice")}
    </>
  );
}
