import { useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { TextArea } from "#app/ui/text-field.tsx";

type VoidPanelProps = { errors: Record<string, string>; typed: Record<string, unknown> };

/** Takes a gift back that was recorded by mistake. */
export function VoidPanel({ errors, typed }: VoidPanelProps) {
  const t = useT("offline-gifts");
  const code = errors.void_reason;
  const error = code ? t(`errors.${code as "required"}`) : undefined;
  return (
    <Panel title={t("void.title")} span={5}>
      <p className="adm-hint">{t("void.text")}</p>
      <AdminForm
        intent="void"
        submit={t("void.submit")}
        look="two"
        errors={error ? { void_reason: error } : {}}
      >
        <TextArea
          name="void_reason"
          label={t("void.reason")}
          hint={t("void.reasonHint")}
          error={error}
          defaultValue={typeof typed.void_reason === "string" ? typed.void_reason : undefined}
          maxLength={200}
          rows={2}
          required
        />
      </AdminForm>
    </Panel>
  );
}
