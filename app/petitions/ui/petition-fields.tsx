import { shownText } from "#app/campaigns/ui/shown-text.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import type { Content } from "#app/revisions/revision.ts";
import type { TranslationState } from "#app/revisions/translation-state.ts";
import { BothLanguages } from "#app/revisions/ui/both-languages.tsx";
import { RichTextField } from "#app/ui/admin/rich-text-field.tsx";
import { TextArea, TextField } from "#app/ui/text-field.tsx";
import { longest, type OptionalText, type PlainText } from "../petition-content.ts";
import { AfterFields, FormSettings, GoalSettings, PartnerBoxes } from "./petition-settings.tsx";

export type PetitionFieldsProps = {
  content: Content;
  /** What was typed and not saved, by field; every value of a field. */
  typed: Record<string, string[]>;
  errors: Record<string, string>;
  states: Record<string, TranslationState>;
  /** For which pictures are uploaded. */
  campaignId: string;
  /** Other petitions of the campaign, and partners there are. */
  others: { id: string; name: string }[];
  partners: { id: string; name: string }[];
  wordings: { field: string; version: number }[];
};

const long: (PlainText | OptionalText)[] = [
  "summary",
  "thanks",
  "delivery",
  "emailOptIn",
  "smsOptIn",
  "confirmationText",
  "nextText",
  "shareText",
];

/** Everything of a petition that can be written or chosen, in the order in which a signer meets it. */
export function PetitionFields(props: PetitionFieldsProps) {
  const t = useT("content");
  const group = (id: string, legend: string, children: React.ReactNode) => (
    <section className="adm-section" id={`part-${id}`}>
      <h2>{legend}</h2>
      {children}
    </section>
  );
  const text = (field: PlainText | OptionalText) => <Words key={field} field={field} {...props} />;
  return (
    <>
      {group("page", t("petition.parts.page"), [
        text("title"),
        text("target"),
        text("summary"),
        <Letter key="letter" {...props} />,
        text("delivery"),
      ])}
      {group("form", t("petition.parts.form"), <FormSettings {...props} />)}
      {group("goal", t("petition.parts.goal"), <GoalSettings {...props} />)}
      {group("consents", t("petition.parts.consents"), [
        text("emailOptIn"),
        text("smsOptIn"),
        <PartnerBoxes key="partners" {...props} />,
      ])}
      {group("after", t("petition.parts.after"), [
        text("thanksTitle"),
        text("thanks"),
        text("shareText"),
        text("shareSubject"),
        <AfterFields key="next" {...props} />,
        text("nextTitle"),
        text("nextText"),
        text("nextUrl"),
      ])}
      {group("mails", t("petition.parts.mails"), [
        text("confirmationSubject"),
        text("confirmationText"),
        text("thanksSubject"),
      ])}
    </>
  );
}

function Words({
  field,
  content,
  typed,
  errors,
  states,
  wordings,
}: PetitionFieldsProps & { field: PlainText | OptionalText }) {
  const t = useT("content");
  return (
    <BothLanguages kind="petition" field={field} states={states}>
      {({ language, name, label }) => {
        const version = wordings.find((each) => each.field === name)?.version;
        const own = {
          name,
          label,
          hint: version
            ? t("petition.wordingVersion", { version })
            : t(`petition.hints.${field}` as "petition.hints.title"),
          error: errors[name],
          lang: language,
          maxLength: longest[field],
          defaultValue: typed[name]?.[0] ?? String(content[name] ?? ""),
        };
        return long.includes(field) ? (
          <TextArea {...own} rows={3} />
        ) : (
          <TextField {...own} autoComplete="off" />
        );
      }}
    </BothLanguages>
  );
}

function Letter({ content, typed, errors, states, campaignId }: PetitionFieldsProps) {
  const t = useT("content");
  return (
    <BothLanguages kind="petition" field="letter" states={states}>
      {({ language, name, label }) => (
        <RichTextField
          name={name}
          label={label}
          hint={t("petition.hints.letter")}
          error={errors[name]}
          value={shownText(content[name], typed[name])}
          campaignId={campaignId}
          lang={language}
        />
      )}
    </BothLanguages>
  );
}
