import { Link } from "@remix-run/react";
import { useT } from "#app/i18n/use-translate.tsx";
import { AdminTable, type Column } from "#app/ui/admin/admin-table.tsx";
import { Badge } from "#app/ui/admin/badge.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import type { Likely } from "../likely-duplicates.server.ts";
import type { ListedSupporter } from "../supporters-page.server.ts";
import { SupporterSearch } from "./supporter-search.tsx";
import { useNameOf } from "./supporters-table.tsx";

type Candidate = Omit<Likely, "why" | "email"> & { email: string | null; why: Likely["why"] | null };

type MergeSearchProps = {
  self: { id: string; givenName: string; familyName: string | null };
  likely: Likely[];
  /** Null: nobody was looked for. */
  found: ListedSupporter[] | null;
  words: string;
  sealed: string;
};

/** Who else somebody may be: those who have much in common with them, and whoever is looked for. */
export function MergeSearch({ self, likely, found, words, sealed }: MergeSearchProps) {
  const t = useT("segments");
  const name = useNameOf()(self);
  return (
    <>
      <Panel title={t("merge.likely")}>
        <p className="adm-hint">{t("merge.likelyText")}</p>
        <Candidates self={self.id} caption={t("merge.likely")} rows={likely} empty={t("merge.noneLikely")} />
      </Panel>
      <Panel title={t("merge.look")}>
        <SupporterSearch
          words={words}
          sealed={sealed}
          personal
          action={`/admin/supporters/${self.id}/merge`}
        />
        {found ? (
          <Candidates
            self={self.id}
            caption={t("merge.found", { name })}
            rows={found.map((row) => ({ ...row, why: null }))}
            empty={t("list.nobody")}
          />
        ) : null}
      </Panel>
    </>
  );
}

type CandidatesProps = { self: string; caption: string; rows: Candidate[]; empty: string };

function Candidates({ self, caption, rows, empty }: CandidatesProps) {
  const t = useT("segments");
  const nameOf = useNameOf();
  const columns: Column<Candidate>[] = [
    {
      key: "name",
      title: t("list.name"),
      cell: (row) => (
        <>
          <Link to={`/admin/supporters/${self}/merge?with=${row.id}`}>
            {nameOf(row)}
            <span className="hidden-text"> {t("merge.compare")}</span>
          </Link>
          <span className="adm-hint adm-under">{row.email}</span>
        </>
      ),
    },
    {
      key: "why",
      title: t("merge.common"),
      cell: ({ why }) => (why ? <Badge>{t(`merge.why.${why}`)}</Badge> : null),
    },
    { key: "phone", title: t("one.phone"), wide: true, cell: ({ phone }) => phone },
    {
      key: "place",
      title: t("list.place"),
      cell: ({ locality, region, postalCode }) => [locality, region, postalCode].filter(Boolean).join(", "),
    },
  ];
  const shown = rows.some(({ why }) => why) ? columns : columns.filter(({ key }) => key !== "why");
  return (
    <AdminTable
      caption={caption}
      columns={shown}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<p className="adm-hint">{empty}</p>}
    />
  );
}
