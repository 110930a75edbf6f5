import { useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import type { PaceSettings } from "../blast-pace.server.ts";

type PacePanelProps = {
  pace: PaceSettings;
  /** Codes by field. */
  errors: Record<string, string>;
  typed: Record<string, string>;
};

/** How fast mail-outs go: in all, to one mail house, and in a day while the sender is new. */
export function PacePanel({ pace, errors, typed }: PacePanelProps) {
  const t = useT("blasts");
  const said = Object.fromEntries(
    Object.entries(errors).map(([field, code]) => [field, t(code === "badDay" ? "pace.badDay" : "pace.bad")]),
  );
  const field = (name: keyof PaceSettings) => (
    <TextField
      key={name}
      name={name}
      inputMode="numeric"
      label={t(`pace.${name}`)}
      hint={t(`pace.${name}Hint`)}
      defaultValue={typed[name] ?? String(pace[name] ?? "")}
      error={said[name]}
      autoComplete="off"
      short
    />
  );
  return (
    <Panel title={t("pace.title")} span={6} id="pace">
      <AdminForm intent="pace" submit={t("pace.save")} look="two" errors={said}>
        {(["perSecond", "lanePerSecond", "perDay"] as const).map(field)}
      </AdminForm>
    </Panel>
  );
}
