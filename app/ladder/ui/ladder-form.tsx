import { useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Editable } from "#app/ui/admin/read-only.tsx";
import { SelectField } from "#app/ui/text-field.tsx";
import { rungs } from "../rungs.ts";

type LadderFormProps = {
  /** What is asked for, in its order. */
  ladder: string[];
  mayEdit: boolean;
  error: string | undefined;
};

/** A place for each thing that can be asked for; the first that fits somebody is what they see. */
export function LadderForm({ ladder, mayEdit, error }: LadderFormProps) {
  const t = useT("content");
  const options = [
    { value: "", text: t("ladder.none") },
    ...rungs.map((value) => ({ value, text: t(`ladder.rungs.${value}`) })),
  ];
  return (
    <Editable may={mayEdit}>
      <AdminForm submit={t("ladder.save")} errors={error ? { "rung-1": error } : {}}>
        {rungs.map((place, at) => (
          <SelectField
            key={place}
            name="rung"
            id={`rung-${at + 1}`}
            label={t("ladder.place", { count: at + 1 })}
            defaultValue={ladder[at] ?? ""}
            options={options}
            error={at === 0 ? error : undefined}
          />
        ))}
        <p className="adm-hint">{t("ladder.link")}</p>
      </AdminForm>
    </Editable>
  );
}
