import { useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { Editable } from "#app/ui/admin/read-only.tsx";
import { CheckField } from "#app/ui/choice-fields.tsx";
import { SelectField, TextField } from "#app/ui/text-field.tsx";
import { type TrialPlan, trialMeasures } from "../versions.ts";

type TrialPanelProps = {
  plan: TrialPlan;
  versions: number;
  mayEdit: boolean;
  errors: Record<string, string>;
  /** What was typed and refused; null: nothing. */
  typed: Record<string, string> | null;
};

/** How the versions of a blast are tried: on how many, for how long, and by what one of them is chosen. */
export function TrialPanel({ plan, versions, mayEdit, errors, typed }: TrialPanelProps) {
  const t = useT("blasts");
  const field = (name: "share" | "hours") => ({
    name,
    inputMode: "numeric" as const,
    label: t(`trial.${name}`),
    hint: t(`trial.${name}Hint`),
    defaultValue: typed?.[name] ?? String(plan[name]),
    error: errors[name],
    autoComplete: "off",
    short: true,
  });
  return (
    <Panel title={t("trial.title")} id="trial">
      <Editable may={mayEdit}>
        <AdminForm intent="trial" submit={t("trial.save")} look="two" errors={errors}>
          <p>{t("trial.hint", { count: versions })}</p>
          <div className="adm-grid">
            <TextField {...field("share")} />
            <TextField {...field("hours")} />
            <SelectField
              name="by"
              label={t("trial.by")}
              defaultValue={typed?.by ?? plan.by}
              options={trialMeasures.map((value) => ({ value, text: t(`trial.measures.${value}`) }))}
            />
          </div>
          <CheckField
            name="auto"
            label={t("trial.auto")}
            hint={t("trial.autoHint")}
            checked={typed ? typed.auto !== undefined : plan.auto}
          />
        </AdminForm>
      </Editable>
    </Panel>
  );
}
