import { Form } from "@remix-run/react";
import { formatDate } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import type { OfficialChoice } from "#app/officials/officials-named.server.ts";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { AdminTable, type Column } from "#app/ui/admin/admin-table.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { RadioGroup } from "#app/ui/choice-fields.tsx";
import { StanceWord } from "#app/ui/position-ledger.tsx";
import { SelectField, TextArea, TextField } from "#app/ui/text-field.tsx";
import type { RecordedPosition, RecordPage } from "../position-history.server.ts";
import type { RowProblem } from "../positions-csv.ts";
import type { VoteProblem } from "../read-votes.ts";
import { stances } from "../stance.ts";
import { Evidence } from "./house-panel.tsx";

type RecordPanelProps = {
  choices: OfficialChoice[];
  values: Record<string, string>;
  /** Sentences by field. */
  errors: Record<string, string>;
};

/** Puts what an official said or did on the record. */
export function RecordPanel({ choices, values, errors }: RecordPanelProps) {
  const t = useT("measures");
  const campaigns = useT("campaigns");
  const field = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name] });
  return (
    <Panel title={t("record.title")} span={5} id="record">
      <p className="adm-hint">{t("record.hint")}</p>
      <AdminForm intent="record" submit={t("record.save")} errors={errors}>
        <SelectField
          {...field("official")}
          label={t("record.official")}
          options={[
            { value: "", text: t("record.choose") },
            ...choices.map(({ id, name }) => ({ value: id, text: name })),
          ]}
          required
        />
        <RadioGroup
          name="stance"
          legend={t("record.stance")}
          chosen={values.stance ?? ""}
          error={errors.stance}
          options={stances.map((value) => ({ value, text: campaigns(`positions.stance.${value}`) }))}
        />
        <StatementFields {...{ values, errors }} />
      </AdminForm>
    </Panel>
  );
}

type StatementProps = Pick<RecordPanelProps, "values" | "errors"> & { prefix?: string };

/** What was said or done, when, and where that can be checked. `prefix` keeps the ids of two forms apart. */
function StatementFields({ values, errors, prefix = "" }: StatementProps) {
  const t = useT("measures");
  const field = (name: string) => ({
    name,
    id: prefix + name,
    defaultValue: values[name] ?? "",
    error: errors[name],
  });
  return (
    <>
      <TextField
        {...field("stated_on")}
        label={t("record.on")}
        hint={t("stage.onHint")}
        maxLength={10}
        short
        required
      />
      <TextField {...field("evidence_en")} label={t("record.evidenceEn")} maxLength={500} lang="en" />
      <TextField {...field("evidence_es")} label={t("record.evidenceEs")} maxLength={500} lang="es" />
      <TextField {...field("source_en")} label={t("record.sourceEn")} maxLength={200} lang="en" />
      <TextField {...field("source_es")} label={t("record.sourceEs")} maxLength={200} lang="es" />
      <TextField {...field("url")} type="url" label={t("record.url")} maxLength={500} />
    </>
  );
}

type VotesPanelProps = Pick<RecordPanelProps, "values" | "errors"> & { problems: Problem[] };

/** Puts a whole roll call on the record. */
export function VotesPanel({ values, errors, problems }: VotesPanelProps) {
  const t = useT("measures");
  return (
    <Panel title={t("votes.title")} id="votes-panel">
      <p className="adm-hint">{t("votes.hint")}</p>
      <AdminForm intent="votes" submit={t("votes.save")} look="two" errors={errors}>
        <TextArea
          name="votes"
          label={t("votes.votes")}
          defaultValue={values.votes ?? ""}
          error={errors.votes}
          placeholder={t("votes.example")}
          rows={8}
          required
        />
        <LineProblems problems={problems} of="line" />
        <StatementFields {...{ values, errors }} prefix="votes-" />
      </AdminForm>
    </Panel>
  );
}

type Problem = VoteProblem | RowProblem;

/** As many as help somebody to mend a list. */
const MOST_SHOWN = 40;

/** Lines of a list, or rows of a file, that are not understood, each with why. */
export function LineProblems({ problems, of }: { problems: Problem[]; of: "line" | "row" }) {
  const t = useT("measures");
  if (problems.length === 0) return null;
  const more = problems.length - MOST_SHOWN;
  return (
    <ul className="adm-hint">
      {problems.slice(0, MOST_SHOWN).map(({ line, code, text }) => (
        <li key={`${line} ${code} ${text}`}>
          {t(`votes.problems.${code}`, { where: t(`votes.${of}`, { line }), line, text })}
        </li>
      ))}
      {more > 0 ? <li>{t("votes.moreProblems", { count: more })}</li> : null}
    </ul>
  );
}

type HistoryPanelProps = {
  record: RecordPage;
  pages: { previous: string | null; next: string | null };
  mayEdit: boolean;
};

/** Everything that was recorded, the latest day first; what was wrong is taken off. */
export function HistoryPanel({ record, pages, mayEdit }: HistoryPanelProps) {
  const t = useT("measures");
  const campaigns = useT("campaigns");
  const language = useLanguage();
  const day = ({ statedOn, precision }: RecordedPosition) => formatDate(statedOn, precision, language);
  const columns: Column<RecordedPosition>[] = [
    { key: "on", title: t("board.since"), cell: (row) => day(row) },
    { key: "official", title: t("board.official"), cell: ({ name }) => <b>{name}</b> },
    {
      key: "stance",
      title: t("board.stance"),
      cell: ({ stance }) => <StanceWord stance={stance} text={campaigns(`positions.stance.${stance}`)} />,
    },
    { key: "evidence", title: t("board.evidence"), wide: true, cell: (row) => <Evidence {...row} /> },
    ...(mayEdit
      ? [
          {
            key: "remove",
            title: <span className="hidden-text">{t("record.remove")}</span>,
            cell: (row: RecordedPosition) => (
              <Form method="post">
                <input type="hidden" name="intent" value="remove" />
                <input type="hidden" name="position" value={row.id} />
                <button
                  type="submit"
                  className="button button-two"
                  aria-label={t("record.removeOf", { name: row.name, date: day(row) })}
                >
                  {t("record.remove")}
                </button>
              </Form>
            ),
          },
        ]
      : []),
  ];
  return (
    <Panel title={t("record.history")} span={mayEdit ? 7 : 12} id="history">
      <AdminTable
        caption={t("record.history")}
        columns={columns}
        rows={record.rows}
        rowKey={({ id }) => id}
        pages={pages}
        empty={<p>{t("record.none")}</p>}
      />
    </Panel>
  );
}
