import type { Content } from "#app/revisions/revision.ts";
import type { TranslationState } from "#app/revisions/translation-state.ts";
import { BothLanguages } from "#app/revisions/ui/both-languages.tsx";
import { RichTextField } from "#app/ui/admin/rich-text-field.tsx";
import { shownText } from "./shown-text.ts";

type TextInBothProps = {
  /** Kind of the content, and the field of it: together they have a word. */
  kind: string;
  field: string;
  content: Content;
  /** What was typed and not saved, by field; every value of a field. */
  typed: Record<string, string[]>;
  errors: Record<string, string>;
  states: Record<string, TranslationState>;
  /** For which pictures are uploaded. */
  campaignId: string;
};

/** A text with headings, lists, links and pictures, in both languages beside one another. */
export function TextInBoth({ kind, field, content, typed, errors, states, campaignId }: TextInBothProps) {
  return (
    <BothLanguages kind={kind} field={field} states={states}>
      {({ language, name, label }) => (
        <RichTextField
          name={name}
          label={label}
          error={errors[name]}
          value={shownText(content[name], typed[name])}
          campaignId={campaignId}
          lang={language}
        />
      )}
    </BothLanguages>
  );
}
