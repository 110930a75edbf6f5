import { useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { CheckField, RadioGroup } from "#app/ui/choice-fields.tsx";
import { SelectField, TextField } from "#app/ui/text-field.tsx";
import { offerPlaces } from "../fundraising-forms.ts";
import { currencies } from "../money.ts";
import type { PanelFundraising } from "../panel-fundraising.server.ts";

type Props = {
  page: PanelFundraising;
  /** What was typed, when it came back. */
  typed: Record<string, string> | undefined;
  /** Sentences by field. */
  errors: Record<string, string>;
};

/** What a fundraising page offers, and how it runs. */
export function FundraisingSettings({ page, typed, errors }: Props) {
  const t = useT("fundraising");
  const values: Record<string, string> = { ...page.settings, ...typed };
  const ticked = (name: string, saved: boolean) => (typed ? name in typed : saved);
  const field = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name] });
  return (
    <AdminForm of={page.version} intent="settings" submit={t("save")} errors={errors}>
      <input type="hidden" name="version" value={page.version} />
      <TextField
        {...field("slug")}
        label={t("slug")}
        hint={page.path}
        maxLength={80}
        autoComplete="off"
        required
      />
      <CheckField name="monthly" label={t("monthly")} checked={ticked("monthly", page.monthly)} />
      <RadioGroup
        name="interval"
        legend={t("interval")}
        chosen={values.interval ?? "once"}
        error={errors.interval}
        options={(["once", "month"] as const).map((value) => ({ value, text: t(value) }))}
      />
      {offerPlaces.map((place) => (
        <div key={place} className="stack">
          <SelectField
            {...field(`currency_${place}`)}
            label={t(`place_${place}`)}
            options={[
              ...(place === "1" ? [] : [{ value: "", text: t("none") }]),
              ...currencies.map((value) => ({ value, text: value })),
            ]}
          />
          <TextField
            {...field(`amounts_${place}`)}
            label={t("amounts")}
            hint={t("amountsHint")}
            maxLength={200}
            autoComplete="off"
          />
          <TextField
            {...field(`amounts_b_${place}`)}
            label={t("amountsB")}
            hint={t("amountsBHint")}
            maxLength={200}
            autoComplete="off"
          />
          <TextField
            {...field(`least_${place}`)}
            label={t("least")}
            inputMode="decimal"
            maxLength={20}
            short
          />
          <TextField {...field(`most_${place}`)} label={t("most")} inputMode="decimal" maxLength={20} short />
        </div>
      ))}
      <TextField
        {...field("goal")}
        label={t("goal")}
        hint={t("goalHint")}
        inputMode="decimal"
        autoComplete="off"
        maxLength={20}
        short
      />
      <CheckField
        name="dedications"
        label={t("dedications")}
        checked={ticked("dedications", page.dedications)}
      />
      <CheckField
        name="shows_givers"
        label={t("showsGivers")}
        hint={t("showsGiversHint")}
        checked={ticked("shows_givers", page.showsGivers)}
      />
      <CheckField
        name="asks_employer"
        label={t("employer")}
        checked={ticked("asks_employer", page.asksEmployer)}
      />
    </AdminForm>
  );
}
