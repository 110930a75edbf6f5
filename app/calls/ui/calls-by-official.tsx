import { formatCount } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminTable, type Column } from "#app/ui/admin/admin-table.tsx";
import { callOutcomes } from "../call-form.ts";
import type { CallCounts } from "../call-queries.server.ts";

type Row = { key: string; name: string } & Pick<CallCounts, "calls" | "byOutcome">;

/** For the panel: how calls went, official by official, with all of them in the last line. */
export function CallsByOfficial({ counts }: { counts: CallCounts }) {
  const t = useT("calls");
  const language = useLanguage();
  const columns: Column<Row>[] = [
    { key: "official", title: t("counts.official"), cell: ({ name }) => name },
    {
      key: "calls",
      title: t("counts.calls"),
      number: true,
      cell: ({ calls }) => formatCount(calls, language),
    },
    ...callOutcomes.map((outcome) => ({
      key: outcome,
      title: t(`outcome.${outcome}`),
      number: true,
      cell: ({ byOutcome }: Row) => formatCount(byOutcome[outcome], language),
    })),
  ];
  const rows: Row[] = counts.byOfficial.map(({ officialId, ...row }) => ({ ...row, key: officialId }));
  if (rows.length > 1) rows.push({ key: "total", name: t("counts.total"), ...counts });
  return (
    <>
      <AdminTable
        caption={t("counts.title")}
        columns={columns}
        rows={rows}
        rowKey={({ key }) => key}
        empty={<p className="adm-hint">{t("counts.none")}</p>}
      />
      {counts.byOutcome.skipped > 0 ? <p className="adm-hint">{t("counts.skippedNote")}</p> : null}
    </>
  );
}
