import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields, parsePanelForm } from "#app/http/read-panel-form.ts";
import { deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { useErrorSentences } from "#app/i18n/use-error-sentences.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { CommitteeForm } from "#app/measures/committee-forms.ts";
import { createCommittee } from "#app/measures/edit-committee.server.ts";
import { panelCommittees } from "#app/measures/panel-committees.server.ts";
import { CommitteeFields } from "#app/measures/ui/committee-fields.tsx";
import { CommitteeTable } from "#app/measures/ui/committee-table.tsx";
import { can } from "#app/staff/permissions.ts";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel, Panels } from "#app/ui/admin/panels.tsx";

export const meta = panelMeta("measures", (t) => t("committee.title"));

// GET /admin/measures/committees
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "content.read");
  return { committees: await panelCommittees(actor.language), mayEdit: can(actor, "measures.edit") };
}

// POST /admin/measures/committees: begins another one
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "measures.edit");
  const form = parsePanelForm(await panelFields(args.request), CommitteeForm);
  if (!form.ok) return data({ errors: form.errors, typed: form.typed }, { status: 422 });
  const { id } = await createCommittee(form.input, deed(actor, args));
  const text = translator(actor.language, "measures")("committee.said.created");
  return done(`/admin/measures/committees/${id}`, { text });
}

export default function CommitteesRoute() {
  const { committees, mayEdit } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const t = useT("measures");
  const errors = useErrorSentences("measures")(reply?.errors);
  return (
    <>
      <PageHead
        title={t("committee.title")}
        hint={t("committee.hint")}
        actions={
          <Link className="button button-two" to="/admin/measures">
            {t("title")}
          </Link>
        }
      />
      <Panels>
        <Panel title={t("committee.title")} span={mayEdit ? 7 : 12}>
          <CommitteeTable committees={committees} />
        </Panel>
        {mayEdit ? (
          <Panel title={t("committee.new")} span={5}>
            <AdminForm submit={t("committee.begin")} errors={errors}>
              <CommitteeFields values={(reply?.typed ?? {}) as Record<string, string>} errors={errors} />
            </AdminForm>
          </Panel>
        ) : null}
      </Panels>
    </>
  );
}
