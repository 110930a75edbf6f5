import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { boardDeeds, boardPath, dayOf, LARGEST_BOARD } from "#app/http/board-deeds.server.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelUpload } from "#app/http/panel-upload.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { useErrorSentences } from "#app/i18n/use-error-sentences.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { groupsOf } from "#app/measures/board-members.ts";
import { readBoardQuery } from "#app/measures/board-query.ts";
import { findPanelMeasure } from "#app/measures/panel-measures.server.ts";
import { positionHistory } from "#app/measures/position-history.server.ts";
import { BoardFilePanel } from "#app/measures/ui/board-file-panel.tsx";
import { BoardFilters } from "#app/measures/ui/board-filters.tsx";
import { HousePanel } from "#app/measures/ui/house-panel.tsx";
import { HistoryPanel, RecordPanel, VotesPanel } from "#app/measures/ui/record-panel.tsx";
import { whipBoard } from "#app/measures/whip-board.server.ts";
import { officialsNamed } from "#app/officials/officials-named.server.ts";
import { isUuid } from "#app/platform/uuid.ts";
import { can } from "#app/staff/permissions.ts";
import { EmptyState } from "#app/ui/admin/admin-table.tsx";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel, Panels } from "#app/ui/admin/panels.tsx";

export const meta = panelMeta("measures", (t) => t("board.title"));

// GET /admin/measures/:measure/positions
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "content.read");
  const { language } = actor;
  const measure = await findPanelMeasure(args.params.measure, language);
  if (!measure) throw notFound("page");
  const { query: asked } = args.context.visit;
  const query = readBoardQuery(asked);
  const after = asked.get("after");
  const [board, record, found] = await Promise.all([
    whipBoard(measure.id, language, dayOf(args)),
    positionHistory(measure.id, language, { after: isUuid(after) ? after : null }),
    officialsNamed(query.words, language),
  ]);
  const { houses, others, committees } = board!;
  const members = houses.flatMap((house) => house.members);
  const known = [
    ...members.map(({ officialId, name, office }) => ({ id: officialId, name: `${name}, ${office}` })),
    ...others.map(({ officialId, name, office }) => ({
      id: officialId,
      name: [name, office].filter(Boolean).join(", "),
    })),
    ...found,
  ];
  const official = asked.get("official") ?? "";
  const page = boardPath(measure.id);
  return {
    page,
    measure: { id: measure.id, identifier: measure.identifier, body: measure.body ?? "" },
    groups: groupsOf(board!, query),
    committees: committees.map(({ id, name }) => ({ id, name })),
    record,
    pages: {
      previous: after ? page : null,
      next: record.next && `${page}?after=${record.next}#history`,
    },
    choices: [...new Map(known.map((choice) => [choice.id, choice])).values()],
    query,
    official: isUuid(official) ? official : "",
    mayEdit: can(actor, "measures.edit"),
  };
}

// POST: puts a position or a whole vote on the record, or takes one off
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "measures.edit");
  const id = args.params.measure;
  if (!isUuid(id)) throw notFound("page");
  const upload = await panelUpload(args, { limit: LARGEST_BOARD });
  const { fields } = upload;
  const act = boardDeeds[fields.get("intent") ?? ""] ?? boardDeeds.record!;
  const result = await act({ args, actor, id, fields, upload });
  return "failed" in result ? data(result.failed, { status: 422 }) : result.answer;
}

export default function MeasurePositionsRoute() {
  const { page, measure, groups, committees, record, pages, choices, query, official, mayEdit } =
    useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const t = useT("measures");
  const sentences = useErrorSentences("measures");
  const of = (form: "record" | "votes" | "file") => {
    const own = reply?.form === form ? reply : undefined;
    return { values: own?.typed ?? {}, errors: sentences(own?.errors), problems: own?.problems ?? [] };
  };
  const back = (
    <Link className="button button-two" to={`/admin/measures/${measure.id}`}>
      {measure.identifier}
    </Link>
  );
  return (
    <>
      <PageHead title={t("board.title")} hint={measure.identifier} actions={back} />
      <BoardFilters {...{ page, committees, query }} body={measure.body} look="adm-filters" />
      <Panels>
        {groups.length === 0 ? (
          <Panel title={t("board.title")}>
            <EmptyState title={t("board.noMembers")}>
              <p>{t("board.noMembersText")}</p>
            </EmptyState>
          </Panel>
        ) : null}
        {groups.map((group) => (
          <HousePanel
            key={group.key}
            body={measure.body}
            group={group}
            recordHref={mayEdit ? (id) => `${page}?official=${id}#record` : null}
          />
        ))}
        <HistoryPanel {...{ record, pages, mayEdit }} />
        {mayEdit ? (
          <RecordPanel choices={choices} {...of("record")} values={{ official, ...of("record").values }} />
        ) : null}
        {mayEdit && groups.length > 0 ? <VotesPanel {...of("votes")} /> : null}
        {mayEdit ? <BoardFilePanel page={page} {...of("file")} /> : null}
      </Panels>
    </>
  );
}
