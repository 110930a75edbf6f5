import { localPath } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary, FormFrame, HoneypotField, type SummaryError } from "#app/ui/form-frame.tsx";
import { Icon } from "#app/ui/icon.tsx";
import type { FormFields } from "../form-fields.ts";
import { ConsentBoxes, type ConsentWords } from "./consent-boxes.tsx";
import { errorSentence } from "./error-words.ts";
import { SignFields } from "./sign-fields.tsx";

export type SignFormProps = {
  slug: string;
  confirmation: "email" | "none";
  fields: FormFields;
  /** ISO codes that may sign; empty allows all. */
  countries: string[];
  showComments: boolean;
  consents: ConsentWords[];
  formToken: string;
  /** What came back from a form that could not be taken, or what we know of a supporter who came from a mail. */
  typed?: Record<string, string>;
  errors?: Record<string, string[]>;
  /** The address that was probably meant. */
  suggestion?: string;
  /** A supporter whom the mailed link names, and the page without it. */
  known?: { name: string; forgetHref: string };
};

/**
 * The form of a petition. It has no action, so that the query of the page (who shared it, where it was found)
 * comes along; nothing in it is ticked beforehand; it works without a script.
 */
export function SignForm(props: SignFormProps) {
  const t = useT("petitions");
  const language = useLanguage();
  const { slug, confirmation, formToken, typed = {}, errors = {}, known } = props;
  const path = localPath(language, `/petitions/${slug}`);
  return (
    <FormFrame
      id="sign"
      title={t("form.title")}
      data-form={slug}
      data-keep=""
      data-validate=""
      data-check={`${path}/check.json`}
      data-guard=""
    >
      <ErrorSummary
        title={t("errors.title", { count: Object.keys(errors).length })}
        errors={summaryOf(errors, (field, codes) => errorSentence(t, field, codes) ?? "")}
      />
      {known ? (
        <p className="small">
          {t("form.prefilled", { name: known.name })} <a href={known.forgetHref}>{t("form.notYou")}</a>
        </p>
      ) : null}
      <SignFields {...props} typed={typed} errors={errors} />
      <ConsentBoxes consents={props.consents} askPublic={props.fields.public !== "hidden"} typed={typed} />
      <HoneypotField name="website" label={t("form.website")} />
      <input type="hidden" name="form_token" value={formToken} />
      <input type="hidden" name="referrer" defaultValue={typed.referrer ?? ""} data-referrer="" />
      <input type="hidden" name="proof" defaultValue="" />
      <Button icon="pen" wide>
        {t("form.submit")}
      </Button>
      <p className="fine muted">
        {confirmation === "email" ? t("form.confirmNote") : t("form.noneNote")}{" "}
        <a href={localPath(language, "/privacy")}>{t("form.privacy")}</a>
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

/** The lines of the summary, each leading to its field; what concerns the whole form leads to the form. */
function summaryOf(
  errors: Record<string, string[]>,
  sentence: (field: string, codes: string[]) => string,
): SummaryError[] {
  return Object.entries(errors).map(([field, codes]) => ({
    field: field === "form" ? "sign" : field,
    text: sentence(field, codes),
  }));
}
