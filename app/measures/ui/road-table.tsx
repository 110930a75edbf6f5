import { Form, Link } from "@remix-run/react";
import { formatDate } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminTable, type Column, EmptyState } from "#app/ui/admin/admin-table.tsx";
import { StageMark, type StageState } from "#app/ui/mark.tsx";
import { readKnownDay } from "../measure-forms.ts";
import type { PanelStage } from "../panel-measures.server.ts";

type RoadTableProps = { measureId: string; stages: PanelStage[]; mayEdit: boolean };

/** The stages of a measure in their order; one press says that it has reached another. */
export function RoadTable({ measureId, stages, mayEdit }: RoadTableProps) {
  const t = useT("measures");
  const language = useLanguage();
  const votes = useVotes();
  const page = `/admin/measures/${measureId}`;
  const columns: Column<PanelStage>[] = [
    {
      key: "stage",
      title: t("road.stage"),
      cell: ({ id, name }) => (mayEdit ? <Link to={`${page}/stages/${id}`}>{name}</Link> : name),
    },
    {
      key: "state",
      title: t("road.state"),
      cell: ({ fields }) => <State state={fields.outcome as StageState} />,
    },
    {
      key: "when",
      title: t("road.when"),
      wide: true,
      cell: ({ fields }) => {
        const day = readKnownDay(fields.occurred_on ?? "");
        return day ? formatDate(day.on, day.precision, language) : "";
      },
    },
    { key: "vote", title: t("road.vote"), wide: true, cell: ({ fields }) => votes(fields) },
    ...(mayEdit ? [moveColumn(t), orderColumn(t, stages)] : []),
  ];
  return (
    <AdminTable
      caption={t("road.title")}
      columns={columns}
      rows={stages}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title={t("road.empty")}>
          <p>{t("road.emptyText")}</p>
        </EmptyState>
      }
    />
  );
}

type Words = ReturnType<typeof useT<"measures">>;

const moveColumn = (t: Words): Column<PanelStage> => ({
  key: "move",
  title: <span className="hidden-text">{t("road.move")}</span>,
  cell: ({ id, name, fields }) =>
    fields.outcome === "here" ? null : (
      <Deed intent="move" stage={id} text={t("road.move")} label={t("road.moveOf", { stage: name })} />
    ),
});

const orderColumn = (t: Words, stages: PanelStage[]): Column<PanelStage> => ({
  key: "order",
  title: t("road.order"),
  cell: ({ id, name }) => (
    <div className="adm-actions">
      {id === stages[0]?.id ? null : (
        <Deed intent="up" stage={id} text="↑" label={t("road.upOf", { stage: name })} />
      )}
      {id === stages.at(-1)?.id ? null : (
        <Deed intent="down" stage={id} text="↓" label={t("road.downOf", { stage: name })} />
      )}
    </div>
  ),
});

function Deed({
  intent,
  stage,
  text,
  label,
}: {
  intent: string;
  stage: string;
  text: string;
  label: string;
}) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="stage" value={stage} />
      <button type="submit" className="button button-two" aria-label={label}>
        {text}
      </button>
    </Form>
  );
}

function State({ state }: { state: StageState }) {
  const t = useT("measures");
  return (
    <span className="stance">
      <StageMark state={state} />
      {t(`stage.outcomes.${state}`)}
    </span>
  );
}

function useVotes() {
  const t = useT("measures");
  return ({ votes_for, votes_against, votes_needed, seats }: Record<string, string>) => {
    if (votes_for && votes_against) {
      return t("road.counted", { for: Number(votes_for), against: Number(votes_against) });
    }
    if (!votes_needed) return "";
    const needed = Number(votes_needed);
    return seats ? t("road.neededOf", { needed, seats: Number(seats) }) : t("road.needed", { needed });
  };
}
