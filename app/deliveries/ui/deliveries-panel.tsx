import { Link } from "@remix-run/react";
import { formatCount, formatDate } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminTable, type Column, EmptyState } from "#app/ui/admin/admin-table.tsx";
import { Badge } from "#app/ui/admin/badge.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import type { Delivery } from "../delivery.ts";

/** What was handed over so far. `href`: address of the delivery page. */
export function DeliveriesPanel({
  deliveries,
  href,
  mayEdit,
}: {
  deliveries: Delivery[];
  href: string;
  mayEdit: boolean;
}) {
  const t = useT("deliveries");
  const language = useLanguage();
  const columns: Column<Delivery>[] = [
    {
      key: "what",
      title: t("record.list"),
      cell: ({ id, words, deliveredOn, petition }) => {
        const said = words[language] ?? words[language === "en" ? "es" : "en"];
        const line = said ? t("record.line", said) : petition;
        return (
          <>
            {mayEdit ? <Link to={`${href}/${id}`}>{line}</Link> : line}
            <span className="adm-hint adm-under">
              {petition} · {formatDate(deliveredOn, "day", language)}
            </span>
          </>
        );
      },
    },
    {
      key: "signatures",
      title: t("record.signatures"),
      number: true,
      cell: ({ signatures }) => formatCount(signatures, language),
    },
    {
      key: "shown",
      title: t("record.shown"),
      wide: true,
      cell: ({ shown }) => (
        <Badge tone={shown ? "good" : "quiet"}>{t(shown ? "record.shownBadge" : "record.hiddenBadge")}</Badge>
      ),
    },
  ];
  return (
    <Panel title={t("record.list")}>
      <AdminTable
        caption={t("record.list")}
        columns={columns}
        rows={deliveries}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={t("record.none")}>
            <p>{t("record.noneText")}</p>
          </EmptyState>
        }
      />
    </Panel>
  );
}
