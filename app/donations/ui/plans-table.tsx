import { formatInstant } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { AdminTable, type Column, EmptyState } from "#app/ui/admin/admin-table.tsx";
import { Confirm } from "#app/ui/admin/confirm.tsx";
import type { PaginationProps } from "#app/ui/admin/pagination.tsx";
import { formatMoney } from "../money.ts";
import type { PlanLine } from "../panel-plan.ts";
import { Giver, OneLine, PageName } from "./list-parts.tsx";
import { PlanState } from "./plan-parts.tsx";

type PlansTableProps = {
  plans: PlanLine[];
  pages: Omit<PaginationProps, "label">;
  timeZone: string;
  narrowed: boolean;
  mayEnd: boolean;
};

/** Who gives each month, the latest first. */
export function PlansTable({ plans, pages, timeZone, narrowed, mayEnd }: PlansTableProps) {
  const t = useT("monthly-givers");
  return (
    <AdminTable
      caption={t("title")}
      columns={useColumns(timeZone, mayEnd)}
      rows={plans}
      rowKey={({ id }) => id}
      pages={pages}
      empty={
        <EmptyState title={t(narrowed ? "list.nothing" : "list.empty")}>
          <p>{t(narrowed ? "list.nothingText" : "list.emptyText")}</p>
        </EmptyState>
      }
    />
  );
}

function useColumns(timeZone: string, mayEnd: boolean): Column<PlanLine>[] {
  const t = useT("monthly-givers");
  const language = useLanguage();
  const at = (iso: string) => formatInstant(iso, timeZone, language);
  return [
    {
      key: "giver",
      title: t("list.giver"),
      cell: ({ supporterId, giver, email }) => (
        <Giver to={`/admin/supporters/${supporterId}`} {...{ giver, email }} nameless={t("list.nameless")} />
      ),
    },
    {
      key: "amount",
      title: t("list.amount"),
      number: true,
      cell: ({ amountMinor, currency }) => formatMoney(amountMinor, currency, language),
    },
    {
      key: "state",
      title: t("list.state"),
      cell: (plan) => (
        <>
          <PlanState status={plan.status} />
          {mayEnd && plan.canEnd ? <EndPlan plan={plan} /> : null}
        </>
      ),
    },
    { key: "page", title: t("list.page"), cell: ({ page }) => <PageName>{page}</PageName>, wide: true },
    {
      key: "since",
      title: t("list.since"),
      cell: ({ startedAt, endedAt }) => (
        <>
          <OneLine>{at(startedAt)}</OneLine>
          {endedAt ? (
            <span className="adm-hint adm-under">
              <OneLine>{t("list.until", { date: at(endedAt) })}</OneLine>
            </span>
          ) : null}
        </>
      ),
      wide: true,
    },
  ];
}

function EndPlan({ plan: { id, giver } }: { plan: PlanLine }) {
  const t = useT("monthly-givers");
  return (
    <Confirm summary={t("end.summary")}>
      <p>{t("end.text", { giver: giver || t("list.nameless") })}</p>
      <AdminForm intent="end" submit={t("end.submit")} look="two">
        <input type="hidden" name="plan" value={id} />
      </AdminForm>
    </Confirm>
  );
}
