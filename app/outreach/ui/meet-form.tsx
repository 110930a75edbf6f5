import type { ReactNode } from "react";
import { localPath } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { ConsentBoxes } from "#app/petitions/ui/consent-boxes.tsx";
import { errorSentence } from "#app/petitions/ui/error-words.ts";
import { SignFields } from "#app/petitions/ui/sign-fields.tsx";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary, FormFrame, HoneypotField } from "#app/ui/form-frame.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { SelectField } from "#app/ui/text-field.tsx";
import type { HomeChoice } from "../find-home.server.ts";
import { type MeetFormProps, meetErrorCodes, meetFields } from "../meet-form.ts";

type Props = MeetFormProps & {
  /** "Show me whom to call". */
  submit: string;
  title: string;
  typed?: Record<string, string>;
  errors?: Record<string, string[]>;
  suggestion?: string;
  choices?: HomeChoice[];
  /** Further fields: what was typed in the step after this one. */
  children?: ReactNode;
};

/** Who are you, and where do you live: the step before a call or a letter. Works without a script. */
export function MeetForm({ submit, title, typed = {}, errors = {}, choices = [], ...props }: Props) {
  const t = useT("outreach");
  const petition = useT("petitions");
  const language = useLanguage();
  const sentence = (field: string, codes: string[]) => {
    const own = meetErrorCodes.find((code) => code === codes[0]);
    return own ? t(`errors.${own}`) : (errorSentence(petition, field, codes) ?? "");
  };
  const spoken = Object.fromEntries(
    Object.entries(errors).map(([field, codes]) => [field, sentence(field, codes)]),
  );
  return (
    <FormFrame id="meet" title={title} data-form={`${props.kind}-${props.slug}`} data-keep="" data-guard="">
      <ErrorSummary
        title={petition("errors.title", { count: Object.keys(errors).length })}
        errors={Object.entries(spoken).map(([field, text]) => ({
          field: field === "form" ? "meet" : field,
          text,
        }))}
      />
      {choices.map(({ type, options }) => (
        <SelectField
          key={type}
          name={type}
          label={t(`district.${type}`)}
          hint={t("district.hint")}
          error={spoken[type]}
          defaultValue={typed[type] ?? ""}
          options={[
            { value: "", text: t("district.choose") },
            ...options.map(({ value, name, officials }) => ({
              value,
              text: officials.length > 0 ? `${name}: ${officials.join(", ")}` : name,
            })),
          ]}
        />
      ))}
      <SignFields
        fields={meetFields}
        countries={["US"]}
        showComments={false}
        typed={typed}
        errors={errors}
        said={{ postal_code: errors.postal_code ? spoken.postal_code : undefined }}
        hints={{ street_address: t("hint.street"), postal_code: null }}
        suggestion={props.suggestion}
      />
      <ConsentBoxes consents={props.consents} askPublic={false} typed={typed} />
      {props.children}
      <HoneypotField name="website" label={petition("form.website")} />
      <input type="hidden" name="form_token" value={typed.form_token ?? props.formToken} />
      <input type="hidden" name="referrer" defaultValue={typed.referrer ?? ""} data-referrer="" />
      <input type="hidden" name="proof" defaultValue="" />
      <Button icon="pin" wide>
        {submit}
      </Button>
      <p className="fine muted">
        {t("private")} <a href={localPath(language, "/privacy")}>{petition("form.privacy")}</a>
      </p>
      <template data-error-line="">
        <p className="field-error">
          <Icon name="alert" />
          <span />
        </p>
      </template>
    </FormFrame>
  );
}
