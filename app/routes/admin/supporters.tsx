import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { ExportButton } from "#app/exports/ui/export-forms.tsx";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields } from "#app/http/read-panel-form.ts";
import { type Asked, deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import {
  LIST,
  type ListState,
  listHref,
  readCursor,
  readList,
  sealCursor,
  sealList,
} from "#app/http/supporter-list.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { conditionKinds, isPersonal, noFilter } from "#app/segments/filter.ts";
import { filterChoices } from "#app/segments/filter-choices.server.ts";
import { foundSupporters } from "#app/segments/found-supporters.server.ts";
import { readCondition, withCondition, withoutCondition } from "#app/segments/read-condition.ts";
import { scopeOf } from "#app/segments/scope.ts";
import { SegmentName } from "#app/segments/segment-forms.ts";
import { allSegments, saveSegment } from "#app/segments/segments.server.ts";
import { sorts, supportersPage } from "#app/segments/supporters-page.server.ts";
import { BulkBar } from "#app/segments/ui/bulk-bar.tsx";
import { FilterBar } from "#app/segments/ui/filter-bar.tsx";
import { SegmentsBar } from "#app/segments/ui/segments-bar.tsx";
import { SupporterSearch } from "#app/segments/ui/supporter-search.tsx";
import { SupportersTable } from "#app/segments/ui/supporters-table.tsx";
import { useSegmentErrors } from "#app/segments/ui/use-segment-errors.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { can } from "#app/staff/permissions.ts";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";

export const meta = panelMeta("segments", (t) => t("list.title"));

// GET /admin/supporters
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "supporters.read");
  const { query, now } = args.context.visit;
  const state = await readList(query);
  const scope = scopeOf(actor);
  const { filter, sort, segment } = state;
  const [[found, page], choices, segments] = await Promise.all([
    foundSupporters(filter, scope).then(
      async (found) =>
        [found, await supportersPage(filter, { scope, sort, cursor: readCursor(query), found })] as const,
    ),
    filterChoices(actor, { filter, countiesIn: query.get("state") }),
    allSegments(),
  ]);
  const step = (side: "after" | "before", key: string[] | null) =>
    key && listHref(state, { at: sealCursor({ [side]: key }) });
  return {
    rows: page.rows,
    pages: { next: step("after", page.next), previous: step("before", page.previous) },
    found: { count: found.count, about: found.about },
    filter,
    segment: segment && { id: segment.id, name: segment.name },
    sealed: sealList(state),
    sorts: sorts.map((name) => ({ name, href: listHref({ ...state, sort: name }), chosen: name === sort })),
    choices,
    segments: segments.map(({ id, name }) => ({ id, name })),
    adding: addingOf(query, state, scope.personal),
    kinds: conditionKinds.filter((kind) => scope.personal || !isPersonal({ kind })),
    personal: scope.personal,
    mayEdit: can(actor, "supporters.edit"),
    mayExport: can(actor, "supporters.export"),
    mayManageTags: can(actor, "tags.manage"),
    now: now.toISOString(),
  };
}

/** Which condition is being added, and beside which others. */
function addingOf(query: URLSearchParams, { filter }: ListState, personal: boolean) {
  const kind = conditionKinds.find((each) => each === query.get("add"));
  if (!kind || (isPersonal({ kind }) && !personal)) return null;
  const group = Number(query.get("group") ?? Number.NaN);
  return {
    kind,
    group: Number.isInteger(group) && filter.groups[group] ? group : null,
    state: /^[A-Z]{2}$/.test(query.get("state") ?? "") ? query.get("state") : null,
    field: query.get("field"),
  };
}

// POST /admin/supporters: what is looked for stays out of the address, which history and logs keep
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "supporters.read");
  const fields = await panelFields(args.request);
  const state = await readList(fields);
  switch (fields.get("intent")) {
    case "search": {
      const words = (fields.get("words") ?? "").slice(0, 200);
      return redirect(listHref({ ...state, filter: { ...state.filter, words } }), 303);
    }
    case "clear":
      return redirect(listHref({ ...state, filter: noFilter, segment: null }), 303);
    case "remove": {
      const [group, at] = [Number(fields.get("group")), Number(fields.get("place"))];
      return redirect(listHref({ ...state, filter: withoutCondition(state.filter, group, at) }), 303);
    }
    case "save":
      return save(args, fields, state);
    default:
      return add(actor, fields, state);
  }
}

async function add(actor: StaffActor, fields: URLSearchParams, state: ListState) {
  const { filter } = state;
  const { customFields } = await filterChoices(actor, { filter, countiesIn: null });
  const customKind = customFields.find(({ key }) => key === fields.get("key"))?.kind ?? null;
  const reading = readCondition(fields, { timeZone: actor.timeZone, customKind });
  if (!reading.ok) return data({ form: "add" as const, errors: reading.errors }, { status: 422 });
  const group = fields.get("group");
  const grown = withCondition(filter, reading.condition, group ? Number(group) : null);
  return redirect(listHref({ ...state, filter: grown }), 303);
}

async function save(args: Asked, fields: URLSearchParams, state: ListState) {
  const actor = await requireStaff(args, "supporters.edit");
  const form = SegmentName.safeParse({ name: fields.get("name") ?? "" });
  const refuse = (name: string) => data({ form: "save" as const, errors: { name } }, { status: 422 });
  if (!form.success) return refuse(form.error.issues[0]!.message);
  const result = await saveSegment(form.data.name, state.filter, deed(actor, args));
  if (result.outcome !== "done") return refuse(result.outcome);
  const { id, name } = result.segment;
  const t = translator(actor.language, "segments");
  const undo = { action: "/admin/segments", fields: { intent: "delete", id } };
  return done(`${LIST}?segment=${id}`, { text: t("segment.savedFlash", { name }), undo });
}

export default function SupportersRoute() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const t = useT("segments");
  const words = useSegmentErrors();
  const errorsOf = (form: string) => (reply?.form === form ? words(reply.errors) : {});
  const { found, filter, segment, sealed } = page;
  return (
    <>
      <PageHead
        title={segment ? segment.name : t("list.title")}
        hint={t(found.about ? "list.countAbout" : "list.count", { count: found.count })}
        actions={
          <>
            {page.mayExport ? <ExportButton filter={filter} /> : null}
            {page.mayManageTags ? (
              <Link className="button button-two" to="/admin/tags">
                {t("tags.title")}
              </Link>
            ) : null}
            <Link className="button button-two" to="/admin/segments">
              {t("segment.title")}
            </Link>
          </>
        }
      />
      <SegmentsBar segments={page.segments} chosen={segment?.id ?? null} />
      <Panel title={t("list.people")}>
        <SupporterSearch words={filter.words} sealed={sealed} personal={page.personal} />
        <FilterBar {...page} addErrors={errorsOf("add")} saveErrors={errorsOf("save")} />
        {page.mayEdit && page.rows.length > 0 ? <BulkBar key={sealed} sealed={sealed} count={found} /> : null}
        <SupportersTable
          rows={page.rows}
          pages={page.pages}
          sorts={page.sorts}
          personal={page.personal}
          tickable={page.mayEdit}
          now={page.now}
          narrowed={filter.words !== "" || filter.groups.length > 0}
        />
      </Panel>
    </>
  );
}
