import type { ReactNode } from "react";
import { countriesIn } from "#app/geography/countries.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { TwoUp } from "#app/ui/form-frame.tsx";
import { SelectField, TextArea, TextField } from "#app/ui/text-field.tsx";
import type { FieldName, FormFields } from "../form-fields.ts";
import { errorSentence } from "./error-words.ts";

type SignFieldsProps = {
  fields: FormFields;
  countries: string[];
  showComments: boolean;
  typed: Record<string, string>;
  errors: Record<string, string[]>;
  suggestion?: string;
  /** Sentences beside fields that say more than their codes. */
  said?: Partial<Record<FieldName, string>>;
  /** Instead of the petition's own hints; null: none. */
  hints?: Partial<Record<FieldName, string | null>>;
};

type Common = ReturnType<ReturnType<typeof useCommon>>;

/** What every field has in common: name, label, what was typed, its error, and the words for a quick check. */
function useCommon({ fields, typed, errors, said = {}, hints = {} }: SignFieldsProps) {
  const t = useT("petitions");
  return (name: Exclude<FieldName, "public">, invalid?: string) => ({
    name,
    label: t(`form.field.${name}`) as ReactNode,
    defaultValue: typed[name] ?? "",
    error: said[name] ?? errorSentence(t, name, errors[name]),
    hint: hints[name] ?? undefined,
    required: fields[name] === "required",
    optional: fields[name] === "required" ? undefined : t("form.optional"),
    "data-missing": fields[name] === "required" ? errorSentence(t, name, ["required"]) : undefined,
    "data-invalid": invalid && errorSentence(t, name, [invalid]),
    "data-link": name.endsWith("_name") ? errorSentence(t, name, ["name.link"]) : undefined,
  });
}

/** The fields this organizer asks for, in the order people expect them. */
export function SignFields(props: SignFieldsProps) {
  const { fields } = props;
  const common = useCommon(props);
  const asks = (name: FieldName) => fields[name] !== "hidden";
  const given = (
    <TextField
      {...common("given_name", "name.letters")}
      autoComplete="given-name"
      autoCapitalize="words"
      {...name}
    />
  );
  return (
    <>
      {asks("family_name") ? (
        <TwoUp>
          {given}
          <TextField {...common("family_name")} autoComplete="family-name" autoCapitalize="words" {...name} />
        </TwoUp>
      ) : (
        given
      )}
      <EmailField field={common("email", "email.invalid")} suggestion={props.suggestion} />
      {asks("phone") ? <PhoneField field={common("phone", "phone.invalid")} /> : null}
      <AddressFields {...props} />
      {asks("comments") ? <CommentField {...props} field={common("comments")} /> : null}
    </>
  );
}

const name = { maxLength: 100, enterKeyHint: "next", spellCheck: false } as const;

function EmailField({ field, suggestion }: { field: Common; suggestion?: string }) {
  const t = useT("petitions");
  const words =
    field.error && suggestion ? `${field.error} ${t("form.suggest", { email: suggestion })}` : field.error;
  return (
    <TextField
      {...field}
      error={words}
      optional={undefined}
      type="email"
      autoComplete="email"
      inputMode="email"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      maxLength={254}
      enterKeyHint="next"
      data-suggest={t("form.suggest", { email: "{{email}}" })}
    />
  );
}

function PhoneField({ field }: { field: Common }) {
  const t = useT("petitions");
  return (
    <TextField
      {...field}
      hint={t("form.hint.phone")}
      type="tel"
      autoComplete="tel"
      inputMode="tel"
      maxLength={50}
      enterKeyHint="next"
    />
  );
}

function AddressFields(props: SignFieldsProps) {
  const { fields, typed } = props;
  const t = useT("petitions");
  const common = useCommon(props);
  const asks = (name: FieldName) => fields[name] !== "hidden";
  const abroad = Boolean(typed.country) && typed.country !== "US";
  const line = { maxLength: 200, enterKeyHint: "next" } as const;
  return (
    <>
      {asks("street_address") ? (
        <TextField {...common("street_address")} autoComplete="street-address" {...line} />
      ) : null}
      {asks("locality") ? (
        <TextField {...common("locality")} autoComplete="address-level2" {...line} />
      ) : null}
      {asks("region") ? (
        <TextField
          {...common("region")}
          label={t(abroad ? "form.field.regionOther" : "form.field.region")}
          autoComplete="address-level1"
          {...line}
        />
      ) : null}
      {asks("postal_code") ? (
        <TextField
          {...common("postal_code", "postal.us")}
          label={
            <span data-us={t("form.field.postal_code")} data-other={t("form.field.postalOther")}>
              {t(abroad ? "form.field.postalOther" : "form.field.postal_code")}
            </span>
          }
          hint={
            props.hints?.postal_code === undefined
              ? t("form.hint.postal_code")
              : (props.hints.postal_code ?? undefined)
          }
          autoComplete="postal-code"
          inputMode={abroad ? "text" : "numeric"}
          maxLength={12}
          enterKeyHint="done"
        />
      ) : null}
      {asks("country") ? <CountryField {...props} field={common("country")} /> : null}
    </>
  );
}

/** Most signers are at home: unless the organizer insists, the country waits behind one press. */
function CountryField({ field, fields, countries, typed, errors }: SignFieldsProps & { field: Common }) {
  const t = useT("petitions");
  const language = useLanguage();
  const { "data-invalid": _, ...own } = field;
  const allowed = countriesIn(language).filter(
    ({ code }) => countries.length === 0 || countries.includes(code),
  );
  const home = allowed.some(({ code }) => code === "US") ? "US" : allowed[0]?.code;
  const select = (
    <SelectField
      {...own}
      optional={undefined}
      defaultValue={typed.country || home}
      autoComplete="country"
      options={allowed.map(({ code, name }) => ({ value: code, text: name }))}
      data-country=""
    />
  );
  if (fields.country === "required" || home !== "US") return select;
  return (
    <details open={Boolean(errors.country) || (Boolean(typed.country) && typed.country !== "US")}>
      <summary className="small">{t("form.abroad")}</summary>
      {select}
    </details>
  );
}

function CommentField({ field, fields, showComments, typed, errors }: SignFieldsProps & { field: Common }) {
  const t = useT("petitions");
  const area = (
    <TextArea
      {...field}
      hint={t(showComments ? "form.hint.comments" : "form.hint.commentsPrivate")}
      maxLength={2000}
      autoCapitalize="sentences"
    />
  );
  if (fields.comments === "required") return area;
  return (
    <details open={Boolean(errors.comments) || Boolean(typed.comments)}>
      <summary className="small">{t("form.why")}</summary>
      {area}
    </details>
  );
}
