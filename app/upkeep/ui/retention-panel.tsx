import { formatInstant } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { VersionField } from "#app/organisation/ui/version-field.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Facts, Panel } from "#app/ui/admin/panels.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { bounds, periods } from "../retention.ts";

type RetentionPanelProps = {
  filled: Record<string, string>;
  version: number;
  errors: Record<string, string>;
};

/** How long what is kept. */
export function RetentionPanel({ filled, version, errors }: RetentionPanelProps) {
  const t = useT("settings");
  const admin = useT("admin");
  return (
    <Panel title={t("retention.title")} span={7}>
      <AdminForm submit={admin("form.save")} errors={errors}>
        <VersionField version={version} />
        {periods.map((period) => {
          const [least, most] = bounds[period];
          const error = errors[period];
          return (
            <TextField
              key={period}
              name={period}
              label={t(`retention.periods.${period}`)}
              hint={`${t(`retention.hints.${period}`)} ${t("retention.bounds", { least, most })}`}
              defaultValue={filled[period]}
              {...(error && { error })}
              inputMode="numeric"
              short
              required
            />
          );
        })}
      </AdminForm>
    </Panel>
  );
}

type Cleared = { unconfirmed: number; networks: number; mails: number; captured: number };
type LastNightPanelProps = {
  last: { at: string; cleared: Cleared } | null;
  nextAt: string | null;
  timeZone: string;
};

/** What the job of the night did last, and when it comes again. */
export function LastNightPanel({ last, nextAt, timeZone }: LastNightPanelProps) {
  const t = useT("settings");
  const language = useLanguage();
  const names = ["unconfirmed", "networks", "mails", "captured"] as const;
  return (
    <Panel title={t("retention.night")} span={5}>
      {last ? (
        <>
          <p className="adm-hint">
            <time dateTime={last.at}>{formatInstant(last.at, timeZone, language)}</time>
          </p>
          <Facts
            facts={names.map((name) => ({
              key: name,
              name: t(`retention.cleared.${name}`),
              value: t("count", { count: last.cleared[name] }),
            }))}
          />
        </>
      ) : (
        <p>{t("retention.neverYet")}</p>
      )}
      {nextAt ? (
        <p className="adm-hint">{t("retention.next", { at: formatInstant(nextAt, timeZone, language) })}</p>
      ) : null}
      <p>{t("retention.audit")}</p>
    </Panel>
  );
}
