import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import type { ListedCommittee } from "#app/measures/panel-committees.server.ts";
import { chambersOf, houseName } from "#app/officials/houses.ts";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { CheckField, RadioGroup } from "#app/ui/choice-fields.tsx";
import { Fieldset } from "#app/ui/form-frame.tsx";
import { SelectField, TextField } from "#app/ui/text-field.tsx";
import { fallbacks, targetRules } from "../outreach-forms.ts";
import type { PanelOutreach } from "../panel-outreach.server.ts";

type OutreachSettingsProps = {
  page: PanelOutreach;
  /** Of the measure's body. */
  committees: Pick<ListedCommittee, "id" | "name">[];
  /** What was typed, when it came back. */
  typed: Partial<PanelOutreach["settings"]> | undefined;
  /** Sentences by field. */
  errors: Record<string, string>;
};

/** Whom a page asks, whom it asks instead, and how it runs. */
export function OutreachSettings({ page, committees, typed, errors }: OutreachSettingsProps) {
  const t = useT("outreach");
  const language = useLanguage();
  const values = { ...page.settings, ...typed };
  const body = page.measure?.body ?? "US";
  return (
    <AdminForm of={page.version} intent="settings" submit={t("panel.save")} errors={errors}>
      <input type="hidden" name="version" value={page.version} />
      <RadioGroup
        name="rule"
        legend={t("panel.rule")}
        chosen={values.rule}
        error={errors.rule}
        options={targetRules.map((value) => ({
          value,
          text: t(`rules.${value}`),
          note: t(`rulesHint.${value}`),
        }))}
      />
      <Fieldset
        id="chambers"
        legend={t("panel.chambers")}
        hint={t("panel.chambersHint")}
        error={errors.chambers}
      >
        {chambersOf(body).map((value) => (
          <CheckField
            key={value}
            id={`chambers-${value}`}
            name="chambers"
            value={value}
            label={houseName(body, value, language)}
            checked={values.chambers.includes(value)}
          />
        ))}
      </Fieldset>
      <SelectField
        name="committee"
        label={t("panel.committee")}
        hint={t("panel.committeeHint")}
        defaultValue={values.committee}
        error={errors.committee}
        options={[
          { value: "", text: t("panel.noCommittee") },
          ...committees.map(({ id, name }) => ({ value: id, text: name })),
        ]}
      />
      <RadioGroup
        name="fallback"
        legend={t("panel.fallback")}
        hint={t("panel.fallbackHint")}
        chosen={values.fallback}
        error={errors.fallback}
        options={fallbacks.map((value) => ({ value, text: t(`fallbacks.${value}`) }))}
      />
      <TextField
        name="slug"
        label={t("panel.slug")}
        hint={page.path}
        defaultValue={values.slug}
        error={errors.slug}
        maxLength={80}
        autoComplete="off"
        required
      />
      {page.kind === "letters" ? (
        <>
          <TextField
            name="hourly_rate"
            label={t("panel.rate")}
            hint={t("panel.rateHint")}
            defaultValue={values.hourly_rate}
            error={errors.hourly_rate}
            inputMode="numeric"
            maxLength={3}
            short
          />
          <CheckField name="shows_wall" label={t("panel.wall")} checked={values.shows_wall} />
        </>
      ) : null}
    </AdminForm>
  );
}
