import type { Language } from "#app/i18n/language.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { SelectField, TextField } from "#app/ui/text-field.tsx";
import type { Role } from "../permissions.ts";
import { AccessFields } from "./access-fields.tsx";
import { languageNames } from "./account-panels.tsx";

type InvitePanelProps = {
  roles: Role[];
  campaigns: { id: string; name: string }[];
  /** The organisation's own. */
  language: Language;
  typed: { name?: unknown; email?: unknown; role?: unknown; language?: unknown; campaigns?: unknown };
  errors: Record<string, string>;
};

const text = (value: unknown) => (typeof value === "string" ? value : undefined);

/** Lets somebody into the panel, by mail. */
export function InvitePanel({ roles, campaigns, language, typed, errors }: InvitePanelProps) {
  const t = useT("staff");
  return (
    <Panel title={t("list.invite")} span={7} id="invite">
      <AdminForm intent="invite" submit={t("list.inviteButton")} errors={errors}>
        <TextField
          name="email"
          type="email"
          label={t("list.email")}
          defaultValue={text(typed.email)}
          error={errors.email}
          autoComplete="off"
          maxLength={254}
          required
        />
        <TextField
          name="name"
          label={t("list.name")}
          defaultValue={text(typed.name)}
          error={errors.name}
          autoComplete="off"
          maxLength={100}
          required
        />
        <SelectField
          name="language"
          label={t("list.language")}
          defaultValue={text(typed.language) ?? language}
          options={languageNames}
        />
        <AccessFields
          roles={roles}
          campaigns={campaigns}
          chosenRole={text(typed.role)}
          chosenCampaigns={Array.isArray(typed.campaigns) ? typed.campaigns : []}
          error={errors.role}
        />
      </AdminForm>
    </Panel>
  );
}
