import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { callOutcomes } from "#app/calls/call-form.ts";
import { formatCount } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminTable, type Column } from "#app/ui/admin/admin-table.tsx";
import { StanceWord } from "#app/ui/position-ledger.tsx";
import type { OfficialFigures, OfficialLine } from "../official-line.ts";
import { beginsDown, type OfficialsOrder, type OfficialsQuery, officialsSearch } from "../officials-query.ts";

type OfficialsTableProps = {
  lines: OfficialLine[];
  /** The address of the list. */
  page: string;
  query: OfficialsQuery;
  hasMeasure: boolean;
  pages: { previous: string | null; next: string | null };
  empty: ReactNode;
};

/** The officials of a campaign. Each column's name puts the list in its order, and once more the other way around. */
export function OfficialsTable({ lines, page, query, hasMeasure, pages, empty }: OfficialsTableProps) {
  const t = useT("reports");
  const campaigns = useT("campaigns");
  const language = useLanguage();
  const titled = (order: OfficialsOrder): Pick<Column<OfficialLine>, "key" | "title" | "sorted"> => ({
    key: order,
    title: <OrderLink {...{ page, query, order }} />,
    ...(query.order === order && { sorted: query.isDown ? "descending" : "ascending" }),
  });
  const figure = (order: "constituents" | "signatures" | "answers"): Column<OfficialLine> => ({
    ...titled(order),
    number: true,
    cell: (line) => formatCount(line[order], language),
  });
  const columns: Column<OfficialLine>[] = [
    {
      ...titled("official"),
      cell: (line) => <Who line={line} href={`${page}/${line.officeId}`} />,
    },
    { ...titled("district"), wide: true, cell: ({ district }) => district },
    ...(hasMeasure
      ? [
          {
            ...titled("stance"),
            wide: true,
            cell: ({ stance }: OfficialLine) =>
              stance ? <StanceWord stance={stance} text={campaigns(`positions.stance.${stance}`)} /> : null,
          },
        ]
      : []),
    figure("constituents"),
    { ...figure("signatures") },
    { ...titled("calls"), number: true, cell: (line) => <Calls {...line} /> },
    { ...titled("letters"), number: true, wide: true, cell: (line) => <Letters {...line} /> },
    { ...figure("answers"), wide: true },
  ];
  return (
    <AdminTable
      caption={t("officials.title")}
      columns={columns}
      rows={lines}
      rowKey={({ key }) => key}
      empty={empty}
      pages={{ ...pages, words: { previous: t("officials.previous"), next: t("officials.next") } }}
    />
  );
}

type OrderLinkProps = { page: string; query: OfficialsQuery; order: OfficialsOrder };

function OrderLink({ page, query, order }: OrderLinkProps) {
  const t = useT("reports");
  const isDown = query.order === order ? !query.isDown : beginsDown(order);
  return (
    <Link className="adm-sorts" to={`${page}${officialsSearch(query, { order, isDown })}`} preventScrollReset>
      <span>
        {t(`officials.columns.${order}`)}
        {query.order === order ? (
          <span aria-hidden="true">{query.isDown ? "\u00A0↓" : "\u00A0↑"}</span>
        ) : null}
      </span>
    </Link>
  );
}

function Who({ line, href }: { line: OfficialLine; href: string }) {
  const t = useT("reports");
  const { name, title, party, hasLeft } = line;
  return (
    <>
      {/* All lines lead to one route: asking where each of them leads makes an address longer than the door takes. */}
      <Link to={href} discover="none">
        {name ?? t("officials.vacant")}
      </Link>
      <span className="adm-hint adm-under">
        {[title, party, hasLeft && t("officials.left")].filter(Boolean).join(", ")}
      </span>
    </>
  );
}

/** Calls that were made, and how they went. */
function Calls({ calls, byOutcome }: Pick<OfficialFigures, "calls" | "byOutcome">) {
  const words = useT("calls");
  const language = useLanguage();
  const told = callOutcomes.filter((outcome) => outcome !== "skipped" && byOutcome[outcome]);
  return (
    <>
      {formatCount(calls, language)}
      {told.map((outcome) => (
        <span key={outcome} className="adm-hint adm-under cell-wide">
          {words(`outcome.${outcome}`)} {formatCount(byOutcome[outcome] ?? 0, language)}
        </span>
      ))}
    </>
  );
}

/** Letters that went, and on whose word. */
function Letters({ letters, byStatus }: Pick<OfficialFigures, "letters" | "byStatus">) {
  const t = useT("reports");
  const language = useLanguage();
  const { sent = 0, said_sent: said = 0 } = byStatus;
  return (
    <>
      {formatCount(letters, language)}
      {sent > 0 ? <span className="adm-hint adm-under">{t("officials.sent", { count: sent })}</span> : null}
      {said > 0 ? <span className="adm-hint adm-under">{t("officials.said", { count: said })}</span> : null}
    </>
  );
}
