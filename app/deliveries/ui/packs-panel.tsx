import { Link } from "@remix-run/react";
import { formatInstant } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import type { RunView } from "#app/runs/run.ts";
import { runTones } from "#app/runs/ui/run-progress.tsx";
import { useRunWords } from "#app/runs/ui/use-run-words.ts";
import { Badge } from "#app/ui/admin/badge.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";

/** The packs that were asked for lately, each with its own page. */
export function PacksPanel({ packs, timeZone }: { packs: RunView[]; timeZone: string }) {
  const t = useT("deliveries");
  const words = useRunWords();
  const language = useLanguage();
  return (
    <Panel title={t("packs.title")} span={6}>
      <p className="adm-hint">{t("packs.kept")}</p>
      {packs.length === 0 ? (
        <p>{t("packs.empty")}</p>
      ) : (
        <ul className="adm-rows">
          {packs.map((pack) => (
            <li key={pack.id}>
              <span>
                <Link to={`/admin/runs/${pack.id}`}>
                  {pack.files[0]?.name ?? formatInstant(pack.createdAt, timeZone, language)}
                </Link>
                <span className="adm-hint adm-under">
                  {formatInstant(pack.createdAt, timeZone, language)} · {pack.startedByName}
                </span>
              </span>
              <Badge tone={runTones[pack.state]}>{words.state(pack.state)}</Badge>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
