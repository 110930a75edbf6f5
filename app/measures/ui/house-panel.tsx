import { Link } from "@remix-run/react";
import { formatCount, formatDate } from "#app/i18n/format.ts";
import { useLangOf, useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { houseName } from "#app/officials/houses.ts";
import { AdminTable, type Column, EmptyState } from "#app/ui/admin/admin-table.tsx";
import { Figures, Panel } from "#app/ui/admin/panels.tsx";
import { StanceWord } from "#app/ui/position-ledger.tsx";
import type { BoardGroup } from "../board-members.ts";
import type { Body } from "../body.ts";
import { stances } from "../stance.ts";
import type { BoardMember } from "../whip-board.server.ts";

type HousePanelProps = {
  body: Body;
  group: BoardGroup;
  /** Where a member's next statement is recorded; null: the reader may not. */
  recordHref: ((officialId: string) => string) | null;
};

/** One house or committee of the whip board: the count against what is needed, then everybody who votes. */
export function HousePanel({ body, group, recordHref }: HousePanelProps) {
  const t = useT("measures");
  const campaigns = useT("campaigns");
  const language = useLanguage();
  const { needed, tally, vacant, members, chamber } = group;
  const name = chamber ? houseName(body, chamber, language) : (group.name ?? "");
  const short = needed - tally.supports;
  return (
    <Panel title={name} aside={t("board.needed", { count: needed })} id={chamber ?? "committee"}>
      <Figures
        figures={stances.map((stance) => ({
          key: stance,
          label: campaigns(`positions.stance.${stance}`),
          value: formatCount(tally[stance], language),
        }))}
      />
      <p>
        <b>{t("board.sure", { count: tally.supports })}</b>,{" "}
        {short > 0 ? t("board.short", { count: short }) : t("board.enough")}.
        {vacant > 0 ? ` ${t("board.vacant", { count: vacant })}.` : null}
      </p>
      <MemberTable {...{ members, recordHref }} caption={name} />
    </Panel>
  );
}

type MemberTableProps = Pick<HousePanelProps, "recordHref"> & { members: BoardMember[]; caption: string };

function MemberTable({ members, recordHref, caption }: MemberTableProps) {
  const t = useT("measures");
  const campaigns = useT("campaigns");
  const language = useLanguage();
  const columns: Column<BoardMember>[] = [
    {
      key: "official",
      title: t("board.official"),
      cell: ({ officialId, name, office, party }) => (
        <>
          {recordHref ? <Link to={recordHref(officialId)}>{name}</Link> : <b>{name}</b>}
          <span className="adm-hint"> {[office, party].filter(Boolean).join(", ")}</span>
        </>
      ),
    },
    {
      key: "stance",
      title: t("board.stance"),
      cell: ({ stance }) => <StanceWord stance={stance} text={campaigns(`positions.stance.${stance}`)} />,
    },
    {
      key: "since",
      title: t("board.since"),
      wide: true,
      cell: ({ position }) =>
        position ? formatDate(position.statedOn, position.precision, language, "short") : "",
    },
    {
      key: "evidence",
      title: t("board.evidence"),
      wide: true,
      cell: ({ position }) => (position ? <Evidence {...position} /> : null),
    },
  ];
  return (
    <AdminTable
      caption={caption}
      columns={columns}
      rows={members}
      rowKey={({ officialId }) => officialId}
      empty={
        <EmptyState title={t("board.empty")}>
          <p>{t("board.emptyText")}</p>
        </EmptyState>
      }
    />
  );
}

type EvidenceProps = {
  evidence: string | null;
  evidenceUrl: string | null;
  source: string | null;
  language?: "en" | "es";
};

/** What was said, and where that can be checked. */
export function Evidence({ evidence, evidenceUrl, source, language }: EvidenceProps) {
  const campaigns = useT("campaigns");
  const langOf = useLangOf();
  return (
    <>
      <span lang={language && langOf(language)}>{evidence}</span>{" "}
      {evidenceUrl ? <a href={evidenceUrl}>{source ?? campaigns("positions.evidence")}</a> : source}
    </>
  );
}
