import { useT } from "#app/i18n/use-translate.tsx";
import { VersionField } from "#app/organisation/ui/version-field.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Panel, Panels } from "#app/ui/admin/panels.tsx";
import { CheckField } from "#app/ui/choice-fields.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { currencies } from "../money.ts";

type GivingSettingsPanelProps = {
  /** As the form has them, or as they were typed. */
  filled: Record<string, string>;
  version: number;
  errors: Record<string, string>;
  /** By year: statements that were made, and how many of their mails have gone. */
  statements: { year: number; made: number; sent: number }[];
};

/** What giving needs to know of the organisation: tax number, fees, and when it stops by itself. */
export function GivingSettingsPanel({ filled, version, errors, statements }: GivingSettingsPanelProps) {
  const t = useT("donations-panel");
  const admin = useT("admin");
  const field = (name: string) => ({ name, defaultValue: filled[name] ?? "", error: errors[name] });
  return (
    <Panels>
      <Panel title={t("settings.title")} span={8}>
        <AdminForm intent="save" submit={admin("form.save")} errors={errors}>
          <VersionField version={version} />
          <TextField
            {...field("tax_id")}
            label={t("settings.taxId")}
            hint={t("settings.taxIdHint")}
            maxLength={40}
          />
          <h3>{t("settings.fees")}</h3>
          <p className="adm-hint">{t("settings.feesHint")}</p>
          <TextField
            {...field("rate")}
            label={t("settings.rate")}
            inputMode="decimal"
            maxLength={5}
            short
            required
          />
          <div className="adm-grid">
            {currencies.map((currency) => (
              <TextField
                key={currency}
                {...field(`fixed_${currency}`)}
                label={t("settings.fixed", { currency })}
                inputMode="decimal"
                maxLength={6}
                short
              />
            ))}
          </div>
          <h3>{t("settings.brake")}</h3>
          <p className="adm-hint">{t("settings.brakeHint")}</p>
          <TextField
            {...field("floor")}
            label={t("settings.floor")}
            inputMode="numeric"
            maxLength={4}
            short
            required
          />
          <TextField
            {...field("share")}
            label={t("settings.share")}
            inputMode="numeric"
            maxLength={3}
            short
            required
          />
          <h3>{t("settings.warnings")}</h3>
          <CheckField
            name="refunds_warned"
            label={t("settings.refundsWarned")}
            hint={t("settings.refundsWarnedHint")}
            checked={Boolean(filled.refunds_warned)}
          />
          <h3>{t("settings.statements")}</h3>
          <CheckField
            name="year_statements"
            label={t("settings.yearStatements")}
            hint={t("settings.yearStatementsHint")}
            checked={Boolean(filled.year_statements)}
          />
          {statements.map(({ year, made, sent }) => (
            <p key={year} className="adm-hint">
              {t("settings.statementsMade", { year, count: made, sent })}
            </p>
          ))}
        </AdminForm>
      </Panel>
    </Panels>
  );
}
