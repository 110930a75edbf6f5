import { Link } from "@remix-run/react";
import { formatInstant } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Badge } from "#app/ui/admin/badge.tsx";
import { Facts, Panel } from "#app/ui/admin/panels.tsx";
import type { HealthFact } from "../health-facts.server.ts";
import { healthWords } from "../health-words.ts";

const tones = { ok: "good", look: "waiting", off: "quiet", failed: "bad" } as const;

/** How each part of this deployment stands. */
export function HealthPanel({ facts, timeZone }: { facts: HealthFact[]; timeZone: string }) {
  const t = useT("settings");
  const language = useLanguage();
  const shown = (fact: HealthFact) => ({
    ...fact,
    values: {
      ...fact.values,
      ...(typeof fact.values.at === "string" && { at: formatInstant(fact.values.at, timeZone, language) }),
    },
  });
  return (
    <Panel title={t("health.own")}>
      <Facts
        facts={facts.map((fact) => ({
          key: fact.part,
          name: t(`health.parts.${fact.part}`),
          value: (
            <>
              <Badge tone={tones[fact.state]}>{t(`health.states.${fact.state}`)}</Badge>
              <p>{healthWords(t, shown(fact))}</p>
            </>
          ),
        }))}
      />
    </Panel>
  );
}

type Check = { part: string; state: "ok" | "off" | "failed"; says: string };

/** Whether the services around it answer: they are asked when somebody wants to know. */
export function ServicesPanel({ checks }: { checks: Check[] | null }) {
  const t = useT("settings");
  return (
    <Panel
      title={t("health.services")}
      aside={
        <Link to="/admin/settings/health?ask=services#services" preventScrollReset>
          {checks ? t("health.again") : t("health.ask")}
        </Link>
      }
      id="services"
    >
      {checks ? (
        <Facts
          facts={checks.map(({ part, state, says }) => ({
            key: part,
            name: t(`health.parts.${part as "mail"}`, { defaultValue: part }),
            value: (
              <>
                <Badge tone={tones[state]}>{t(`health.states.${state}`)}</Badge>
                <p lang="en">{says}</p>
              </>
            ),
          }))}
        />
      ) : (
        <p>{t("health.servicesHint")}</p>
      )}
    </Panel>
  );
}
