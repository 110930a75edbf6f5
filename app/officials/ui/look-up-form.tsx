import { localPath } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Button, ButtonRow } from "#app/ui/button.tsx";
import { ErrorSummary, FormFrame } from "#app/ui/form-frame.tsx";
import { TextField } from "#app/ui/text-field.tsx";

type LookUpFormProps = {
  title?: string;
  /** What was typed before. */
  address: string;
  /** A ZIP code that is known and needs only its street. */
  zip?: string;
  error?: { field: "address" | "zip"; problem: Problem } | null;
  geocodes: boolean;
  /** The second form of a page says nothing twice. */
  brief?: boolean;
};

export type Problem = "missing" | "zip-malformed" | "unknown-zip" | "address-long" | "point";

/** Asks where somebody lives, or only for the street within a ZIP code. A GET: whoever keeps the address keeps it. */
export function LookUpForm({ title, address, zip, error, geocodes, brief }: LookUpFormProps) {
  const t = useT("officials");
  const action = localPath(useLanguage(), "/officials");
  const sentence = error ? t(`problems.${error.problem}`) : undefined;
  return (
    <FormFrame action={action} method="get" title={title}>
      <ErrorSummary title={t("form.wrong")} errors={sentence ? [{ field: "address", text: sentence }] : []} />
      <TextField
        name="address"
        label={t(zip ? "form.street" : "form.address")}
        hint={t(zip ? "form.streetHint" : "form.addressHint")}
        error={sentence}
        defaultValue={address}
        autoComplete="address-line1"
        maxLength={200}
        enterKeyHint="search"
        spellCheck={false}
        required
      />
      {zip ? <input type="hidden" name="zip" value={zip} /> : null}
      <ButtonRow>
        <Button icon="search">{t("form.button")}</Button>
        <Button
          type="button"
          look="two"
          icon="pin"
          data-locate={action}
          data-locating={t("form.locating")}
          data-failed={t("form.notLocated")}
        >
          {t("form.locate")}
        </Button>
      </ButtonRow>
      <p className="small" role="status" data-locate-said="" />
      {brief ? null : (
        <p className="small muted">
          {geocodes ? t("form.private", { geocoder: t("form.geocoder") }) : t("form.privateOff")}
        </p>
      )}
    </FormFrame>
  );
}
