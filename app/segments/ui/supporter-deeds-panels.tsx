import { useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Confirm } from "#app/ui/admin/confirm.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import type { PanelSupporter } from "../find-panel-supporter.server.ts";

/** Whether they are mailed: taking them off the list, and never mailing an address. */
export function MailPanel({
  supporter,
  errors,
}: {
  supporter: PanelSupporter;
  errors: Record<string, string>;
}) {
  const t = useT("segments");
  const { suppression } = supporter;
  const stopped =
    supporter.consents.find(({ purpose, inForce }) => purpose === "email" && inForce)?.granted === false;
  const liftable = suppression && suppression.reason !== "complaint" && suppression.reason !== "erased";
  return (
    <Panel title={t("mail.reach")} span={5}>
      {stopped ? <p>{t("mail.isUnsubscribed")}</p> : null}
      <Confirm summary={t("mail.unsubscribe")}>
        <p>{t("mail.unsubscribeText")}</p>
        <AdminForm intent="unsubscribe" submit={t("mail.unsubscribeYes")} look="two" />
      </Confirm>
      {suppression ? (
        <>
          <p>
            <b>{t(`reason.${suppression.reason}`)}</b> {suppression.detail}
          </p>
          {liftable ? (
            <AdminForm intent="lift" submit={t("mail.lift")} look="two" />
          ) : (
            <p className="adm-hint">{t("mail.stays")}</p>
          )}
        </>
      ) : (
        <details className="adm-confirm" open={Object.keys(errors).length > 0 || undefined}>
          <summary>{t("mail.suppress")}</summary>
          <div>
            <p>{t("mail.suppressText")}</p>
            <AdminForm intent="suppress" errors={errors} submit={t("mail.suppressYes")} look="two">
              <TextField
                name="reason"
                label={t("mail.reason")}
                maxLength={500}
                error={errors.reason}
                required
              />
            </AdminForm>
          </div>
        </details>
      )}
    </Panel>
  );
}

/** What the law lets somebody ask for: a copy of everything, and to be erased. */
export function DutiesPanel({ supporter, mayErase }: { supporter: PanelSupporter; mayErase: boolean }) {
  const t = useT("segments");
  if (!mayErase) return null;
  return (
    <Panel title={t("duties.title")} span={5}>
      <p>
        <a className="button button-two" href={`/admin/supporters/${supporter.id}/data.json`} download>
          {t("duties.download")}
        </a>
      </p>
      <Confirm summary={t("duties.erase")}>
        <p>{t("duties.eraseText")}</p>
        <AdminForm intent="erase" submit={t("duties.eraseYes")} look="two" />
      </Confirm>
    </Panel>
  );
}
