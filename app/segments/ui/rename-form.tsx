import { useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { TextField } from "#app/ui/text-field.tsx";

type RenameFormProps = {
  row: { id: string; name: string };
  /** The hidden field that carries the id. */
  field: string;
  maxLength: number;
  errors: Record<string, string>;
};

/** Opens to give a tag or a segment another name; open when the name came back with an error. */
export function RenameForm({ row: { id, name }, field, maxLength, errors }: RenameFormProps) {
  const t = useT("segments");
  return (
    <details className="adm-confirm" open={Object.keys(errors).length > 0 || undefined}>
      <summary>
        {t("tags.rename")} <span className="hidden-text">{name}</span>
      </summary>
      <div>
        <AdminForm intent="rename" errors={errors} submit={t("tags.renameYes")} look="two">
          <input type="hidden" name={field} value={id} />
          <TextField
            name="name"
            id={`name-${id}`}
            label={t("tags.newName")}
            defaultValue={name}
            maxLength={maxLength}
            error={errors.name}
            required
          />
        </AdminForm>
      </div>
    </details>
  );
}
