import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { formatCount, formatInstant } from "#app/i18n/format.ts";
import { languages } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminTable, type Column, EmptyState } from "#app/ui/admin/admin-table.tsx";
import type { ListedCampaign } from "../campaign-list.server.ts";
import { CampaignBadge } from "./campaign-badge.tsx";

type Row = ListedCampaign & { signatures: number };

type CampaignTableProps = {
  rows: Row[];
  timeZone: string;
  /** Stands where there is no campaign yet. */
  begin: ReactNode;
  pages: { previous: string | null; next: string | null };
};

/** The campaigns somebody may see, last changed first. */
export function CampaignTable({ rows, timeZone, begin, pages }: CampaignTableProps) {
  const t = useT("content");
  return (
    <AdminTable
      caption={t("list.title")}
      columns={useColumns(timeZone)}
      rows={rows}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title={t("list.empty")} action={begin}>
          <p>{t("list.emptyText")}</p>
        </EmptyState>
      }
      pages={pages}
    />
  );
}

function useColumns(timeZone: string): Column<Row>[] {
  const t = useT("content");
  const language = useLanguage();
  return [
    {
      key: "name",
      title: t("list.name"),
      cell: ({ id, name, languages: named }) => (
        <>
          <Link to={`/admin/campaigns/${id}`}>{name}</Link>
          {named.length < languages.length ? (
            <span className="adm-hint adm-under">
              {t("list.only", { languages: named.map((each) => t(`list.in.${each}`)).join(", ") })}
            </span>
          ) : null}
        </>
      ),
    },
    {
      key: "state",
      title: t("list.state"),
      cell: ({ status, publishAt }) => (
        <>
          <CampaignBadge status={status} publishAt={publishAt} />
          {publishAt ? (
            <span className="adm-hint adm-under">{formatInstant(publishAt, timeZone, language)}</span>
          ) : null}
        </>
      ),
    },
    {
      key: "petitions",
      title: t("list.petitions"),
      number: true,
      wide: true,
      cell: ({ petitions }) => formatCount(petitions, language),
    },
    {
      key: "signatures",
      title: t("list.signatures"),
      number: true,
      cell: ({ signatures }) => formatCount(signatures, language),
    },
    {
      key: "changed",
      title: t("list.changed"),
      wide: true,
      cell: ({ updatedAt }) => formatInstant(updatedAt, timeZone, language),
    },
  ];
}
