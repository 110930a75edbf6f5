import { states } from "#app/geography/states.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { CheckField } from "#app/ui/choice-fields.tsx";
import { SelectField, TextField } from "#app/ui/text-field.tsx";
import { localOfficeNames } from "../local-offices.ts";

type AddOfficialPanelProps = {
  values: Record<string, string>;
  errors: Record<string, string>;
  /** Who holds every seat of the office; null: nobody was in the way. */
  takenBy: string[] | null;
};

/** Adds somebody who holds a local office, of whom no public list tells. */
export function AddOfficialPanel({ values, errors, takenBy }: AddOfficialPanelProps) {
  const t = useT("officials");
  const language = useLanguage();
  const field = (name: string, longest: number) => ({
    name,
    id: `add-${name}`,
    label: t(`panel.add.${name}` as "panel.add.name"),
    defaultValue: values[name] ?? "",
    error: errors[name],
    maxLength: longest,
  });
  return (
    <Panel title={t("panel.add.title")} id="add">
      <p className="adm-hint">{t("panel.add.hint")}</p>
      <AdminForm intent="add" submit={t("panel.add.save")} look="two" errors={errors}>
        <TextField {...field("office", 80)} list="local-offices" autoComplete="off" required />
        <datalist id="local-offices">
          {localOfficeNames(language).map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <SelectField
          name="state"
          id="add-state"
          label={t("panel.add.state")}
          defaultValue={values.state ?? ""}
          error={errors.state}
          options={[
            { value: "", text: t("panel.add.choose") },
            ...states.map(({ code, name }) => ({ value: code, text: name })),
          ]}
          required
        />
        <TextField {...field("county", 100)} hint={t("panel.add.countyHint")} />
        <TextField {...field("place", 100)} />
        <TextField {...field("district", 40)} hint={t("panel.add.districtHint")} short />
        <TextField {...field("seats", 2)} defaultValue={values.seats ?? "1"} inputMode="numeric" short />
        <TextField {...field("name", 120)} autoComplete="off" required />
        <TextField {...field("party", 60)} />
        <TextField {...field("start", 10)} hint={t("panel.add.dayHint")} short />
        <TextField {...field("end", 10)} short />
        <TextField {...field("phone", 40)} type="tel" autoComplete="off" />
        <TextField {...field("email", 200)} autoComplete="off" />
        <TextField {...field("website", 300)} type="url" />
        <TextField {...field("source_url", 300)} type="url" />
        {takenBy?.length === 1 ? (
          <CheckField
            name="replaces"
            label={t("panel.add.replaces", { names: new Intl.ListFormat(language).format(takenBy) })}
            hint={t("panel.add.replacesHint")}
            error={errors.replaces}
          />
        ) : null}
      </AdminForm>
    </Panel>
  );
}
