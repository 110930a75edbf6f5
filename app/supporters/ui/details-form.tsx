import type { TFunction } from "i18next";
import { countriesIn } from "#app/geography/countries.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary, FormFrame, TwoUp } from "#app/ui/form-frame.tsx";
import { SelectField, TextField } from "#app/ui/text-field.tsx";
import type { DetailsErrorCode } from "../details-form.ts";

export type DetailsValues = {
  givenName: string;
  familyName: string | null;
  phone: string | null;
  streetAddress: string | null;
  locality: string | null;
  region: string | null;
  postalCode: string | null;
  country: string;
};

type DetailsFormProps = {
  details: DetailsValues;
  email: string;
  path: string;
  errors: Record<string, string[]>;
  typed: Record<string, string> | null;
};

/** The form's fields by what they are called where a supporter is kept. */
export const detailsFields = {
  given_name: "givenName",
  family_name: "familyName",
  phone: "phone",
  street_address: "streetAddress",
  locality: "locality",
  region: "region",
  postal_code: "postalCode",
  country: "country",
} as const;

/** The sentence beside a field of the form of details. */
export function detailsSentence(t: TFunction<"supporters">, codes: string[] | undefined): string | undefined {
  return codes?.[0] && t(`errors.${codes[0] as DetailsErrorCode}`);
}

/** A supporter's own details, to be seen and put right. */
export function DetailsForm({ details, email, path, errors, typed }: DetailsFormProps) {
  const t = useT("supporters");
  const language = useLanguage();
  const field = (name: keyof typeof detailsFields) => ({
    name,
    label: t(`preferences.field.${detailsFields[name]}`),
    defaultValue: typed?.[name] ?? details[detailsFields[name]] ?? "",
    error: detailsSentence(t, errors[name]),
  });
  return (
    <FormFrame action={path} title={t("preferences.detailsTitle")} data-guard="">
      <ErrorSummary
        title={t("errors.title", { count: Object.keys(errors).length })}
        errors={Object.entries(errors).map(([name, codes]) => ({
          field: name,
          text: detailsSentence(t, codes) ?? "",
        }))}
      />
      <p>
        <b>{t("preferences.field.email")}</b>: {email}
      </p>
      <p className="small muted">{t("preferences.detailsText")}</p>
      <TwoUp>
        <TextField {...field("given_name")} autoComplete="given-name" maxLength={100} required />
        <TextField {...field("family_name")} autoComplete="family-name" maxLength={100} />
      </TwoUp>
      <TextField {...field("phone")} type="tel" inputMode="tel" autoComplete="tel" maxLength={50} />
      <TextField {...field("street_address")} autoComplete="street-address" maxLength={200} />
      <TextField {...field("locality")} autoComplete="address-level2" maxLength={200} />
      <TwoUp>
        <TextField {...field("region")} autoComplete="address-level1" maxLength={200} />
        <TextField {...field("postal_code")} autoComplete="postal-code" maxLength={12} />
      </TwoUp>
      <SelectField
        {...field("country")}
        autoComplete="country"
        options={countriesIn(language).map(({ code, name }) => ({ value: code, text: name }))}
      />
      <Button look="key" name="intent" value="details">
        {t("preferences.saveDetails")}
      </Button>
    </FormFrame>
  );
}
