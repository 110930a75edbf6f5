import { formatInstant } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminTable, type Column, EmptyState } from "#app/ui/admin/admin-table.tsx";
import type { PaginationProps } from "#app/ui/admin/pagination.tsx";
import { formatMoney } from "../money.ts";
import type { DonationLine } from "../panel-donation.ts";
import { GiftState } from "./gift-state.tsx";
import { Giver, OneLine, PageName } from "./list-parts.tsx";

type DonationsTableProps = {
  donations: DonationLine[];
  pages: Omit<PaginationProps, "label">;
  personal: boolean;
  timeZone: string;
  /** Whether somebody looks for certain gifts. */
  narrowed: boolean;
};

/** The gifts of a list, the latest first, each a way to its own page. */
export function DonationsTable({ donations, pages, personal, timeZone, narrowed }: DonationsTableProps) {
  const t = useT("donations-panel");
  return (
    <AdminTable
      caption={t("list.title")}
      columns={useColumns(timeZone)}
      rows={donations}
      rowKey={({ id }) => id}
      pages={pages}
      empty={
        <EmptyState title={t(narrowed ? "list.nothing" : "list.empty")}>
          <p>{narrowed ? t(personal ? "list.nothingText" : "list.nothingNames") : t("list.emptyText")}</p>
        </EmptyState>
      }
    />
  );
}

function useColumns(timeZone: string): Column<DonationLine>[] {
  const t = useT("donations-panel");
  const language = useLanguage();
  return [
    {
      key: "giver",
      title: t("list.giver"),
      cell: ({ id, giver, email }) => (
        <Giver to={`/admin/donations/${id}`} {...{ giver, email }} nameless={t("list.nameless")} />
      ),
    },
    {
      key: "amount",
      title: t("list.amount"),
      number: true,
      cell: ({ amountMinor, currency, isMonthly }) => (
        <>
          {formatMoney(amountMinor, currency, language)}
          {isMonthly ? (
            <span className="adm-hint adm-under">
              <OneLine>{t("intervals.month")}</OneLine>
            </span>
          ) : null}
        </>
      ),
    },
    { key: "state", title: t("list.state"), cell: (donation) => <GiftState donation={donation} /> },
    { key: "page", title: t("list.page"), cell: ({ page }) => <PageName>{page}</PageName>, wide: true },
    {
      key: "when",
      title: t("list.when"),
      cell: ({ startedAt }) => <OneLine>{formatInstant(startedAt, timeZone, language)}</OneLine>,
      wide: true,
    },
  ];
}
