import { Link } from "@remix-run/react";
import { formatDate } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Badge } from "#app/ui/admin/badge.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { CheckField } from "#app/ui/choice-fields.tsx";
import { SelectField, TextField } from "#app/ui/text-field.tsx";
import { NewPasswordField } from "./entrance-parts.tsx";

type Errors = Record<string, string>;

type ProfilePanelProps = {
  profile: { name?: string; language?: string; timeZone?: string; toldOfMoves?: boolean };
  zones: string[];
  errors: Errors;
};

export const languageNames = [
  { value: "en", text: "English" },
  { value: "es", text: "Español" },
];

/** Name, language and time zone: what the panel looks like for one person. */
export function ProfilePanel({ profile, zones, errors }: ProfilePanelProps) {
  const t = useT("staff");
  const admin = useT("admin");
  return (
    <Panel title={t("account.you")} span={6}>
      <AdminForm intent="profile" submit={admin("form.save")} errors={errors}>
        <TextField
          name="name"
          label={t("account.name")}
          defaultValue={profile.name}
          error={errors.name}
          autoComplete="name"
          maxLength={100}
          required
        />
        <SelectField
          name="language"
          label={t("account.language")}
          defaultValue={profile.language}
          options={languageNames}
          error={errors.language}
        />
        <TextField
          name="timeZone"
          label={t("account.timeZone")}
          hint={t("account.timeZoneHint")}
          defaultValue={profile.timeZone}
          error={errors.timeZone}
          list="time-zones"
          autoComplete="off"
          required
        />
        <datalist id="time-zones">
          {zones.map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
        <CheckField
          name="toldOfMoves"
          label={t("account.toldOfMoves")}
          hint={t("account.toldOfMovesHint")}
          checked={profile.toldOfMoves}
        />
      </AdminForm>
    </Panel>
  );
}

/** Another password, for the present one. */
export function PasswordPanel({ email, errors }: { email: string; errors: Errors }) {
  const t = useT("staff");
  return (
    <Panel title={t("account.password")} span={6}>
      <AdminForm intent="password" submit={t("account.change")} errors={errors} look="two">
        <input type="text" name="username" defaultValue={email} autoComplete="username" hidden readOnly />
        <TextField
          name="current"
          type="password"
          label={t("account.current")}
          error={errors.current}
          autoComplete="current-password"
          required
        />
        <NewPasswordField name="next" label={t("account.next")} error={errors.next} />
      </AdminForm>
    </Panel>
  );
}

/** Whether there is a second factor, and the way to its page. */
export function TwoFactorPanel({ twoFactor }: { twoFactor: { since: string | null; codesLeft: number } }) {
  const t = useT("staff");
  const language = useLanguage();
  const { since, codesLeft } = twoFactor;
  return (
    <Panel title={t("account.twoFactor")} span={4}>
      <p>
        <Badge tone={since ? "good" : "quiet"}>
          {since ? t("account.on", { date: formatDate(since, "day", language, "short") }) : t("account.off")}
        </Badge>
      </p>
      {since ? <p className="adm-hint">{t("account.codesLeft", { count: codesLeft })}</p> : null}
      <p>
        <Link className="button button-two" to="/admin/account/two-factor">
          {t(since ? "account.manage" : "account.setUp")}
        </Link>
      </p>
    </Panel>
  );
}
