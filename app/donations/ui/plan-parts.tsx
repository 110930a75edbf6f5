import { Form } from "@remix-run/react";
import { formatCount, formatPercent } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Badge } from "#app/ui/admin/badge.tsx";
import { Figures } from "#app/ui/admin/panels.tsx";
import { HowWeCount } from "#app/ui/notes.tsx";
import { SelectField } from "#app/ui/text-field.tsx";
import { formatMoney } from "../money.ts";
import { type PlanFigures, type PlanFilter, type PlanLine, planStates } from "../panel-plan.ts";
import { WordsField } from "./list-parts.tsx";

const tones = {
  pending: "quiet",
  active: "good",
  past_due: "waiting",
  paused: "quiet",
  cancelled: "bad",
} as const;

/** Where a monthly gift stands. */
export function PlanState({ status }: Pick<PlanLine, "status">) {
  const t = useT("monthly-givers");
  return <Badge tone={tones[status]}>{t(`states.${status}`)}</Badge>;
}

/** What monthly gifts amount to, and how the figures came about. */
export function PlanFigureRow({ figures }: { figures: PlanFigures }) {
  const t = useT("monthly-givers");
  const language = useLanguage();
  const n = (count: number) => formatCount(count, language);
  const { yearly, begun, ended, lastYear } = figures;
  const share = lastYear.gave === 0 ? null : lastYear.ended / lastYear.gave;
  return (
    <>
      <Figures
        figures={[
          ...yearly.map(({ currency, givers, amountMinor }) => ({
            key: currency,
            label: t("figures.yearly", { currency }),
            value: formatMoney(amountMinor, currency, language),
            detail: t("figures.givers", { count: givers, shown: n(givers) }),
          })),
          { key: "begun", label: t("figures.begun"), value: n(begun) },
          { key: "ended", label: t("figures.ended"), value: n(ended) },
          {
            key: "churn",
            label: t("figures.churn"),
            value: share === null ? "–" : formatPercent(share, language, 1),
            detail: t("figures.churnOf", { ended: n(lastYear.ended), gave: n(lastYear.gave) }),
          },
        ]}
      />
      <HowWeCount title={t("how.title")}>
        <p>{t("how.yearly")}</p>
        <p>{t("how.churn")}</p>
      </HowWeCount>
    </>
  );
}

/** Narrows the list of monthly givers. Posted, since a name has no place in an address. */
export function PlansFilter({ filter, personal }: { filter: PlanFilter; personal: boolean }) {
  const t = useT("monthly-givers");
  const all = { value: "", text: t("list.allStates") };
  return (
    <Form className="adm-filters" method="post" role="search" key={JSON.stringify(filter)}>
      <input type="hidden" name="intent" value="search" />
      <WordsField label={t(personal ? "list.search" : "list.searchNames")} words={filter.words} />
      <SelectField
        name="state"
        label={t("list.state")}
        defaultValue={filter.state ?? ""}
        options={[
          all,
          ...planStates.map((value) => ({ value: value as string, text: t(`states.${value}`) })),
        ]}
      />
      <div className="adm-actions">
        <button type="submit" className="button button-key">
          {t("list.show")}
        </button>
      </div>
    </Form>
  );
}
