import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type Column<Row> = {
  key: string;
  title: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Right-aligned figures. */
  number?: boolean;
  /** Left out on phones. */
  wide?: boolean;
  /** The rows stand in its order. */
  sorted?: "ascending" | "descending";
};

type TableProps<Row> = {
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  captionHidden?: boolean;
};

/** Rows and columns; the first column names the row. On phones it drops columns before it scrolls. */
export function Table<Row>({ caption, columns, rows, rowKey, captionHidden }: TableProps<Row>) {
  const cellClass = ({ number, wide }: Column<Row>) =>
    classNames(number && "cell-number", wide && "cell-wide");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by key
    <section className="table-scroll" aria-label={caption} tabIndex={0}>
      <table className="table">
        <caption className={captionHidden ? "hidden-text" : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={cellClass(column)} aria-sort={column.sorted}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.key} scope="row" className={cellClass(column)}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={cellClass(column)}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
