import { Link } from "@remix-run/react";
import { formatCount, formatInstant } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminTable, type Column, EmptyState } from "#app/ui/admin/admin-table.tsx";
import type { ListedBlast } from "../panel-blasts.server.ts";
import { BlastBadge } from "./blast-badge.tsx";

type BlastTableProps = {
  campaignId: string;
  rows: ListedBlast[];
  timeZone: string;
  /** The removed ones are looked at. */
  removed: boolean;
  pages: { previous: string | null; next: string | null };
};

/** The blasts of a campaign, last changed first. */
export function BlastTable({ rows, pages, removed, ...about }: BlastTableProps) {
  const t = useT("blasts");
  const columns = useColumns(about);
  const empty = removed ? (
    <EmptyState title={t("none")} />
  ) : (
    <EmptyState title={t("empty")}>
      <p>{t("emptyText")}</p>
    </EmptyState>
  );
  return <AdminTable caption={t("list")} rowKey={({ id }) => id} {...{ columns, rows, empty, pages }} />;
}

function useColumns({
  campaignId,
  timeZone,
}: Pick<BlastTableProps, "campaignId" | "timeZone">): Column<ListedBlast>[] {
  const t = useT("blasts");
  const language = useLanguage();
  const instant = (at: string) => formatInstant(at, timeZone, language);
  return [
    {
      key: "name",
      title: t("name"),
      cell: (blast) => (
        <>
          <Link to={`/admin/campaigns/${campaignId}/blasts/${blast.id}`}>{blast.name}</Link>
          <Written blast={blast} />
        </>
      ),
    },
    {
      key: "state",
      title: t("columns.state"),
      cell: ({ state, removed, sendAt }) => (
        <>
          <BlastBadge state={state} removed={removed} />
          {sendAt && state === "scheduled" ? (
            <span className="adm-hint adm-under">{instant(sendAt)}</span>
          ) : null}
        </>
      ),
    },
    {
      key: "sent",
      title: t("columns.sent"),
      number: true,
      cell: ({ frozenAt, tally }) => (frozenAt ? formatCount(tally.sent, language) : null),
    },
    { key: "changed", title: t("columns.changed"), wide: true, cell: ({ updatedAt }) => instant(updatedAt) },
  ];
}

function Written({ blast: { writtenIn } }: { blast: ListedBlast }) {
  const t = useT("blasts");
  const common = useT("common");
  if (writtenIn.length === 2) return null;
  const [only] = writtenIn;
  const words = only ? t("onlyIn", { language: common(`language.${only}`) }) : t("notWritten");
  return <span className="adm-hint adm-under">{words}</span>;
}
