import type { ReactNode } from "react";
import { localPath } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary, FormFrame, HoneypotField, type SummaryError } from "#app/ui/form-frame.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { type FormFields, fieldNames } from "../form-fields.ts";
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
  /** Whoever is known signs with one press. */
  oneTap: boolean;
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
  const oneTap = props.oneTap && known !== undefined && isComplete(props.fields, typed);
  const fields = <SignFields {...props} typed={typed} errors={errors} />;
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
      {known && !oneTap ? (
        <p className="small">
          {t("form.prefilled", { name: known.name })} <a href={known.forgetHref}>{t("form.notYou")}</a>
        </p>
      ) : null}
      {known && oneTap ? <OneTap typed={typed} forgetHref={known.forgetHref} fields={fields} /> : fields}
      <ConsentBoxes consents={props.consents} askPublic={props.fields.public !== "hidden"} typed={typed} />
      <HoneypotField name="website" label={t("form.website")} />
      <input type="hidden" name="form_token" value={formToken} />
      <input type="hidden" name="referrer" defaultValue={typed.referrer ?? ""} data-referrer="" />
      <input type="hidden" name="proof" defaultValue="" />
      {typed.k ? <input type="hidden" name="k" value={typed.k} data-forget="k" /> : null}
      <Button icon="pen" wide>
        {t(oneTap ? "form.oneTap.submit" : "form.submit")}
      </Button>
      <p className="fine muted">
        {oneTap && confirmation === "email" ? `${t("form.oneTap.note")} ` : null}
        {confirmation === "email" && !oneTap ? t("form.confirmNote") : t("form.noneNote")}{" "}
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

/** Whether everything that must be said is known already. */
const isComplete = (fields: FormFields, typed: Record<string, string>) =>
  fieldNames.every((name) => fields[name] !== "required" || name === "public" || Boolean(typed[name]));

type OneTapProps = { typed: Record<string, string>; forgetHref: string; fields: ReactNode };

/** Who signs, in two lines; the fields wait behind one press. */
function OneTap({ typed, forgetHref, fields }: OneTapProps) {
  const t = useT("petitions");
  const name = [typed.given_name, typed.family_name].filter(Boolean).join(" ");
  const place = [typed.locality, typed.postal_code].filter(Boolean).join(" ");
  return (
    <>
      <p className="one-tap">
        {t("form.oneTap.as")} <b>{name}</b>
        <span className="small">{[place, typed.email].filter(Boolean).join(" · ")}</span>
        <a className="small" href={forgetHref}>
          {t("form.notYou")}
        </a>
      </p>
      <details>
        <summary className="small">{t("form.oneTap.change")}</summary>
        {fields}
      </details>
    </>
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
