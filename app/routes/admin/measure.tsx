import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { measureDeeds } from "#app/http/measure-deeds.server.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { useErrorSentences } from "#app/i18n/use-error-sentences.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { hearingsOf } from "#app/measures/hearings.server.ts";
import { findPanelMeasure } from "#app/measures/panel-measures.server.ts";
import { HearingsPanel } from "#app/measures/ui/hearings-panel.tsx";
import { MeasureFields } from "#app/measures/ui/measure-fields.tsx";
import { RoadTable } from "#app/measures/ui/road-table.tsx";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { can } from "#app/staff/permissions.ts";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel, Panels } from "#app/ui/admin/panels.tsx";
import { Editable } from "#app/ui/admin/read-only.tsx";

export const meta = panelMeta("measures", (t) => t("facts"));

// GET /admin/measures/:measure
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "content.read");
  const measure = await findPanelMeasure(args.params.measure, actor.language);
  if (!measure) throw notFound("page");
  const [hearings, { timeZone }] = await Promise.all([
    hearingsOf(measure.id),
    getOrganisation(actor.language),
  ]);
  return { measure, hearings, timeZone, mayEdit: can(actor, "measures.edit") };
}

// POST /admin/measures/:measure: one of the deeds, by `intent`
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "measures.edit");
  const measure = await findPanelMeasure(args.params.measure, actor.language);
  if (!measure) throw notFound("page");
  const { id, identifier } = measure;
  const fields = await panelFields(args.request);
  const intent = fields.get("intent") ?? "";
  const act = Object.hasOwn(measureDeeds, intent) ? measureDeeds[intent] : undefined;
  if (!act) throw notFound("page");
  const result = await act({ args, actor, id, identifier, fields });
  return "failed" in result ? data(result.failed, { status: result.status }) : result.answer;
}

export default function MeasureRoute() {
  const { measure, hearings, timeZone, mayEdit } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const t = useT("measures");
  const sentences = useErrorSentences("measures");
  const of = (form: "measure" | "hearing") => (reply?.form === form ? reply : undefined);
  const errors = sentences(of("measure")?.errors);
  const page = `/admin/measures/${measure.id}`;
  return (
    <>
      <PageHead
        title={measure.identifier}
        hint={measure.fields.session}
        actions={
          <Link className="button button-two" to={`${page}/positions`}>
            {t("board.open")}
          </Link>
        }
      />
      <Panels>
        <Panel
          title={t("road.title")}
          aside={mayEdit ? <Link to={`${page}/stages/new`}>{t("road.add")}</Link> : null}
        >
          <p className="adm-hint">{t("road.hint")}</p>
          <RoadTable measureId={measure.id} stages={measure.stages} mayEdit={mayEdit} />
        </Panel>
        <HearingsPanel
          {...{ hearings, timeZone, mayEdit }}
          values={of("hearing")?.typed ?? {}}
          errors={sentences(of("hearing")?.errors)}
        />
        <Panel title={t("facts")} span={5}>
          <Editable may={mayEdit}>
            <AdminForm of={measure.version} submit={t("save")} errors={errors}>
              <input type="hidden" name="version" value={measure.version} />
              <MeasureFields values={{ ...measure.fields, ...of("measure")?.typed }} errors={errors} />
            </AdminForm>
          </Editable>
        </Panel>
      </Panels>
    </>
  );
}
