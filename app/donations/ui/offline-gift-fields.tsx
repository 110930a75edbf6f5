import { useT } from "#app/i18n/use-translate.tsx";
import { RadioGroup } from "#app/ui/choice-fields.tsx";
import { SelectField, TextArea, TextField } from "#app/ui/text-field.tsx";
import { currencies } from "../money.ts";
import { earliestDay, offlineWays } from "../offline-gift-form.ts";
import { OfflineDedication } from "./offline-dedication.tsx";

type OfflineGiftFieldsProps = {
  pages: { id: string; name: string }[];
  typed: Record<string, string>;
  /** Sentences by field. */
  errors: Record<string, string>;
  /** ISO 8601, where the organisation is. */
  today: string;
};

/** What staff say of a gift that came as a cheque, in cash or by transfer. */
export function OfflineGiftFields({ pages, typed, errors, today }: OfflineGiftFieldsProps) {
  const t = useT("offline-gifts");
  const field = (name: string) => ({ name, label: t(`fields.${name as "page"}`), error: errors[name] });
  const text = (name: string) => ({ ...field(name), defaultValue: typed[name] ?? "", autoComplete: "off" });
  return (
    <>
      <RadioGroup
        name="way"
        legend={t("fields.way")}
        chosen={typed.way ?? "cheque"}
        error={errors.way}
        options={offlineWays.map((value) => ({ value, text: t(`ways.${value}`) }))}
      />
      <SelectField
        {...field("page")}
        defaultValue={typed.page ?? ""}
        options={pages.map(({ id, name }) => ({ value: id, text: name }))}
      />
      <TextField
        {...text("amount")}
        hint={t("amountHint")}
        inputMode="decimal"
        maxLength={30}
        short
        required
      />
      <SelectField
        {...field("currency")}
        defaultValue={typed.currency ?? "USD"}
        options={currencies.map((value) => ({ value, text: value }))}
      />
      <TextField
        {...text("on")}
        defaultValue={typed.on ?? today}
        type="date"
        min={earliestDay(today)}
        max={today}
        short
        required
      />
      <TextField {...text("reference")} hint={t("referenceHint")} maxLength={100} />
      <GiverFields text={text} field={field} language={typed.language} />
      <OfflineDedication typed={typed} errors={errors} />
      <TextArea {...text("note")} hint={t("noteHint")} maxLength={1_000} rows={2} />
    </>
  );
}

type Text = (name: string) => {
  name: string;
  label: string;
  defaultValue: string;
  error: string | undefined;
};
type Field = (name: string) => { name: string; label: string; error: string | undefined };

function GiverFields({ text, field, language }: { text: Text; field: Field; language?: string }) {
  const t = useT("offline-gifts");
  return (
    <>
      <TextField {...text("given_name")} maxLength={100} required />
      <TextField {...text("family_name")} maxLength={100} />
      <TextField {...text("email")} hint={t("emailHint")} type="email" maxLength={254} />
      <SelectField
        {...field("language")}
        defaultValue={language ?? "en"}
        options={(["en", "es"] as const).map((value) => ({ value, text: t(`languages.${value}`) }))}
      />
    </>
  );
}
