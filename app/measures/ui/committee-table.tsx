import { Link } from "@remix-run/react";
import { formatCount } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { type Chamber, houseName } from "#app/officials/houses.ts";
import { AdminTable, type Column, EmptyState } from "#app/ui/admin/admin-table.tsx";
import { stateBodies } from "../body.ts";
import type { ListedCommittee } from "../panel-committees.server.ts";

/** The committees that are kept, each with its house, its chair and how many sit on it. */
export function CommitteeTable({ committees }: { committees: ListedCommittee[] }) {
  const t = useT("measures");
  const language = useLanguage();
  const bodyName = (body: string | null) =>
    body === "US" ? t("congress") : (stateBodies.find(({ code }) => code === body)?.state ?? "");
  const columns: Column<ListedCommittee>[] = [
    {
      key: "name",
      title: t("committee.one"),
      cell: ({ id, name }) => <Link to={`/admin/measures/committees/${id}`}>{name}</Link>,
    },
    {
      key: "house",
      title: t("committee.chamber"),
      cell: ({ body, chamber }) =>
        [
          bodyName(body),
          chamber ? houseName(body ?? "US", chamber as Chamber, language) : t("committee.joint"),
        ].join(", "),
    },
    { key: "chair", title: t("committee.roles.chair"), cell: ({ chair }) => chair ?? "" },
    {
      key: "members",
      title: t("committee.members"),
      number: true,
      cell: ({ members }) => formatCount(members, language),
    },
  ];
  return (
    <AdminTable
      caption={t("committee.title")}
      columns={columns}
      rows={committees}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title={t("committee.empty")}>
          <p>{t("committee.emptyText")}</p>
        </EmptyState>
      }
    />
  );
}
