import { formatDate, formatInstant } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { AdminTable, type Column } from "#app/ui/admin/admin-table.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { currencies, formatMoney } from "../money.ts";
import type { BookDays, BookDifferences } from "../panel-books.server.ts";
import { DifferenceList } from "./books-notice.tsx";

type BooksPanelProps = { books: BookDifferences & BookDays; timeZone: string };
type Row = BookDays["days"][number];

/** Our totals beside Stripe's, day by day; what differs stands first. A button compares them now. */
export function BooksPanel({ books: { count, differences, checkedAt, days }, timeZone }: BooksPanelProps) {
  const t = useT("deposits");
  const language = useLanguage();
  const at = checkedAt && formatInstant(checkedAt, timeZone, language);
  const more = count - differences.length;
  return (
    <Panel id="books" title={t("books.title")}>
      <p>{t("books.text")}</p>
      <p className="adm-hint">{at ? t("books.checked", { at }) : t("books.never")}</p>
      {count > 0 ? (
        <>
          <p>
            <b>{t("books.notice", { count })}</b>
          </p>
          <DifferenceList differences={differences} />
          {more > 0 ? <p>{t("books.more", { count: more })}</p> : null}
        </>
      ) : null}
      <AdminForm intent="compare" submit={t("books.now")} look="two" />
      <AdminTable
        caption={t("books.title")}
        columns={useColumns()}
        rows={days}
        rowKey={({ day, currency, kind }) => `${day} ${currency} ${kind}`}
        empty={at ? <p className="books-empty">{t("books.empty")}</p> : null}
      />
    </Panel>
  );
}

const differs = ({ kind, ours, theirs }: Row): boolean =>
  kind !== "foreign" && (ours.count !== theirs.count || ours.minor !== theirs.minor);

function useColumns(): Column<Row>[] {
  const t = useT("deposits");
  const language = useLanguage();
  // Other business of the same account may be in a currency that giving does not know.
  const sum = ({ count, minor }: Row["ours"], currency: Row["currency"]) =>
    currencies.includes(currency)
      ? t("books.sum", { count, amount: formatMoney(minor, currency, language) })
      : String(count);
  return [
    { key: "day", title: t("books.day"), cell: ({ day }) => formatDate(day, "day", language) },
    {
      key: "kind",
      title: t("books.what"),
      cell: ({ kind, currency }) => `${t(`books.kinds.${kind}`)}, ${currency}`,
    },
    {
      key: "ours",
      title: t("books.ours"),
      number: true,
      cell: ({ ours, currency, kind }) => (kind === "foreign" ? "–" : sum(ours, currency)),
    },
    {
      key: "theirs",
      title: t("books.theirs"),
      number: true,
      cell: (row) => (differs(row) ? <b>{sum(row.theirs, row.currency)}</b> : sum(row.theirs, row.currency)),
    },
  ];
}
