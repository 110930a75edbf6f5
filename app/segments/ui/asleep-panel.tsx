import { Link } from "@remix-run/react";
import { useT } from "#app/i18n/use-translate.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";

type AsleepPanelProps = { months: number; count: number; capped: boolean; href: string };

/** Proposes those who have gone quiet: what is done about them is decided on the list of them. */
export function AsleepPanel({ months, count, capped, href }: AsleepPanelProps) {
  const t = useT("settings");
  return (
    <Panel title={t("suppressed.asleep.title")}>
      <p className="adm-hint">{t("suppressed.asleep.hint", { months })}</p>
      {count === 0 ? (
        <p>{t("suppressed.asleep.none")}</p>
      ) : (
        <p>
          <Link className="button button-two" to={href}>
            {t(capped ? "suppressed.asleep.lookMore" : "suppressed.asleep.look", { count })}
          </Link>
        </p>
      )}
    </Panel>
  );
}
