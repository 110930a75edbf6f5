import { useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { CheckField } from "#app/ui/choice-fields.tsx";

/** The rules for all staff; owners see them. */
export function PolicyPanel({ required }: { required: boolean }) {
  const t = useT("staff");
  const admin = useT("admin");
  return (
    <Panel title={t("list.policy")} span={5}>
      <AdminForm intent="policy" submit={admin("form.save")} look="two">
        <CheckField
          key={String(required)}
          name="required"
          label={t("list.require")}
          hint={t("list.requireHint")}
          checked={required}
        />
      </AdminForm>
    </Panel>
  );
}
