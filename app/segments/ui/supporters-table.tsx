import { Link } from "@remix-run/react";
import { formatAgo } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Address } from "#app/ui/admin/address.tsx";
import { AdminTable, type Column, EmptyState } from "#app/ui/admin/admin-table.tsx";
import type { PaginationProps } from "#app/ui/admin/pagination.tsx";
import type { ListedSupporter, Sort } from "../supporters-page.server.ts";
import { BULK_FORM } from "./bulk-bar.tsx";

type TableProps = {
  rows: ListedSupporter[];
  pages: Omit<PaginationProps, "label">;
  sorts: { name: Sort; href: string; chosen: boolean }[];
  personal: boolean;
  /** Whether rows can be ticked, for what is done to many: see `BulkBar`. */
  tickable: boolean;
  now: string;
  /** Whether somebody looks for certain people. */
  narrowed: boolean;
};

/** The people of a list, each a way to their own page. */
export function SupportersTable({ rows, pages, sorts, personal, tickable, now, narrowed }: TableProps) {
  const t = useT("segments");
  return (
    <>
      <nav className="seg-sorts" aria-label={t("list.sortedBy")}>
        <span className="adm-hint">{t("list.sortedBy")}</span>
        <ul>
          {sorts.map(({ name, href, chosen }) => (
            <li key={name}>
              <Link to={href} aria-current={chosen ? "true" : undefined} preventScrollReset>
                {t(`list.sort.${name}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <AdminTable
        caption={t("list.title")}
        columns={useColumns({ personal, tickable, now })}
        rows={rows}
        rowKey={({ id }) => id}
        pages={pages}
        empty={
          <EmptyState title={t(narrowed ? "list.nobody" : "list.empty")}>
            <p>{t(narrowed ? "list.nobodyText" : "list.emptyText")}</p>
          </EmptyState>
        }
      />
    </>
  );
}

export const fullName = ({ givenName, familyName }: { givenName: string; familyName: string | null }) =>
  [givenName, familyName].filter(Boolean).join(" ");

/** Names people in a list or heading, where somebody without a name must be named too. */
export function useNameOf(): (person: Parameters<typeof fullName>[0]) => string {
  const t = useT("segments");
  return (person) => fullName(person) || t("list.nameless");
}

type Shown = Pick<TableProps, "personal" | "tickable" | "now">;

function useColumns({ personal, tickable, now }: Shown): Column<ListedSupporter>[] {
  const t = useT("segments");
  const nameOf = useNameOf();
  const language = useLanguage();
  const ago = (iso: string | null) =>
    iso ? formatAgo(iso, new Date(now), language) : <span className="adm-hint">{t("list.never")}</span>;
  const name: Column<ListedSupporter> = {
    key: "name",
    title: t("list.name"),
    cell: (row) => (
      <span className="seg-name">
        {tickable ? (
          <input
            type="checkbox"
            name="id"
            value={row.id}
            form={BULK_FORM}
            aria-label={t("bulk.tick", { name: nameOf(row) })}
          />
        ) : null}
        <span>
          <Link to={`/admin/supporters/${row.id}`}>{nameOf(row)}</Link>
          {row.email ? (
            <span className="adm-hint adm-under">
              <Address>{row.email}</Address>
            </span>
          ) : null}
        </span>
      </span>
    ),
  };
  const place: Column<ListedSupporter> = {
    key: "place",
    title: t(personal ? "list.place" : "list.state"),
    cell: ({ locality, region, country }) =>
      [locality, region, country === "US" ? null : country].filter(Boolean).join(", "),
  };
  if (!personal) return [name, place];
  return [
    name,
    { ...place, wide: true },
    {
      key: "tags",
      title: t("list.tags"),
      wide: true,
      cell: ({ tags }) => (
        <span className="seg-tags">
          {tags.map((tag) => (
            <span className="seg-tag" key={tag.id}>
              {tag.name}
            </span>
          ))}
        </span>
      ),
    },
    { key: "last", title: t("list.last"), cell: ({ lastActionAt }) => ago(lastActionAt) },
    { key: "since", title: t("list.since"), wide: true, cell: ({ createdAt }) => ago(createdAt) },
  ];
}
