import { Link } from "@remix-run/react";
import { formatInstant } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import type { PanelSupporter } from "../find-panel-supporter.server.ts";

type MergesPanelProps = { supporter: PanelSupporter; timeZone: string };

/** What was merged into somebody, and the ways to merge more and to part them again. */
export function MergesPanel({ supporter, timeZone }: MergesPanelProps) {
  const t = useT("segments");
  const language = useLanguage();
  return (
    <Panel title={t("merge.panel")} span={5}>
      {supporter.merges.length > 0 ? (
        <ul className="seg-notes">
          {supporter.merges.map(({ id, email, at, byName, mayUndo }) => (
            <li key={id}>
              <p>{t("merge.went", { email })}</p>
              <p className="adm-hint">
                <time dateTime={at}>{formatInstant(at, timeZone, language)}</time>
                {byName ? ` · ${byName}` : null}
              </p>
              {mayUndo ? (
                <AdminForm intent="part" submit={t("merge.takeBack")} look="two">
                  <input type="hidden" name="merge" value={id} />
                </AdminForm>
              ) : null}
            </li>
          ))}
        </ul>
      ) : (
        <p className="adm-hint">{t("merge.panelText")}</p>
      )}
      <p>
        <Link className="button button-two" to={`/admin/supporters/${supporter.id}/merge`}>
          {t("merge.begin")}
        </Link>
      </p>
    </Panel>
  );
}
