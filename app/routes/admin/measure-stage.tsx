import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields, parsePanelForm } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { type Asked, deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { useErrorSentences } from "#app/i18n/use-error-sentences.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { StageForm } from "#app/measures/measure-forms.ts";
import { panelCommittees } from "#app/measures/panel-committees.server.ts";
import { findPanelMeasure } from "#app/measures/panel-measures.server.ts";
import { addStage, removeStage, saveStage } from "#app/measures/stages.server.ts";
import { StageFields } from "#app/measures/ui/stage-fields.tsx";
import type { StaffActor } from "#app/staff/actor.ts";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel, Panels } from "#app/ui/admin/panels.tsx";

export const meta = panelMeta("measures", (t) => t("stage.one"));

/** The stage that the address names; "new" is one that is not there yet. Throws 404. */
async function find(
  { measure: measureId, stage: id }: Record<string, string | undefined>,
  actor: StaffActor,
) {
  const measure = await findPanelMeasure(measureId, actor.language);
  const stage = id === "new" ? null : measure?.stages.find((each) => each.id === id);
  if (!measure || stage === undefined) throw notFound("page");
  return { measure, stage };
}

// GET /admin/measures/:measure/stages/:stage
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "measures.edit");
  const { measure, stage } = await find(args.params, actor);
  const { identifier, body, version } = measure;
  const committees = body ? await panelCommittees(actor.language, body) : [];
  return { identifier, body, version, committees, stage };
}

// POST: saves it, adds it, or takes it off the road
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "measures.edit");
  const { measure, stage } = await find(args.params, actor);
  const fields = await panelFields(args.request);
  if (stage && fields.get("intent") === "remove") return remove(args, actor, measure.id, stage.id);
  const typed = Object.fromEntries(fields);
  const form = parsePanelForm(fields, StageForm);
  if (!form.ok) return data({ errors: form.errors, typed }, { status: 422 });
  const { committee } = form.input;
  const known = measure.body ? await panelCommittees(actor.language, measure.body) : [];
  if (committee && !known.some(({ id }) => id === committee))
    return data({ errors: { committee: "unknown-committee" }, typed }, { status: 422 });
  const version = Number(fields.get("version") ?? 0);
  const result = await (stage
    ? saveStage({ measureId: measure.id, id: stage.id }, version, form.input, deed(actor, args))
    : addStage(measure.id, form.input, deed(actor, args)));
  if (result.outcome === "not-found") throw notFound("page");
  if (result.outcome === "changed-meanwhile") {
    return data({ errors: { form: result.outcome }, typed }, { status: 409 });
  }
  const text = translator(actor.language, "measures")("said.stageSaved");
  return done(`/admin/measures/${measure.id}`, { text });
}

async function remove(args: Asked, actor: StaffActor, measureId: string, id: string) {
  const result = await removeStage(measureId, id, deed(actor, args));
  if (result.outcome === "not-found") throw notFound("page");
  const text = translator(actor.language, "measures")("said.stageRemoved");
  return done(`/admin/measures/${measureId}`, { text });
}

export default function MeasureStageRoute() {
  const { identifier, body, version, committees, stage } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const t = useT("measures");
  const errors = useErrorSentences("measures")(reply?.errors);
  return (
    <>
      <PageHead title={stage?.name ?? t("stage.new")} hint={identifier} />
      <Panels>
        <Panel title={t(stage ? "stage.one" : "stage.new")} span={7}>
          <AdminForm submit={t("stage.save")} errors={errors}>
            <input type="hidden" name="version" value={version} />
            <StageFields
              {...{ body, committees }}
              values={{ ...stage?.fields, ...reply?.typed }}
              errors={errors}
            />
          </AdminForm>
        </Panel>
        {stage ? (
          <Panel title={t("stage.remove")} span={5}>
            <p>{t("stage.removeText")}</p>
            <AdminForm intent="remove" submit={t("stage.remove")} look="two" />
          </Panel>
        ) : null}
      </Panels>
    </>
  );
}
