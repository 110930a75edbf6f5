import { Link } from "@remix-run/react";
import { callOutcomes } from "#app/calls/call-form.ts";
import { formatCount, formatDate } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { letterStatuses } from "#app/letters/panel-letter.ts";
import { AdminTable, type Column } from "#app/ui/admin/admin-table.tsx";
import { Facts, Panel } from "#app/ui/admin/panels.tsx";
import type { OfficeReport } from "../office-report.server.ts";

type Petition = OfficeReport["petitions"][number];

/** What constituents signed, petition by petition. */
export function PetitionsPanel({ petitions }: { petitions: Petition[] }) {
  const t = useT("reports");
  const language = useLanguage();
  const figure = (key: "signatures" | "comments", title: string): Column<Petition> => ({
    key,
    title,
    number: true,
    cell: (petition) => formatCount(petition[key], language),
  });
  return (
    <Panel title={t("officials.one.byPetition")} aside={t("officials.one.commentsHint")} span={6}>
      <AdminTable
        caption={t("officials.one.byPetition")}
        rows={petitions}
        rowKey={({ id }) => id}
        columns={[
          { key: "title", title: t("officials.one.petition"), cell: ({ title }) => title },
          figure("signatures", t("officials.columns.signatures")),
          figure("comments", t("officials.one.comments")),
        ]}
        empty={<p>{t("officials.one.noPetition")}</p>}
      />
    </Panel>
  );
}

type Week = OfficeReport["weeks"][number];

/** How calls went, week by week. */
export function WeeksPanel({ weeks }: { weeks: Week[] }) {
  const t = useT("reports");
  const words = useT("calls");
  const language = useLanguage();
  const outcomes = callOutcomes.filter((outcome) => weeks.some(({ byOutcome }) => byOutcome[outcome]));
  const columns: Column<Week>[] = [
    {
      key: "begins",
      title: t("officials.one.week"),
      cell: ({ begins }) => formatDate(begins, "day", language, "short"),
    },
    ...outcomes.map((outcome) => ({
      key: outcome,
      title: words(`outcome.${outcome}`),
      number: true,
      cell: ({ byOutcome }: Week) => formatCount(byOutcome[outcome] ?? 0, language),
    })),
  ];
  return (
    <Panel title={t("officials.one.weeks")} span={6}>
      <AdminTable
        caption={t("officials.one.weeks")}
        columns={columns}
        rows={weeks}
        rowKey={({ begins }) => begins}
        empty={<p>{t("officials.one.noCalls")}</p>}
      />
    </Panel>
  );
}

/** Letters to whoever holds or held the office, by what became of them. */
export function LettersPanel({ lines }: Pick<OfficeReport, "lines">) {
  const t = useT("reports");
  const words = useT("letters");
  const language = useLanguage();
  const facts = letterStatuses.flatMap((status) => {
    const counted = lines.reduce((sum, { byStatus }) => sum + (byStatus[status] ?? 0), 0);
    return counted > 0
      ? [{ key: status, name: words(`panel.states.${status}`), value: formatCount(counted, language) }]
      : [];
  });
  return (
    <Panel title={t("officials.one.letters")} span={6}>
      {facts.length > 0 ? <Facts facts={facts} /> : <p>{t("officials.one.noLetters")}</p>}
    </Panel>
  );
}

type AnswersPanelProps = {
  /** Null: the reader may not see what is in letters. */
  answers: OfficeReport["answers"] | null;
  counted: number;
  /** The address of the campaign's pages of calls and letters. */
  base: string;
};

/** What the office answered. */
export function AnswersPanel({ answers, counted, base }: AnswersPanelProps) {
  const t = useT("reports");
  const language = useLanguage();
  return (
    <Panel title={t("officials.one.answersTitle")} span={6}>
      {counted === 0 ? <p>{t("officials.one.noAnswers")}</p> : null}
      {counted > 0 && !answers ? <p>{t("officials.one.answersOnly", { count: counted })}</p> : null}
      {answers && answers.length > 0 ? (
        <ul className="adm-rows">
          {answers.map(({ id, letterId, pageId, on, body }) => (
            <li key={id}>
              <span className="adm-long">
                {body}
                <span className="adm-hint adm-under">
                  {formatDate(on, "day", language)} ·{" "}
                  <Link to={`${base}/${pageId}/letters/${letterId}`}>{t("officials.one.letter")}</Link>
                </span>
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </Panel>
  );
}

/** Where those of the constituents live who signed last. Towns, and nobody's name. */
export function LatestPanel({ latest, timeZone }: Pick<OfficeReport, "latest"> & { timeZone: string }) {
  const t = useT("reports");
  const language = useLanguage();
  const dayOf = (at: string) =>
    new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone }).format(new Date(at));
  return (
    <Panel title={t("officials.one.latest")} span={6}>
      {latest.length === 0 ? <p>{t("officials.one.noLatest")}</p> : null}
      <ul className="adm-rows">
        {latest.map(({ place, at }) => (
          <li key={at}>
            <span>{place ?? t("officials.one.somewhere")}</span>
            <span className="adm-hint">{dayOf(at)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
