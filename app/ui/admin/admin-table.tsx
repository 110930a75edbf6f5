import type { ReactNode } from "react";
import { type Column, Table } from "../data-table.tsx";
import { Pagination, type PaginationProps } from "./pagination.tsx";

export type { Column };

type AdminTableProps<Row> = {
  /** Read out, and shown to nobody else: the page's title says it already. */
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** Stands in the place of a table without rows. */
  empty: ReactNode;
  pages?: Omit<PaginationProps, "label">;
};

/** A list of the panel: its head stays in sight, and it is left by keys. */
export function AdminTable<Row>({ caption, columns, rows, rowKey, empty, pages }: AdminTableProps<Row>) {
  if (rows.length === 0 && !pages?.previous) return <>{empty}</>;
  return (
    <>
      <div className="adm-table">
        <Table caption={caption} captionHidden columns={columns} rows={rows} rowKey={rowKey} />
      </div>
      {pages ? <Pagination {...pages} label={caption} /> : null}
    </>
  );
}

type EmptyStateProps = { title: string; children?: ReactNode; action?: ReactNode };

/** What a list says before it has a row: what will stand here, and what to do for it. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="adm-empty">
      <p className="adm-empty-title">{title}</p>
      {children}
      {action}
    </div>
  );
}
