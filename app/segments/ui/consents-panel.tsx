import { formatInstant } from "#app/i18n/format.ts";
import { useLangOf, useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Badge } from "#app/ui/admin/badge.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import type { PanelSupporter } from "../find-panel-supporter.server.ts";
import { usePurposeWords } from "./use-condition-words.ts";

type ConsentsPanelProps = {
  supporter: PanelSupporter;
  partners: { id: string; name: string }[];
  timeZone: string;
};

/** Every answer somebody gave, latest first: to which words, in which language, on which page. */
export function ConsentsPanel({ supporter, partners, timeZone }: ConsentsPanelProps) {
  const t = useT("segments");
  const language = useLanguage();
  const langOf = useLangOf();
  const purpose = usePurposeWords(partners);
  return (
    <Panel title={t("consent.title")} span={7}>
      {supporter.consents.length === 0 ? <p className="adm-hint">{t("consent.none")}</p> : null}
      <ul className="seg-consents">
        {supporter.consents.map((consent) => (
          <li key={consent.id} data-past={consent.inForce || consent.awaits ? undefined : ""}>
            <p>
              <Badge tone={consent.awaits ? "waiting" : consent.granted ? "good" : "bad"}>
                {t(consent.awaits ? "consent.awaits" : consent.granted ? "consent.yes" : "consent.no")}
              </Badge>{" "}
              <b>{purpose(consent.purpose)}</b>{" "}
              {consent.inForce ? <span className="adm-hint">{t("consent.inForce")}</span> : null}
            </p>
            <blockquote lang={langOf(consent.language)}>{consent.words}</blockquote>
            <p className="adm-hint">
              <time dateTime={consent.at}>{formatInstant(consent.at, timeZone, language)}</time>
              {" · "}
              {t(`chip.language.${consent.language}`)}
              {" · "}
              {consent.page}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
