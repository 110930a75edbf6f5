import { Form, Link, useLocation } from "@remix-run/react";
import { formatCount, formatInstant } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminTable, type Column, EmptyState } from "#app/ui/admin/admin-table.tsx";
import { Badge } from "#app/ui/admin/badge.tsx";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import type { ListedJudgement } from "../judgement-queries.server.ts";
import { ConditionsLine } from "./conditions-line.tsx";
import { FrameChip } from "./review-chips.tsx";
import { type ReviewFrame, ReviewTabs } from "./review-tabs.tsx";

type HistoryViewProps = {
  judgements: ListedJudgement[];
  pages: { next: string | null; previous: string | null };
  patterns: number;
  frame: ReviewFrame | null;
  timeZone: string;
};

/** Who judged how many signatures, when and by what; with the button that takes it back. */
export function HistoryView({ judgements, pages, patterns, frame, timeZone }: HistoryViewProps) {
  const t = useT("review");
  return (
    <>
      <PageHead title={t("history.title")} hint={t("timesIn", { zone: timeZone })} />
      <ReviewTabs patterns={patterns} frame={frame} />
      <FrameChip frame={frame} />
      <Panel title={t("history.title")}>
        <AdminTable
          caption={t("history.title")}
          columns={useColumns(timeZone)}
          rows={judgements}
          rowKey={({ id }) => id}
          pages={pages}
          empty={
            <EmptyState title={t("history.empty")}>
              <p>{t("history.emptyText")}</p>
            </EmptyState>
          }
        />
      </Panel>
    </>
  );
}

function useColumns(timeZone: string): Column<ListedJudgement>[] {
  const t = useT("review");
  const language = useLanguage();
  const n = (count: number) => formatCount(count, language);
  const sizeOf = ({ changed, found, runId }: ListedJudgement) => {
    if (found === null) return t("history.gathering");
    return runId ? t("history.changedOf", { changed: n(changed), found: n(found) }) : n(changed);
  };
  return [
    {
      key: "what",
      title: t("history.what"),
      cell: (judgement) => (
        <>
          {t(`history.${judgement.verdict}`)}
          <span className="adm-hint adm-under">
            <ConditionsLine judgement={judgement} timeZone={timeZone} />
          </span>
        </>
      ),
    },
    { key: "size", title: t("history.size"), number: true, cell: sizeOf },
    { key: "who", title: t("history.who"), cell: ({ byName }) => byName },
    {
      key: "when",
      title: t("history.when"),
      wide: true,
      cell: ({ judgedAt }) => <time dateTime={judgedAt}>{formatInstant(judgedAt, timeZone, language)}</time>,
    },
    { key: "state", title: t("history.state"), cell: (judgement) => <Standing judgement={judgement} /> },
  ];
}

function Standing({ judgement }: { judgement: ListedJudgement }) {
  const t = useT("review");
  const { search } = useLocation();
  const { id, undoneByName, busy, complete, byName, runId, undoRunId } = judgement;
  if (undoneByName !== null) return <Badge>{t("history.undone", { name: undoneByName })}</Badge>;
  if (busy)
    return (
      <span className="rev-standing">
        <Badge tone="waiting">{t("history.busy")}</Badge>
        <Link to={`/admin/runs/${undoRunId ?? runId}`}>{t("history.run")}</Link>
      </span>
    );
  return (
    <Form method="post" action={`/admin/signatures/history${search}`} className="rev-standing">
      <Badge tone={complete ? "quiet" : "waiting"}>
        {t(complete ? "history.stands" : "history.stopped")}
      </Badge>
      <input type="hidden" name="intent" value="undo" />
      <input type="hidden" name="judgement" value={id} />
      <button type="submit" className="button button-two" aria-label={t("history.undoOf", { name: byName })}>
        {t("history.undo")}
      </button>
    </Form>
  );
}
