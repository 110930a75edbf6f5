import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields, parsePanelForm } from "#app/http/read-panel-form.ts";
import { deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { useErrorSentences } from "#app/i18n/use-error-sentences.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { createMeasure } from "#app/measures/edit-measure.server.ts";
import { MeasureForm } from "#app/measures/measure-forms.ts";
import { panelMeasures } from "#app/measures/panel-measures.server.ts";
import { MeasureFields } from "#app/measures/ui/measure-fields.tsx";
import { MeasureTable } from "#app/measures/ui/measure-table.tsx";
import { can } from "#app/staff/permissions.ts";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel, Panels } from "#app/ui/admin/panels.tsx";

export const meta = panelMeta("measures", (t) => t("title"));

// GET /admin/measures
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "content.read");
  return { measures: await panelMeasures(actor.language), mayEdit: can(actor, "measures.edit") };
}

// POST /admin/measures: follows another one
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "measures.edit");
  const form = parsePanelForm(await panelFields(args.request), MeasureForm);
  const refused = (errors: Record<string, string>, typed: Record<string, string>) =>
    data({ errors, typed }, { status: 422 });
  if (!form.ok) return refused(form.errors, form.typed as Record<string, string>);
  const result = await createMeasure(form.input, deed(actor, args));
  if (result.outcome !== "saved") {
    const typed = { ...form.input, authors: form.input.authors ?? "", url: form.input.url ?? "" };
    return refused({ identifier: result.outcome }, typed);
  }
  const { identifier } = form.input;
  const text = translator(actor.language, "measures")("said.created", { identifier });
  return done(`/admin/measures/${result.id}`, { text });
}

export default function MeasuresRoute() {
  const { measures, mayEdit } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const t = useT("measures");
  const errors = useErrorSentences("measures")(reply?.errors);
  return (
    <>
      <PageHead
        title={t("title")}
        hint={t("hint")}
        actions={
          <Link className="button button-two" to="/admin/measures/committees">
            {t("committee.title")}
          </Link>
        }
      />
      <Panels>
        <Panel title={t("title")} span={mayEdit ? 7 : 12}>
          <MeasureTable measures={measures} />
        </Panel>
        {mayEdit ? (
          <Panel title={t("begin")} span={5}>
            <p className="adm-hint">{t("beginHint")}</p>
            <AdminForm submit={t("beginButton")} errors={errors}>
              <MeasureFields values={reply?.typed ?? {}} errors={errors} />
            </AdminForm>
          </Panel>
        ) : null}
      </Panels>
    </>
  );
}
